import { type Fixture, fields, type Mail, plain, recipient, report } from '../build-report.ts'
import { make } from './make.ts'

const machine: Mail = { from: 'MAILER-DAEMON@mx.test', subject: 'failure notice' }

/** A text followed by parts of its own, without fields about recipients. */
const partsOf = (head: readonly string[], parts: readonly string[]): Buffer =>
  Buffer.from([...head, '', ...parts.flatMap((part) => ['--b', part]), '--b--', ''].join('\n').replaceAll('\n', '\r\n'))

/** Peculiarities met in reports from the wild that no other group has. */
export const wildDialects: readonly Fixture[] = [
  make(
    'an answer without a space behind the address',
    'hard',
    'unknown-recipient',
    report('x', [fields('failed', '5.0.0', `smtp; 550 ${recipient}...User unknown`)]),
  ),
  make(
    'a reason in brackets behind the address',
    'hard',
    'unknown-recipient',
    plain(`---The following addresses had delivery errors---\n\n${recipient} [User unknown]\n`, machine),
  ),
  make(
    'a name server that answers nonsense',
    'soft',
    'dns',
    report('x', [
      fields('failed', '5.4.4', 'X-Postfix; Name service error for name=mx.test type=MX: Malformed name server reply'),
    ]),
  ),
  make(
    'a mailbox that takes no attachments',
    'soft',
    undefined,
    plain(`Your mail could not be delivered because they are not accepting mail with attachments:\n\njan`, machine),
  ),
  make(
    'an undisclosed address without a reason',
    'soft',
    'unspecified',
    plain('The following address(es) failed:\n\n  an undisclosed address\n    (generated from jan@mx.test)\n', {
      from: 'Mail Delivery System <Mailer-Daemon@exim.test>',
      subject: 'Mail delivery failed: returning message to sender',
    }),
  ),
  make(
    'a subject of ours in the text of Domino',
    'hard',
    'unknown-recipient',
    plain(
      `Your message\n\n  Subject: Spam, moderator and quota exceeded\n\nwas not delivered to:\n\n  ${recipient}\n\nbecause:\n\n  User jan (${recipient}) not listed in Domino Directory`,
      { from: 'Postmaster@mx.test', subject: 'DELIVERY FAILURE: User jan not listed in Domino Directory' },
    ),
  ),
  make(
    'a gateway under a name of its own',
    'delayed',
    undefined,
    plain(
      `Your message could not be delivered to the following recipients:\n\n${recipient}\n\nDelivery attempts will continue to be made for 5 day(s).`,
      { from: 'Filter_for_SMTP@mx.test', subject: 'Delivery failure notification', headers: [] },
    ),
  ),
  make(
    'a report under the name of an administrator',
    'soft',
    'unspecified',
    plain(`--- Non-Delivery Report ---\nThe email below could not be delivered to:\n\n"${recipient}"`, {
      from: 'admin@mx.test',
      subject: 'Non-Delivery: Uw aanvraag',
      headers: [],
    }),
  ),
  make(
    'postponed for a full mailbox',
    'delayed',
    undefined,
    plain(
      `This is an advisory-only email.\n\nDelivery of email to "${recipient}" has been postponed due to a full mailbox.\nWe will continue to try to deliver your message.`,
      { from: '<Postmaster\\@mx.test@other.test>', subject: 'Mail Delivery Warning' },
    ),
  ),
  make(
    'a mail of a list',
    'unknown',
    undefined,
    plain('Hello there', {
      from: 'els@mx.test',
      subject: 'Re: [list] Plans',
      headers: ['Precedence: list', 'List-Id: <list.mx.test>'],
    }),
  ),
  make(
    'a mail quoted behind the text, with parts of its own',
    'hard',
    'unknown-recipient',
    Buffer.from(
      `From: MAILER-DAEMON@old.test\r\nSubject: failure notice\r\n\r\nHi. This is the qmail-send program at old.test.\r\nI'm afraid I wasn't able to deliver your message to the following addresses.\r\nThis is a permanent error; I've given up. Sorry it didn't work out.\r\n\r\n<${recipient}>:\r\nSorry, no mailbox here by that name. (#5.1.1)\r\n\r\n--- Below this line is a copy of the message.\r\n\r\nReturn-Path: <bounce@uitpost.test>\r\nContent-Type: multipart/alternative; boundary="q"\r\nSubject: x\r\n\r\n--q\r\nContent-Type: text/plain\r\n\r\nPlain.\r\n--q--\r\n`,
    ),
  ),
  make(
    'a report that lost its fields, of no sender',
    'hard',
    'unknown-recipient',
    partsOf(
      [
        'From:',
        'Subject: Utilisateur inconnu',
        'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
      ],
      [`\nA message could not be delivered to:\n${recipient}\n\nCette adresse n'existe pas.\n`],
    ),
  ),
  make(
    'a refusal in a disposition notice',
    'soft',
    'mailbox-full',
    partsOf(
      [
        'From: Mail Delivery Subsystem <admin@mx.test>',
        'Subject: Automatically rejected mail',
        'Content-Type: multipart/report; report-type=disposition-notification; boundary=b',
      ],
      [
        `\nYour message to <${recipient}> was automatically rejected:\nQuota exceeded\n`,
        'Content-Type: message/disposition-notification\n\nFinal-Recipient: rfc822; jan@mx.test\nDisposition: automatic-action/MDN-sent-automatically; deleted\n',
      ],
    ),
  ),
  make(
    'fields in a text whose soft line breaks cut their names',
    'hard',
    'unknown-recipient',
    partsOf(
      ['From: MAILER-DAEMON@ses.test', 'Subject: Delivery Status', 'Content-Type: multipart/mixed; boundary=b'],
      [
        `Content-Type: text/plain\nContent-Transfer-Encoding: quoted-printable\n\nTechnical report:\n\nAction: failed\nFinal-Recipient:=\n rfc822; ${recipient}\nDiagnostic-Code: smtp; 550 5.1.1 user un=\nknown\nS=\ntatus: 5.1.1\n`,
      ],
    ),
  ),
  make(
    'fields without a final recipient',
    'hard',
    'unknown-recipient',
    partsOf(
      ['From: MAILER-DAEMON@mx.test', 'Subject: Delivery Status', 'Content-Type: multipart/mixed; boundary=b'],
      [
        'Content-Type: text/plain\n\nThe following addresses had delivery problems\n',
        `Content-Type: message/delivery-status\n\nOriginal-Recipient: <${recipient}>\nAction: failed\nDiagnostic-Code: smtp; 550 Unknown user ${recipient}\n`,
      ],
    ),
  ),
  make(
    'a local part that the other server cannot write',
    'soft',
    'unspecified',
    plain(
      'Delivery to the following recipient failed permanently:\n\n     jän@mx.test\n\nTechnical details of permanent failure:\nlocal-part of envelope contains utf8 but remote server did not offer SMTPUTF8\n',
      { from: 'mailer-daemon@gmail.test', subject: 'Delivery Status Notification (Failure)' },
    ),
  ),
  make(
    'a sender that the provider does not accept',
    'soft',
    'policy',
    report('x', [fields('failed', '5.1.0', 'smtp; 550 5.1.0 <bounce@uitpost.test> sender rejected. AUP#In-1310')]),
  ),
  make(
    'an address that is replaced',
    'hard',
    'moved',
    report('x', [fields('failed', '5.0.0', `smtp; 550 Address ${recipient} has been replaced by els@mx.test`)]),
  ),
  make(
    'a code of another system behind the words',
    'hard',
    'unknown-recipient',
    plain(`<${recipient}>:\nAdresse d au moins un destinataire invalide. Invalid recipient. OFR204_416`, machine),
  ),
]
