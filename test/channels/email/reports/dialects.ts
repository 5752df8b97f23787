import type { FailureReason } from '../../../../channels/email/adapter/reports/failure-reason.ts'
import {
  type Expected,
  type Fixture,
  fields,
  type Mail,
  plain,
  quotedLetter,
  recipient,
  report,
} from './build-report.ts'
import { encodeAs } from './encode-charset.ts'

const make = (name: string, expected: Expected, reason: FailureReason | undefined, mail: Buffer): Fixture => ({
  name,
  expected,
  ...(reason !== undefined && { reason }),
  mail,
})
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
const outlook = 'Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@mx.test>'

/** Systems that write no standard report. */
export const plainDialects: readonly Fixture[] = [
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
    'Exchange 2003',
    'hard',
    'unknown-recipient',
    plain(
      `Your message did not reach some or all of the intended recipients.\n\n      Subject:  Uw aanvraag\n      Sent:     24/11/2026 10:20\n\nThe following recipient(s) could not be reached:\n\n      ${recipient} on 24/11/2026 10:20\n            The e-mail account does not exist at the organization this message was sent to.  Check the e-mail address, or contact the recipient directly to find out the correct address.\n            <mx.test #5.1.1>`,
      { from: 'System Administrator <postmaster@mx.test>', subject: 'Undeliverable: Uw aanvraag' },
    ),
  ),
  make(
    'Exchange 2003: too large',
    'soft',
    'too-large',
    plain(
      `Your message did not reach some or all of the intended recipients.\n\n      ${recipient} on 24/11/2026 10:20\n            This message is larger than the current system limit or the recipient's mailbox is full.  Create a shorter message body or remove attachments and try sending it again.\n            <mx.test #5.2.3>`,
      { from: 'System Administrator <postmaster@mx.test>', subject: 'Undeliverable: Uw aanvraag' },
    ),
  ),
  make(
    'Exchange 2003: no permission',
    'soft',
    undefined,
    plain(
      `The following recipient(s) could not be reached:\n\n      ${recipient} on 24/11/2026 10:20\n            You do not have permission to send to this recipient.  For assistance, contact your system administrator.\n            <mx.test #5.7.1 smtp;550 5.7.1 Unable to relay>`,
      { from: 'System Administrator <postmaster@mx.test>', subject: 'Undeliverable: Uw aanvraag' },
    ),
  ),
  make(
    'Exchange 2003: MTS-ID',
    'hard',
    'unknown-recipient',
    plain(
      `Your message\n\n  To:      ${recipient}\n  Subject: Uw aanvraag\n\ndid not reach the following recipient(s):\n\n${recipient} on Tue, 24 Nov 2026 10:20:30 +0100\n    The recipient name is not recognized\n\tThe MTS-ID of the original message is: c=be;a= ;p=x;l=A01\n    MSEXCH:IMS:X:SITE:A01 0 (000C05A6) Unknown Recipient`,
      { from: 'System Administrator <postmaster@mx.test>', subject: 'Undeliverable: Uw aanvraag' },
    ),
  ),
  make(
    'Exchange 2010 in text',
    'soft',
    'mailbox-full',
    plain(
      `Delivery has failed to these recipients or groups:\n\njan geheim (${recipient})\nThe recipient's mailbox is full and can't accept messages now. Please try resending this message later, or contact the recipient directly.\n\nDiagnostic information for administrators:\n\nGenerating server: mx.test\n\n${recipient}\n#554 5.2.2 mailbox full ##`,
      { from: outlook, subject: 'Undeliverable: Uw aanvraag' },
    ),
  ),
  make(
    'Domino: subject alone',
    'hard',
    'unknown-recipient',
    plain(
      'Your message\n\n  Subject: Uw aanvraag\n\nwas not delivered to:\n\n  jan.geheim@mx.test\n\nbecause:\n\n  User jan.geheim (jan.geheim@mx.test) not listed in Domino Directory',
      {
        from: 'Postmaster@domino.test',
        subject: 'DELIVERY FAILURE: User jan.geheim (jan.geheim@mx.test) not listed in Domino Directory',
      },
    ),
  ),
  make(
    'Domino: no mail file',
    'hard',
    undefined,
    plain(
      "was not delivered to:\n\n  jan.geheim@mx.test\n\nbecause:\n\n  Recipient's Domino Directory entry does not specify a valid Notes mail file",
      {
        from: 'Postmaster@domino.test',
        subject: "DELIVERY FAILURE: Recipient's Domino Directory entry does not specify a valid Notes mail file",
      },
    ),
  ),
  make(
    'Domino: full',
    'soft',
    'mailbox-full',
    plain(
      'was not delivered to:\n\n  jan.geheim@mx.test\n\nbecause:\n\n  Cannot send mail: recipient has exceeded the mailbox quota',
      { from: 'Postmaster@domino.test', subject: 'DELIVERY FAILURE: mailbox quota' },
    ),
  ),
  make(
    'GroupWise',
    'hard',
    'unknown-recipient',
    plain(
      'The message that you sent was undeliverable to the following:\n\tjan.geheim@mx.test (user not found)\n\nPossibly truncated original message follows:\n\n',
      { from: 'Mailer-Daemon@groupwise.test', subject: 'Message status - undeliverable' },
    ),
  ),
  make(
    'GroupWise: full',
    'soft',
    'mailbox-full',
    plain('The message that you sent was undeliverable to the following:\n\tjan.geheim@mx.test (mailbox full)', {
      from: 'Mailer-Daemon@groupwise.test',
      subject: 'Message status - undeliverable',
    }),
  ),
  make(
    'MDaemon',
    'hard',
    'unknown-recipient',
    plain(
      'The attached message had PERMANENT fatal delivery errors!\n\nAfter one or more unsuccessful delivery attempts the attached message has\nbeen removed from the mail queue on this server.\n\n--------------------\nFAILED ADDRESS: jan.geheim@mx.test\n--------------------\n\n--- Session Transcript ---\n--> RCPT To:<jan.geheim@mx.test>\n<-- 550 <jan.geheim@mx.test>, Recipient unknown',
      { from: 'MDaemon@mdaemon.test', subject: 'Permanent Delivery Failure' },
    ),
  ),
  make(
    'IMail',
    'hard',
    'unknown-recipient',
    plain('Unknown user: jan.geheim@mx.test\n\nOriginal message follows.\n\n', {
      from: '"Mail Administrator" <postmaster@imail.test>',
      subject: 'Undeliverable Mail',
    }),
  ),
  make(
    'IMail: full',
    'soft',
    'mailbox-full',
    plain('User mailbox exceeds allowed size: jan.geheim@mx.test\n\nOriginal message follows.\n\n', {
      from: '"Mail Administrator" <postmaster@imail.test>',
      subject: 'Undeliverable Mail',
    }),
  ),
  make(
    'Courier',
    'hard',
    'unknown-recipient',
    plain(
      'This is a delivery status notification from mx.test,\nrunning the Courier mail server, version 0.65.2.\n\nThe original message was received on Tue, 24 Nov 2026\n\n---------------------------------------------------------------------------\n\n                           UNDELIVERABLE MAIL\n\nYour message to the following recipients cannot be delivered:\n\n<jan.geheim@mx.test>:\n    mx2.test [192.0.2.7]:\n>>> RCPT TO:<jan.geheim@mx.test>\n<<< 550 User unknown.',
      { from: '"Courier mail server at mx.test" <@>', subject: 'NOTICE: mail delivery status.' },
    ),
  ),
  make(
    'James',
    'hard',
    'unknown-recipient',
    plain(
      "Hi. This is the James mail server at mx.test.\nI'm afraid I wasn't able to deliver your message to the following addresses.\nThis is a permanent error; I've given up. Sorry it didn't work out.  Below\nI include the list of recipients and the reason why I was unable to deliver\nyour message.\n\nFailed recipient(s):\njan.geheim@mx.test\n\nError message:\n550 5.1.1 jan.geheim@mx.test User unknown",
      { from: 'postmaster@james.test', subject: 'Re: Uw aanvraag' },
    ),
  ),
  make(
    'Zimbra',
    'hard',
    'unknown-recipient',
    report(
      `This is the mail system at host zimbra.test.\n\n<${recipient}>: host zimbra.test[192.0.2.7] said: 550 5.1.1\n    <${recipient}>: Recipient address rejected: zimbra.test (in reply to RCPT TO command)`,
      [fields('failed', '5.1.1', `smtp; 550 5.1.1 <${recipient}>: Recipient address rejected: zimbra.test`)],
    ),
  ),
  make(
    'AOL of old',
    'hard',
    'unknown-recipient',
    plain(
      'The original message was received at Tue, 24 Nov 2026\n\n*** ATTENTION ***\n\nYour e-mail is being returned to you because there was a problem with its\ndelivery. The address which was undeliverable is listed in the section\nlabeled: "----- The following addresses had permanent fatal errors -----".\n\n   ----- The following addresses had permanent fatal errors -----\n<jan.geheim@mx.test>\n\n   ----- Transcript of session follows -----\n... while talking to air-xj01.mail.test.:\n>>> RCPT To:<jan.geheim@mx.test>\n<<< 550 MAILBOX NOT FOUND\n550 <jan.geheim@mx.test>... User unknown',
      { subject: 'Returned mail: User unknown' },
    ),
  ),
  make(
    'Yahoo',
    'hard',
    'mailbox-disabled',
    plain(
      'Sorry, we were unable to deliver your message to the following address.\n\n<jan.geheim@mx.test>:\n554: delivery error: dd Sorry, your message to jan.geheim@mx.test cannot be delivered. This mailbox is disabled (554.30).',
      { from: 'MAILER-DAEMON@yahoo.test', subject: 'Failure Notice' },
    ),
  ),
  make(
    'GMX',
    'hard',
    'unknown-recipient',
    plain(
      'This message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered to\none or more of its recipients. This is a permanent error.\n\nThe following address failed:\n\n    "jan.geheim@mx.test":\nSMTP error from remote server for RCPT TO command, host: mx2.test (192.0.2.7) reason: 550 Requested action not taken: mailbox unavailable',
      {
        from: '"GMX Mailer Daemon" <mailer-daemon@gmx.test>',
        subject: 'Mail delivery failed: returning message to sender',
      },
    ),
  ),
  make(
    'T-Online',
    'hard',
    'unknown-recipient',
    plain(
      '|------------------------- Message log follows: -------------------------|\n no valid recipients were found for this message\n|------------------------- Failed addresses follow: ---------------------|\n <jan.geheim@mx.test> ... unknown user',
      { from: 'Mail Delivery System <mailer-daemon@t-online.test>', subject: 'Mail delivery failed' },
    ),
  ),
  make(
    'Web.de in German',
    'hard',
    'unknown-recipient',
    plain('Ihre Nachricht konnte nicht zugestellt werden.\n\njan.geheim@mx.test:\n550 Benutzer unbekannt', {
      from: 'mailer-daemon@web.test',
      subject: 'Zustellung fehlgeschlagen',
    }),
  ),
  make(
    'Orange in French',
    'hard',
    'unknown-recipient',
    plain(
      "Bonjour,\n\nVotre message n'a pas pu être remis au destinataire suivant :\n\njan.geheim@mx.test\n550 5.1.1 Adresse d au moins un destinataire invalide. Invalid recipient. OFR_416",
      {
        from: 'postmaster@orange.test',
        subject: 'Échec de la remise',
        charset: 'iso-8859-1',
        encode: encodeAs('windows-1252'),
      },
    ),
  ),
  make(
    'Free: saturated',
    'soft',
    'mailbox-full',
    plain('Votre message ne peut être distribué : la boîte de jan.geheim@mx.test est saturée.', {
      from: 'mailer-daemon@free.test',
      subject: 'Message non distribué',
      charset: 'iso-8859-1',
      encode: encodeAs('windows-1252'),
    }),
  ),
  make(
    'Telenet in Dutch',
    'hard',
    'unknown-recipient',
    plain('Uw bericht kon niet worden afgeleverd aan:\n\njan.geheim@mx.test\n\nReden: het e-mailadres bestaat niet.', {
      from: 'postmaster@telenet.test',
      subject: 'Uw bericht kon niet worden afgeleverd',
    }),
  ),
  make(
    'Skynet: postbus vol',
    'soft',
    'mailbox-full',
    plain('Uw bericht kon niet worden bezorgd aan jan.geheim@mx.test.\nDe postbus van de ontvanger is vol.', {
      from: 'postmaster@skynet.test',
      subject: 'Onbestelbaar bericht',
    }),
  ),
  make(
    'Libero in Italian',
    'hard',
    'unknown-recipient',
    plain('Il messaggio non è stato recapitato.\n\njan.geheim@mx.test\nIndirizzo inesistente', {
      from: 'postmaster@libero.test',
      subject: 'Mancato recapito',
    }),
  ),
  make(
    'Terra in Spanish',
    'hard',
    'unknown-recipient',
    plain('No se pudo entregar el mensaje a:\njan.geheim@mx.test\nEl usuario no existe.', {
      from: 'postmaster@terra.test',
      subject: 'Mensaje no entregado',
    }),
  ),
  make(
    'UOL in Portuguese',
    'hard',
    'unknown-recipient',
    plain('Não foi possível entregar a mensagem para:\njan.geheim@mx.test\nUsuário desconhecido.', {
      from: 'postmaster@uol.test',
      subject: 'Mensagem não entregue',
    }),
  ),
  make(
    'Onet in Polish',
    'hard',
    'unknown-recipient',
    plain('Wiadomość nie mogła zostać dostarczona.\n\njan.geheim@mx.test: użytkownik nie istnieje', {
      from: 'mailer-daemon@onet.test',
      subject: 'Wiadomość niedostarczona',
    }),
  ),
  make(
    'Mail.ru in koi8-r',
    'hard',
    'unknown-recipient',
    plain('Ваше сообщение не может быть доставлено:\n\njan.geheim@mx.test\nПользователь не найден', {
      from: 'mailer-daemon@corp.test',
      subject: 'Сообщение не доставлено',
      charset: 'koi8-r',
      encode: encodeAs('koi8-r'),
      encoding: 'base64',
    }),
  ),
  make(
    'a Russian server in windows-1251: full',
    'soft',
    'mailbox-full',
    plain('Ваше письмо не доставлено:\n\njan.geheim@mx.test\nПочтовый ящик получателя переполнен', {
      from: 'postmaster@ru.test',
      subject: 'Ошибка доставки',
      charset: 'windows-1251',
      encode: encodeAs('windows-1251'),
      encoding: 'quoted-printable',
    }),
  ),
  make(
    'QQ in gb2312',
    'hard',
    'unknown-recipient',
    plain('您发送的邮件被退回。\n收件人 jan.geheim@mx.test\n退信原因：收件人邮件地址不存在', {
      from: 'PostMaster@qq.test',
      subject: '系统退信',
      charset: 'gb2312',
      encode: encodeAs('gb2312'),
      encoding: 'base64',
    }),
  ),
  make(
    'a server in Taiwan in big5: full',
    'soft',
    'mailbox-full',
    plain('您的郵件無法投遞：\njan.geheim@mx.test\n原因：收件人信箱已滿', {
      from: 'postmaster@tw.test',
      subject: '退信',
      charset: 'big5',
      encode: encodeAs('big5'),
    }),
  ),
  make(
    'Docomo',
    'hard',
    'unknown-recipient',
    plain('宛先のメールアドレスが存在しませんでした。\n\njan.geheim@mx.test', {
      from: 'mail-daemon@docomo.test',
      subject: 'Undelivered Mail',
      charset: 'iso-2022-jp',
      encode: encodeAs('iso-2022-jp'),
    }),
  ),
  make(
    'EZweb',
    'hard',
    'unknown-recipient',
    plain(
      'Each of the following recipients was rejected by a remote mail server.\nThe reasons given by the server are included to help you determine why\neach recipient was rejected.\n\n    Recipient: <jan.geheim@mx.test>\n    >>> RCPT TO:<jan.geheim@mx.test>\n    <<< 550 <jan.geheim@mx.test>: User unknown',
      { from: 'Postmaster@ezweb.test', subject: 'Mail System Error - Returned Mail' },
    ),
  ),
  make(
    'KDDI: full',
    'soft',
    'mailbox-full',
    plain(
      'Your mail sent on: Tue, 24 Nov 2026 could not be delivered to\njan.geheim@mx.test\nAs their mailbox is full.',
      { from: 'no-reply@app.kddi.test', subject: 'Undelivered Mail', headers: ['Return-Path: <>'] },
    ),
  ),
  make(
    'a carrier in Japan, full',
    'soft',
    'mailbox-full',
    plain('メールを配信できませんでした。\njan.geheim@mx.test\n受信者のメールボックスの容量を超えています。', {
      from: 'postmaster@jp.test',
      subject: '配信エラー',
      charset: 'iso-2022-jp',
      encode: encodeAs('iso-2022-jp'),
    }),
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
  make(
    'a gateway of spam, held',
    'soft',
    'spam',
    plain(`Your message to ${recipient} was rejected as spam by our content filter.`, {
      from: 'postmaster@gateway.test',
      subject: 'Message rejected',
    }),
  ),
  make(
    'Symantec',
    'soft',
    'blocked',
    plain(
      `Your mail to ${recipient} could not be delivered:\n\n553-Message filtered. Refer to the Troubleshooting page. 501 Connection rejected by policy [7.7] blocked for reputation`,
      { from: 'postmaster@cloud.test', subject: 'Undeliverable' },
    ),
  ),
  make(
    'only a status',
    'hard',
    'unknown-recipient',
    plain(`The message to ${recipient} failed.\nStatus: 5.1.1`, { subject: 'Delivery failure' }),
  ),
  make(
    'a failure without reason',
    'soft',
    'unspecified',
    plain(`Your mail to ${recipient} was not delivered.`, { subject: 'Undelivered mail' }),
  ),
  make(
    'a greeting of a mail system',
    'unknown',
    undefined,
    plain('Hello, our mail servers move to a new network in May.', { from: 'postmaster@mx.test', subject: 'News' }),
  ),
  make(
    'a person who writes',
    'unknown',
    undefined,
    plain('Dag, kunt u mij bellen over mijn dossier? User unknown 550 5.1.1', {
      from: 'jan@mx.test',
      subject: 'Re: Uw aanvraag',
      headers: [],
    }),
  ),
  make(
    'a bounce that a person passes on',
    'hard',
    'unknown-recipient',
    plain(`Zie hieronder.\n\n> <${recipient}>: host mx.test said: 550 5.1.1 User unknown`, {
      from: 'els@mx.test',
      subject: 'Fwd: Undelivered Mail Returned to Sender',
      headers: [],
    }),
  ),
]

