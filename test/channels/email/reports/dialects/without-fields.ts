import type { FailureReason } from '../../../../../channels/email/adapter/reports/failure-reason.ts'
import { type Expected, type Fixture, fields, plain, quotedLetter, recipient, report } from '../build-report.ts'
import { make } from './make.ts'

/** Reports whose reason is only in a sentence for readers, in the languages of mailboxes: subject, text. */
const sentences: readonly (readonly [Expected, FailureReason | undefined, string, string])[] = [
  ['hard', 'unknown-recipient', 'Non remis : Avis', "Nous n'avons pas trouvé cette adresse de messagerie."],
  ['hard', 'unknown-recipient', 'Non remis : Avis', "Ce nom ne figure pas dans l'annuaire de la commune."],
  ['hard', 'unknown-recipient', 'Non recapitabile: Avviso', 'Impossibile trovare gheno su mx.test.'],
  ['hard', 'unknown-recipient', 'Não entregue: Aviso', 'Não foi possível localizar o endereço indicado.'],
  ['hard', 'unknown-recipient', 'Zustellfehler', 'Der Name steht nicht im Adressbuch der Gemeinde.'],
  ['hard', 'unknown-recipient', 'Onbestelbaar: Brief', 'De naam is niet opgenomen in het adresboek.'],
  ['hard', 'unknown-recipient', 'No se puede entregar: Aviso', 'No se pudo localizar el buzón.'],
  ['hard', 'unknown-recipient', 'Kan ikke leveres: Brev', 'Den mailadresse blev ikke fundet.'],
  ['hard', 'unknown-recipient', 'Går inte att leverera: Brev', 'Det gick inte att hitta mottagaren.'],
  ['hard', 'unknown-recipient', 'Nie można dostarczyć: List', 'Nie udało się odnaleźć podanego adresu.'],
  ['soft', 'mailbox-full', 'Kan ikke leveres: Brev', '552 mailbox full'],
  [
    'delayed',
    undefined,
    'Remise retardée : Avis',
    "Le message n'est pas encore remis. De nouvelles tentatives suivent.",
  ],
]

/** Mails of programs of persons: subject, text, header. */
const answers: readonly (readonly [Expected, string, string, string])[] = [
  ['auto-reply', 'Ik ben momenteel niet op kantoor', 'Tot maandag.', 'X-Test: 1'],
  ['auto-reply', 'Ich bin bis Montag im Urlaub', 'Bis Montag.', 'X-Test: 1'],
  ['auto-reply', 'Uw aanvraag', 'Beste, ik ben tot maandag met verlof.', 'Return-Path: <>'],
  ['auto-reply', 'Votre demande', 'Bonjour, je serai absente cette semaine.', 'Return-Path: <>'],
  ['auto-reply', 'Ihr Antrag', 'Ich bin in dieser Woche nicht erreichbar.', 'Return-Path: <>'],
  ['auto-reply', 'Gelezen: Uw aanvraag', 'Uw bericht werd gelezen.', 'X-Test: 1'],
  ['auto-reply', 'Lu : Votre demande', 'Le message a été lu.', 'X-Test: 1'],
  ['unknown', 'Unsubscribe', 'Sent by my mail program.', 'Auto-Submitted: auto-replied'],
  ['unknown', 'Uitschrijven', 'Graag geen berichten meer.', 'Auto-Submitted: auto-replied'],
  ['unknown', 'Mijn adres', 'Mijn adres is veranderd in els@mx.test.', 'X-Test: 1'],
]

/** Sendmail's report of a refused recipient: its own status and its own line say 5.1.1, whatever the server said. */
const sendmail = (answer: string): Buffer =>
  report(
    `   ----- Transcript of session follows -----\n... while talking to mx.test.:\n>>> RCPT To:<${recipient}>\n<<< ${answer}\n550 5.1.1 <${recipient}>... User unknown`,
    [fields('failed', '5.1.1', `SMTP; ${answer}`)],
    { from: 'Mail Delivery Subsystem <MAILER-DAEMON@mx.test>', subject: 'Returned mail: see transcript for details' },
  )

export const dialectsWithoutFields: readonly Fixture[] = [
  ...sentences.map(([expected, reason, subject, text]) =>
    make(
      `${subject}: ${text}`,
      expected,
      reason,
      plain(`${recipient}\n${text}\n`, { from: 'postmaster@mx.test', subject }),
    ),
  ),
  ...answers.map(([expected, subject, text, header]) =>
    make(`${subject}: ${text}`, expected, undefined, plain(text, { from: 'jan@mx.test', subject, headers: [header] })),
  ),
  make('Sendmail: a domain that is not allowed', 'soft', 'policy', sendmail('553 This domain is not allowed here')),
  make('Sendmail: a user without a mailbox', 'hard', 'unknown-recipient', sendmail('550 no such user')),
  make(
    'a report whose boundaries were lost',
    'hard',
    'unknown-recipient',
    Buffer.from(
      [
        'From: MAILER-DAEMON@mx.test',
        'Subject: Returned mail: Service unavailable',
        'Content-Type: multipart/report; report-type=delivery-status; boundary="gone"',
        '',
        '   ----- Transcript of session follows -----',
        'mail.local: unknown user: jan',
        '',
        ...fields('failed', '5.5.0'),
        '',
        quotedLetter.replaceAll('\n', '\r\n'),
      ].join('\r\n'),
    ),
  ),
]
