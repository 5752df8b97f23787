import type { Expected } from '../build-report.ts'

type Row = readonly [expected: Expected, from: string, subject: string, text: string, headers?: readonly string[]]
const auto = ['Auto-Submitted: auto-replied']
const byMicrosoft = ['X-Auto-Response-Suppress: All', 'Auto-Submitted: auto-generated']
const byOthers = ['Precedence: bulk', 'X-Autoreply: yes']
const jan = 'Jan Geheim <jan.geheim@mx.test>'

/** Answers of absent people and offices: none is a bounce, whatever it says about mailboxes and addresses. */
export const replies: readonly Row[] = [
  [
    'auto-reply',
    jan,
    'Automatisch antwoord: Uw aanvraag',
    'Ik ben met verlof tot en met 4 december. Voor dringende zaken belt u mijn collega.',
    byMicrosoft,
  ],
  ['auto-reply', jan, 'Afwezig: Uw aanvraag', 'Ik lees mijn mail pas op maandag. Mijn postvak is wellicht vol.', auto],
  ['auto-reply', jan, 'Niet op kantoor', 'Ik ben wegens ziekte afwezig. Uw bericht wordt niet doorgestuurd.', byOthers],
  [
    'auto-reply',
    jan,
    'Ik werk hier niet meer: Uw aanvraag',
    'Sinds 1 november werk ik niet meer bij dit bedrijf. Schrijf naar info@mx.test.',
    auto,
  ],
  [
    'auto-reply',
    jan,
    'Ontvangstbevestiging',
    'Wij hebben uw bericht goed ontvangen en antwoorden binnen tien werkdagen.',
    auto,
  ],
  [
    'auto-reply',
    jan,
    'Réponse automatique : Votre demande',
    "Je suis en congé jusqu'au 4 décembre. Votre message ne sera pas lu avant mon retour.",
    byMicrosoft,
  ],
  [
    'auto-reply',
    jan,
    'Absent du bureau',
    'Je suis absent pour cause de maladie. Mon adresse change bientôt.',
    byOthers,
  ],
  [
    'auto-reply',
    jan,
    'Re: Votre demande',
    'Nous avons bien reçu votre message. Ceci est une réponse automatique.',
    auto,
  ],
  ['auto-reply', jan, "Message d'absence", 'Je ne travaille plus ici. Écrivez à info@mx.test.', auto],
  [
    'auto-reply',
    jan,
    'Automatische Antwort: Ihr Antrag',
    'Ich bin bis zum 4. Dezember im Urlaub. Ihre Nachricht wird nicht weitergeleitet.',
    byMicrosoft,
  ],
  ['auto-reply', jan, 'Abwesenheitsnotiz', 'Ich bin nicht im Büro und lese keine E-Mails.', byOthers],
  ['auto-reply', jan, 'Eingangsbestätigung', 'Ihre Nachricht ist bei uns eingegangen.', auto],
  [
    'auto-reply',
    jan,
    'Ich bin im Ruhestand',
    'Diese Adresse wird bald nicht mehr gelesen. Bitte schreiben Sie an info@mx.test.',
    auto,
  ],
  [
    'auto-reply',
    jan,
    'Automatic reply: Your request',
    'I am on leave until 4 December and cannot read your message.',
    byMicrosoft,
  ],
  [
    'auto-reply',
    jan,
    'Out of Office',
    'I am travelling with limited access to mail. My mailbox may be full.',
    byOthers,
  ],
  [
    'auto-reply',
    jan,
    'Your message was received',
    'A ticket was opened for your message. Do not reply to this mail.',
    auto,
  ],
  ['auto-reply', jan, 'I have left the company', 'This mailbox is no longer monitored. Write to info@mx.test.', auto],
  ['auto-reply', jan, 'Uw aanvraag', 'Ik ben er vandaag niet.', ['X-Autorespond: Uw aanvraag']],
  [
    'auto-reply',
    jan,
    'Votre demande',
    "Je suis absent aujourd'hui.",
    ['X-Autoreply-From: jan.geheim@mx.test', 'Precedence: auto_reply'],
  ],
  [
    'auto-reply',
    jan,
    'Ihr Antrag',
    'Ich bin heute nicht da.',
    ['X-Auto-Response-Suppress: OOF', 'X-MS-Exchange-Inbox-Rules-Loop: jan.geheim@mx.test'],
  ],
]