/** Standard reports with something of their own. */
export const reportDialects: readonly Fixture[] = [
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
  make(
    'Gmail: no answer',
    'soft',
    'unreachable',
    report(
      'The recipient server did not accept our requests to connect.',
      [fields('failed', '4.4.1', 'smtp; The recipient server did not accept our requests to connect.')],
      { from: 'mailer-daemon@googlemail.com', subject: 'Delivery Status Notification (Failure)' },
    ),
  ),
  make(
    'Gmail: delay',
    'delayed',
    undefined,
    report(
      'There was a temporary problem delivering your message. Gmail will retry for 46 more hours.',
      [[...fields('delayed', '4.4.1'), 'Will-Retry-Until: Thu, 26 Nov 2026']],
      { from: 'mailer-daemon@googlemail.com', subject: 'Delivery Status Notification (Delay)' },
    ),
  ),
  make(
    'Gmail: address not found, in HTML',
    'hard',
    'unknown-recipient',
    report(
      `<html><body><h1>Address not found</h1><p>Your message wasn't delivered to <b>${recipient}</b> because the address couldn't be found, or is unable to receive mail.</p></body></html>`,
      [fields('failed', '5.1.1')],
      {
        from: 'mailer-daemon@googlemail.com',
        subject: 'Delivery Status Notification (Failure)',
        html: true,
        encoding: 'base64',
      },
    ),
  ),
  make(
    'Outlook.com',
    'hard',
    'unknown-recipient',
    report(
      'This is an automatically generated Delivery Status Notification.\n\nDelivery to the following recipients failed.\n\n       jan.geheim@mx.test',
      [fields('failed', '5.5.0', 'smtp;550 Requested action not taken: mailbox unavailable (-1)')],
      { from: 'postmaster@hotmail.com', subject: 'Delivery Status Notification (Failure)' },
    ),
  ),
  make(
    'Domino with fields',
    'hard',
    'unknown-recipient',
    report(
      'User jan not listed',
      [fields('failed', '5.1.1', 'X-Notes; User jan.geheim (jan.geheim@mx.test) not listed in Domino Directory')],
      { from: 'Postmaster@domino.test', subject: 'DELIVERY FAILURE: User not listed' },
    ),
  ),
  make(
    'SES: expired',
    'soft',
    'expired-in-queue',
    report(
      'An error occurred while trying to deliver the mail to the following recipients:\njan.geheim@mx.test',
      [
        fields(
          'failed',
          '4.4.7',
          'smtp; 550 4.4.7 Message expired: unable to deliver in 840 minutes.<421 4.4.0 Unable to lookup DNS for mx.test>',
        ),
      ],
      { from: 'MAILER-DAEMON@eu-west-1.amazonses.com', subject: 'Delivery Status Notification (Failure)' },
    ),
  ),
  make(
    'Cisco: class of its own',
    'soft',
    'blocked',
    report(
      `The following message to <${recipient}> was undeliverable.\nThe reason for the problem:\n5.1.0 - Unknown address error 550-'5.7.1 Your IP is on a block list'`,
      [fields('failed', '5.1.0', "smtp; 5.1.0 - Unknown address error 550-'5.7.1 Your IP is on a block list'")],
    ),
  ),
  make(
    'Cisco: unknown',
    'hard',
    'unknown-recipient',
    report(
      `The following message to <${recipient}> was undeliverable.\nThe reason for the problem:\n5.1.0 - Unknown address error 550-'5.1.1 User unknown'`,
      [fields('failed', '5.1.0', "smtp; 5.1.0 - Unknown address error 550-'5.1.1 User unknown'")],
    ),
  ),
  make(
    'Proofpoint: expired',
    'soft',
    'expired-in-queue',
    report('Message could not be delivered for 5 days', [
      fields('failed', '4.4.7', 'smtp; 4.4.7 - Delivery time expired'),
    ]),
  ),
  make(
    'fields without action',
    'hard',
    'unknown-recipient',
    report('failed', [
      [`Final-Recipient: rfc822; ${recipient}`, 'Status: 5.1.1', 'Diagnostic-Code: smtp; 550 User unknown'],
    ]),
  ),
  make('a status alone', 'hard', 'unknown-recipient', report('failed', [fields('failed', '5.1.1')])),
  make(
    'a reason of its own behind a status of another',
    'soft',
    'spam',
    report('failed', [fields('failed', '5.1.1', 'smtp; 550 5.1.1 rejected as spam')]),
  ),
  make(
    'several recipients, all unknown',
    'hard',
    'unknown-recipient',
    report('failed', [
      fields('failed', '5.1.1', 'smtp; 550 5.1.1 User unknown'),
      fields('failed', '5.1.1', 'smtp; 550 5.1.1 User unknown', 'els@mx.test'),
    ]),
  ),
  make(
    'several recipients, one full',
    'soft',
    'mailbox-full',
    report('failed', [
      fields('failed', '5.1.1', 'smtp; 550 5.1.1 User unknown'),
      fields('failed', '5.2.2', 'smtp; 552 5.2.2 Mailbox full', 'els@mx.test'),
    ]),
  ),
  make(
    'several recipients, one delivered',
    'soft',
    undefined,
    report('failed', [
      fields('failed', '5.1.1', 'smtp; 550 5.1.1 User unknown'),
      fields('delivered', '2.0.0', undefined, 'els@mx.test'),
    ]),
  ),
  make(
    'without our letter',
    'hard',
    'unknown-recipient',
    report('failed', [fields('failed', '5.1.1', 'smtp; 550 5.1.1 User unknown')], { bare: true }),
  ),
]

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

