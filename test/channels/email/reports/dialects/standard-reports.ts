import { type Fixture, fields, type Mail, quotedLetter, recipient, report } from '../build-report.ts'
import { make } from './make.ts'

const exim: Mail = {
  from: 'Mail Delivery System <Mailer-Daemon@exim.test>',
  subject: 'Mail delivery failed: returning message to sender',
  headers: [`X-Failed-Recipients: ${recipient}`, 'Auto-Submitted: auto-replied'],
}
const eximSays = (said: string) =>
  `This message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered to one or more of its\nrecipients. This is a permanent error. The following address(es) failed:\n\n  ${recipient}\n    ${said}\n\n------ This is a copy of the message, including all the headers. ------\n\n${quotedLetter}`

/** Standard reports (RFC 3464) of mail servers with something of their own. */
export const standardDialects: readonly Fixture[] = [
  make(
    'Postfix: host not found',
    'hard',
    'domain-unknown',
    report(
      `<${recipient}>: Host or domain name not found. Name service error for\n    name=mx.test type=AAAA: Host not found`,
      [
        fields(
          'failed',
          '5.4.4',
          'X-Postfix; Host or domain name not found. Name service error for name=mx.test type=AAAA: Host not found',
        ),
      ],
    ),
  ),
  make(
    'Postfix: host not found, for now',
    'soft',
    'dns',
    report(
      `<${recipient}>: Host or domain name not found. Name service error for\n    name=mx.test type=MX: Host not found, try again`,
      [
        fields(
          'failed',
          '4.4.3',
          'X-Postfix; Host or domain name not found. Name service error for name=mx.test type=MX: Host not found, try again',
        ),
      ],
    ),
  ),
  make(
    'Postfix: expired',
    'soft',
    'unreachable',
    report(`<${recipient}>: connect to mx.test[192.0.2.7]:25: Connection timed out`, [
      fields('failed', '4.4.1', 'X-Postfix; connect to mx.test[192.0.2.7]:25: Connection timed out'),
    ]),
  ),
  make(
    'Postfix: null MX',
    'hard',
    'no-mail-accepted',
    report(`<${recipient}>: Domain mx.test does not accept mail (nullMX)`, [
      fields('failed', '5.1.0', 'X-Postfix; Domain mx.test does not accept mail (nullMX)'),
    ]),
  ),
  make(
    'Postfix: mail for itself',
    'soft',
    'loop',
    report(`<${recipient}>: mail for mx.test loops back to myself`, [
      fields('failed', '5.4.6', 'X-Postfix; mail for mx.test loops back to myself'),
    ]),
  ),
  make(
    'Postfix: delayed',
    'delayed',
    undefined,
    report(
      'THIS IS A WARNING ONLY. YOU DO NOT NEED TO RESEND YOUR MESSAGE. Your message could not be delivered for more than 4 hour(s).',
      [fields('delayed', '4.4.1', 'X-Postfix; connect to mx.test: Connection refused')],
      { subject: 'Delayed Mail (still being retried)' },
    ),
  ),
  make(
    'Postfix: sent',
    'delivered',
    undefined,
    report(
      `<${recipient}>: delivery via local: delivered to maildir`,
      [fields('delivered', '2.0.0', 'X-Postfix; delivered to maildir')],
      { subject: 'Successful Mail Delivery Report' },
    ),
  ),
  make(
    'relayed',
    'relayed',
    undefined,
    report('relayed', [fields('relayed', '2.0.0')], { subject: 'Successful Mail Delivery Report' }),
  ),
  make(
    'expanded',
    'relayed',
    undefined,
    report('expanded', [fields('expanded', '2.0.0')], { subject: 'Delivery Status Notification' }),
  ),
  make(
    'Sendmail: status of 5.0.0 and words in the text',
    'hard',
    'unknown-recipient',
    report(
      `   ----- The following addresses had permanent fatal errors -----\n<${recipient}>\n    (reason: 550 Unknown recipient)`,
      [fields('failed', '5.0.0')],
    ),
  ),
  make(
    'Exim: fields without diagnostic',
    'hard',
    'unknown-recipient',
    report(eximSays('Unrouteable address'), [fields('failed', '5.0.0')], exim),
  ),
]
