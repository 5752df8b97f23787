import type { FailureReason } from '../../../../../channels/email/adapter/reports/failure-reason.ts'
import { type Expected, type Fixture, plain, recipient } from '../build-report.ts'
import { make } from './make.ts'

const outlook = 'Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@mx.test>'
const diagnostics: readonly (readonly [string, Expected, FailureReason])[] = [
  [
    "Remote Server returned '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup'",
    'hard',
    'unknown-recipient',
  ],
  ['#550 5.1.1 RESOLVER.ADR.RecipNotFound; not found ##', 'hard', 'unknown-recipient'],
  [
    "Remote Server returned '554 5.2.2 mailbox full; STOREDRV.Deliver.Exception:QuotaExceededException'",
    'soft',
    'mailbox-full',
  ],
  [
    "Remote Server returned '550 5.7.129 RESOLVER.RST.RestrictedToRecipientsPermission; not authorized to send to the recipient'",
    'soft',
    'not-allowed-to-send',
  ],
]
const exchangeLanguages: readonly (readonly [string, string, string, string])[] = [
  [
    'nl',
    'Onbestelbaar: Uw aanvraag',
    'Bezorging aan de volgende geadresseerden of groepen is mislukt:',
    'Diagnostische gegevens voor beheerders:',
  ],
  [
    'fr',
    'Non remis : Votre demande',
    'Échec de la remise à ces destinataires ou groupes :',
    'Informations de diagnostic pour les administrateurs :',
  ],
  [
    'de',
    'Unzustellbar: Ihr Antrag',
    'Fehler bei der Nachrichtenzustellung an folgende Empfänger oder Gruppen:',
    'Diagnoseinformationen für Administratoren:',
  ],
  [
    'es',
    'No se puede entregar: Su solicitud',
    'Error de entrega a estos destinatarios o grupos:',
    'Información de diagnóstico para administradores:',
  ],
  [
    'it',
    'Non recapitabile: Sua domanda',
    'Recapito non riuscito per i destinatari o i gruppi seguenti:',
    'Informazioni di diagnostica per gli amministratori:',
  ],
  ['ja', '配信不能: 申請', '次の受信者またはグループへの配信に失敗しました:', '管理者向けの診断情報:'],
]

/** Exchange and Microsoft 365 in the languages of their users, without fields: gateways drop the second part. */
export const exchangeDialects: readonly Fixture[] = exchangeLanguages.flatMap(([language, subject, intro, label]) =>
  diagnostics.map(([diagnostic, expected, reason], at) =>
    make(
      `Exchange in ${language}: ${reason}`,
      expected,
      reason,
      plain(
        `<html><body><p><b>${intro}</b></p><p>${recipient}</p><p>${label}</p><p>${recipient}<br>${diagnostic}</p></body></html>`,
        { from: outlook, subject, html: true, encoding: at % 2 === 0 ? 'base64' : 'quoted-printable' },
      ),
    ),
  ),
)