const absences: readonly (readonly [string, string])[] = [
  ['Automatic reply: Uw aanvraag', 'I am out of the office until Monday. My address els@mx.test no longer exists.'],
  ['Out of Office: Uw aanvraag', 'I have left. This address is no longer in use. Mail could not be delivered.'],
  ['Automatisch antwoord: Uw aanvraag', 'Ik ben afwezig. Onbestelbaar? Mail els@mx.test'],
  ['Afwezig: Uw aanvraag', 'Ik ben met verlof. Mijn postvak is vol.'],
  ['Réponse automatique : Votre demande', 'Je suis absente. Cette adresse n’existe plus.'],
  ['Absence du bureau', 'Je suis absent.'],
  ['Automatische Antwort: Ihr Antrag', 'Ich bin im Urlaub. Diese Adresse existiert nicht mehr.'],
  ['Abwesenheitsnotiz', 'Ich bin nicht im Hause.'],
  ['Risposta automatica: domanda', 'Sono fuori sede.'],
  ['Respuesta automática: solicitud', 'Estoy fuera de la oficina.'],
  ['Resposta automática: pedido', 'Estou de férias.'],
  ['Odpowiedź automatyczna: wniosek', 'Jestem na urlopie.'],
  ['Автоматический ответ: заявление', 'Я в отпуске.'],
  ['自動応答: 申請', '不在です。'],
  ['自动回复: 申请', '您好，我不在。'],
]

