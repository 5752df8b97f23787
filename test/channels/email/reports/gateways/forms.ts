import { fields, plain, quotedLetter, recipient, report } from '../build-report.ts'

/**
 * The structure in which mail gateways and office servers return a mail, with the answer of the next server at its place. The sentences
 * are ours; order, marks, headers and parts are those of the products.
 */
export const gatewayForms: Readonly<Record<string, (answer: string) => Buffer>> = {
  Mimecast: (answer) =>
    plain(
      `<html><body><table><tr><td><h3>Delivery failed</h3><p>Your email to this address was not delivered:</p><p>--&nbsp;${recipient}</p><p>What went wrong:</p><p>--&nbsp;The next server refused the message.</p><p>More details:</p><p>--&nbsp;${answer}</p><p>This happened after 1 attempt over a period of 0 hours.</p></td></tr></table></body></html>`,
      {
        from: 'Postmaster <postmaster@gateway.test>',
        subject: '[Postmaster] Email Delivery Failure',
        html: true,
        encoding: 'quoted-printable',
      },
    ),
  'Proofpoint Essentials': (answer) =>
    plain(
      `Delivery to one recipient has failed and is not tried again.\n\nRecipient: ${recipient}\nServer: mx2.test[192.0.2.7]:25\nReason: ${answer}\n\nThe headers of the message follow.\n\n${quotedLetter}`,
      { from: 'MAILER-DAEMON@pp.gateway.test', subject: 'Undeliverable: Uw aanvraag' },
    ),
  'Barracuda DSN': (answer) =>
    report(
      `**** Your message could not be delivered ****\n\n<${recipient}> : host mx2.test[192.0.2.7] said:\n    ${answer}\n`,
      [[...fields('failed', `${answer[0]}.0.0`, `smtp; ${answer}`), 'Remote-MTA: dns; mx2.test']],
      { from: 'Barracuda Email Security Gateway <postmaster@bar.gateway.test>', subject: '**Undeliverable message**' },
    ),
  'Trend Micro': (answer) =>
    plain(
      `Sent >>> RCPT TO:<${recipient}>\nReceived <<< ${answer}\n\nUnable to deliver message to <${recipient}> (and other recipients in the same domain).\n`,
      { from: 'Mail Delivery Service <postmaster@trend.gateway.test>', subject: 'Mail could not be delivered' },
    ),
  Sophos: (answer) =>
    plain(
      `The message could not be handed over to one or more recipients.\n\n  ${recipient}\n    mx2.test [192.0.2.7]:25\n    ${answer}\n\n------ headers of the message ------\n\n${quotedLetter}`,
      {
        from: 'Mail Delivery System <MAILER-DAEMON@utm.gateway.test>',
        subject: 'Delivery failed',
        headers: ['Return-Path: <>', `X-Failed-Recipients: ${recipient}`],
      },
    ),
  IronPort: (answer) =>
    plain(
      `The following message to <${recipient}> could not be delivered.\nThe reason for the problem:\n5.1.0 - Address error ${answer.slice(0, 3)}-'${answer.slice(4)}'\n`,
      {
        from: 'Mail Delivery System <MAILER-DAEMON@esa.gateway.test>',
        subject: 'Delivery Status Notification (Failure)',
      },
    ),
  Kerio: (answer) =>
    report(
      `Your mail was not delivered to these recipients:\n\nRecipient: ${recipient}\n  Remote server replied: ${answer}\n`,
      [fields('failed', `${answer[0]}.0.0`, `smtp; ${answer}`)],
      { from: 'Mail Delivery Subsystem <postmaster@kerio.test>', subject: 'Undeliverable mail' },
    ),
  MDaemon: (answer) =>
    plain(
      `The attached message had fatal errors and is returned.\n\nFailed address: ${recipient}\n\n--- Session Transcript ---\n Tue 2026-11-24 10:20:30: <-- 220 mx2.test ESMTP\n Tue 2026-11-24 10:20:30: --> EHLO md.test\n Tue 2026-11-24 10:20:30: <-- 250 mx2.test\n Tue 2026-11-24 10:20:31: --> RCPT To:<${recipient}>\n Tue 2026-11-24 10:20:31: <-- ${answer}\n Tue 2026-11-24 10:20:31: --> QUIT\n--- End Transcript ---\n`,
      { from: 'MDaemon at md.test <MDaemon@md.test>', subject: 'Permanent Delivery Failure' },
    ),
  GroupWise: (answer) =>
    plain(`The message that you sent was undeliverable to the following:\n\t${recipient} (${answer})\n`, {
      from: 'System Administrator <Postmaster@gw.test>',
      subject: 'Message status - undeliverable',
    }),
  Domino: (answer) =>
    plain(
      `Your document:\n  Uw aanvraag: adres onbekend, mailbox full\nwas not delivered to:\n  ${recipient}\nbecause:\n  ${answer}\n`,
      { from: 'Postmaster@domino.test', subject: 'DELIVERY FAILURE: the router could not hand over the document' },
    ),
}
