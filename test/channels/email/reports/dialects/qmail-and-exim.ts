import { type Fixture, type Mail, plain, quotedLetter, recipient } from '../build-report.ts'
import { make } from './make.ts'

const qmail: Mail = { from: 'MAILER-DAEMON@old.test', subject: 'failure notice' }
const qmailSays = (said: string, name = 'qmail-send') =>
  `Hi. This is the ${name} program at old.test.\nI'm afraid I wasn't able to deliver your message to the following addresses.\nThis is a permanent error; I've given up. Sorry it didn't work out.\n\n<${recipient}>:\n${said}\n\n--- Below this line is a copy of the message.\n\nReturn-Path: <bounce@uitpost.test>\n${quotedLetter}`
const exim: Mail = {
  from: 'Mail Delivery System <Mailer-Daemon@exim.test>',
  subject: 'Mail delivery failed: returning message to sender',
  headers: [`X-Failed-Recipients: ${recipient}`, 'Auto-Submitted: auto-replied'],
}
const eximSays = (said: string) =>
  `This message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered to one or more of its\nrecipients. This is a permanent error. The following address(es) failed:\n\n  ${recipient}\n    ${said}\n\n------ This is a copy of the message, including all the headers. ------\n\n${quotedLetter}`

/** qmail, Exim, Sendmail and OpenSMTPD, which write no standard report. */
export const unixDialects: readonly Fixture[] = [
  make(
    'qmail: no mailbox',
    'hard',
    'unknown-recipient',
    plain(qmailSays('Sorry, no mailbox here by that name. (#5.1.1)'), qmail),
  ),
  make(
    'qmail: address no longer accepts mail',
    'hard',
    'unknown-recipient',
    plain(qmailSays('This address no longer accepts mail.'), qmail),
  ),
  make(
    'qmail: no host',
    'hard',
    'domain-unknown',
    plain(qmailSays("Sorry, I couldn't find any host named mx.test. (#5.1.2)"), qmail),
  ),
  make(
    'qmail: no connection',
    'soft',
    'unreachable',
    plain(
      qmailSays(
        "Sorry, I wasn't able to establish an SMTP connection. (#4.4.1)\nI'm not going to try again; this message has been in the queue too long.",
      ),
      qmail,
    ),
  ),
  make(
    'qmail: underscores',
    'hard',
    'unknown-recipient',
    plain(qmailSays('Remote_host_said:_550_5.1.1_User_unknown'), qmail),
  ),
  make(
    'qmail: not in rcpthosts',
    'soft',
    'relay-denied',
    plain(
      qmailSays(
        "192.0.2.7 does not like recipient.\nRemote host said: 553 sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)\nGiving up on 192.0.2.7.",
      ),
      qmail,
    ),
  ),
  make(
    'qmail: vpopmail',
    'hard',
    'unknown-recipient',
    plain(qmailSays('Sorry, no mailbox here by that name. vpopmail (#5.1.1)'), qmail),
  ),
  make('qmail: over quota', 'soft', 'mailbox-full', plain(qmailSays('user is over quota'), qmail)),
  make(
    'qmail: greeting failed',
    'soft',
    'unreachable',
    plain(qmailSays('Connected to 192.0.2.7 but greeting failed.\nRemote host said: 421 too busy'), qmail),
  ),
  make(
    'Exim: local user',
    'hard',
    'unknown-recipient',
    plain(eximSays('unknown local-part "jan.geheim" in domain "mx.test"'), exim),
  ),
  make('Exim: unrouteable', 'hard', 'unknown-recipient', plain(eximSays('Unrouteable address'), exim)),
  make(
    'Exim: MX to no host',
    'hard',
    'domain-unknown',
    plain(eximSays('all relevant MX records point to non-existent hosts'), exim),
  ),
  make(
    'Exim: null MX',
    'hard',
    'no-mail-accepted',
    plain(eximSays('an MX or SRV record indicated no SMTP service'), exim),
  ),
  make(
    'Exim: retry timeout',
    'soft',
    undefined,
    plain(eximSays('host mx2.test [192.0.2.7]\n    retry timeout exceeded'), exim),
  ),
  make(
    'Exim: quota',
    'soft',
    'mailbox-full',
    plain(eximSays('mailbox is full\n    (MTA-imposed quota exceeded while writing to file /var/mail/jan)'), exim),
  ),
  make(
    'Exim: after data',
    'soft',
    'spam',
    plain(
      eximSays(
        'host mx2.test [192.0.2.7]\n    SMTP error from remote mail server after end of data:\n    550 This message was classified as SPAM',
      ),
      exim,
    ),
  ),
  make(
    'Exim: sender refused',
    'soft',
    'policy',
    plain(
      eximSays(
        'host mx2.test [192.0.2.7]\n    SMTP error from remote mail server after MAIL FROM:<bounce@uitpost.test>:\n    550 unknown user',
      ),
      exim,
    ),
  ),
  make('Exim: loop', 'soft', 'loop', plain(eximSays('lowest numbered MX record points to local host'), exim)),
  make(
    'Exim: warning',
    'delayed',
    undefined,
    plain(
      `This message was created automatically by mail delivery software.\nA message that you sent has not yet been delivered to one or more of its\nrecipients after more than 24 hours on the queue on exim.test.\n\nThe address to which the message has not yet been delivered is:\n\n  ${recipient}\n\nNo action is required on your part. Delivery attempts will continue for\nsome time.`,
      { from: exim.from ?? '', subject: 'Warning: message 1abc delayed 24 hours' },
    ),
  ),
  make(
    'Sendmail: warning',
    'delayed',
    undefined,
    plain(
      `    **********************************************\n    **      THIS IS A WARNING MESSAGE ONLY      **\n    **  YOU DO NOT NEED TO RESEND YOUR MESSAGE  **\n    **********************************************\n\nThe original message was received at Tue, 24 Nov 2026\n\n   ----- The following addresses had transient non-fatal errors -----\n<${recipient}>\n\n   ----- Transcript of session follows -----\n<${recipient}>... Deferred: Connection timed out with mx.test.\nWarning: message still undelivered after 4 hours\nWill keep trying until message is 5 days old`,
      { subject: 'Warning: could not send message for past 4 hours' },
    ),
  ),
  make(
    'Sendmail of old: user unknown',
    'hard',
    'unknown-recipient',
    plain(
      `   ----- Transcript of session follows -----\n550 ${recipient}... User unknown\n\n   ----- Unsent message follows -----\n${quotedLetter}`,
      { subject: 'Returned mail: User unknown' },
    ),
  ),
  make(
    'Sendmail of old: host unknown',
    'hard',
    'domain-unknown',
    plain(
      `   ----- Transcript of session follows -----\n550 ${recipient}... Host unknown (Name server: mx.test: host not found)\n\n   ----- Unsent message follows -----\n${quotedLetter}`,
      { subject: 'Returned mail: Host unknown' },
    ),
  ),
  make(
    'OpenSMTPD',
    'hard',
    'unknown-recipient',
    plain(
      `    Hi!\n\n    This is the MAILER-DAEMON, please DO NOT REPLY to this email.\n\n    An error has occurred while attempting to deliver a message for\n    the following list of recipients:\n\n${recipient}: 550 Invalid recipient: <${recipient}>\n\n    Below is a copy of the original message:\n\n${quotedLetter}`,
      { from: 'Mailer Daemon <MAILER-DAEMON@opensmtpd.test>', subject: 'Delivery status notification: error' },
    ),
  ),
]