const feedback = (lines: readonly string[]): Buffer =>
  Buffer.from(
    [
      'From: feedback@provider.test',
      'Subject: FW: Uw aanvraag',
      'MIME-Version: 1.0',
      'Content-Type: multipart/report; report-type=feedback-report; boundary="b"',
      '',
      '--b',
      'Content-Type: text/plain',
      '',
      'This is an email abuse report for an email message received on 24 Nov 2026.',
      '--b',
      'Content-Type: message/feedback-report',
      '',
      ...lines,
      '',
      '--b',
      'Content-Type: message/rfc822',
      '',
      quotedLetter,
      '--b--',
    ].join('\r\n'),
  )

export const otherDialects: readonly Fixture[] = [
  ...absences.map(([subject, text]) =>
    make(
      `absent: ${subject}`,
      'auto-reply',
      undefined,
      plain(text, { from: 'jan@mx.test', subject, headers: ['Auto-Submitted: auto-replied', 'Return-Path: <>'] }),
    ),
  ),
  make(
    'vacation of old',
    'auto-reply',
    undefined,
    plain('I am away. User unknown.', {
      from: 'jan@mx.test',
      subject: 'Re: Uw aanvraag',
      headers: ['Precedence: bulk', 'Return-Path: <>'],
    }),
  ),
  make(
    'autoresponder',
    'auto-reply',
    undefined,
    plain('Bedankt voor uw bericht.', {
      from: 'info@mx.test',
      subject: 'Re: Uw aanvraag',
      headers: ['X-Autoreply: yes', 'Return-Path: <>'],
    }),
  ),
  make(
    'challenge',
    'auto-reply',
    undefined,
    plain('To have your message delivered, please confirm that you are a human.', {
      from: 'jan@mx.test',
      subject: 'Please confirm your message',
      headers: ['Return-Path: <>'],
    }),
  ),
  make(
    'read receipt',
    'auto-reply',
    undefined,
    Buffer.from(
      [
        'From: jan@mx.test',
        'Subject: Read: Uw aanvraag',
        'MIME-Version: 1.0',
        'Content-Type: multipart/report; report-type=disposition-notification; boundary="b"',
        '',
        '--b',
        'Content-Type: text/plain',
        '',
        'Your message was read.',
        '--b',
        'Content-Type: message/disposition-notification',
        '',
        `Final-Recipient: rfc822; ${recipient}`,
        'Disposition: automatic-action/MDN-sent-automatically; displayed',
        '',
        '--b--',
      ].join('\r\n'),
    ),
  ),
  make(
    'ARF: abuse',
    'complaint',
    undefined,
    feedback([
      'Feedback-Type: abuse',
      'User-Agent: Provider/1.0',
      'Version: 1',
      'Original-Rcpt-To: <redacted@provider.test>',
    ]),
  ),
  make(
    'ARF: opt-out',
    'complaint',
    undefined,
    feedback(['Feedback-Type: opt-out', 'User-Agent: Provider/1.0', 'Version: 1']),
  ),
  make('ARF: not spam', 'auto-reply', undefined, feedback(['Feedback-Type: not-spam', 'Version: 1'])),
  make(
    'ARF: Yahoo',
    'complaint',
    undefined,
    feedback([
      'Feedback-Type: abuse',
      'User-Agent: Yahoo!-Mail-Feedback/2.0',
      'Version: 0.1',
      'Original-Mail-From: <bounce@uitpost.test>',
      'Reported-Domain: uitpost.test',
    ]),
  ),
  make(
    'JMRP',
    'complaint',
    undefined,
    Buffer.from(
      [
        'From: staff@hotmail.com',
        'Subject: complaint about message from 192.0.2.1',
        'MIME-Version: 1.0',
        'Content-Type: multipart/mixed; boundary="b"',
        '',
        '--b',
        'Content-Type: message/rfc822',
        '',
        'X-HmXmrOriginalRecipient: jan@hotmail.com',
        quotedLetter,
        '--b--',
      ].join('\r\n'),
    ),
  ),
]
