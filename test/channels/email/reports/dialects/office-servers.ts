import { type Fixture, fields, plain, recipient, report } from '../build-report.ts'
import { make } from './make.ts'

const outlook = 'Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@mx.test>'

/** Mail servers of offices without a standard report: Exchange, Domino, GroupWise, MDaemon, IMail, Courier, James, Zimbra. */
export const officeDialects: readonly Fixture[] = [
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
]
