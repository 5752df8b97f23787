import type { FailureReason } from '../../../../channels/email/adapter/reports/failure-reason.ts'

export type Expected = 'hard' | 'soft' | 'auto-reply' | 'complaint' | 'unknown' | 'delayed' | 'delivered' | 'relayed'

/** A mail that came back, made after the structure of a product's reports, and what a person who reads it would conclude. */
export interface Fixture {
  readonly name: string
  readonly expected: Expected
  readonly reason?: FailureReason
  readonly mail: Buffer
}

export const recipient = 'jan.geheim@mx.test'
/** In place of the token of a delivery. */
export const token = '00000000000000000000000000-1-0123456789abcdef'

/** Our letter, whose words must never count: it speaks of full mailboxes and unknown users. */
const letter = [
  'From: "Stad Gent" <post@uitpost.test>',
  `To: ${recipient}`,
  'Subject: Uw aanvraag: adres onbekend, mailbox full',
  `Message-ID: <${token}@uitpost.test>`,
  'MIME-Version: 1.0',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'User unknown. 550 5.1.1 no such user. 552 5.2.2 mailbox full. Out of office.',
]

export interface Mail {
  readonly from?: string
  readonly subject?: string
  readonly headers?: readonly string[]
  readonly charset?: string
  /** The bytes of the text in its charset, where it is not UTF-8. */
  readonly encode?: (text: string) => Buffer
  readonly encoding?: '8bit' | 'base64' | 'quoted-printable'
  readonly html?: boolean
}

function bodyLines(text: string, mail: Mail): string[] {
  const bytes = mail.encode?.(text) ?? Buffer.from(text)
  const encoding = mail.encoding ?? '8bit'
  const headers = [
    `Content-Type: ${mail.html === true ? 'text/html' : 'text/plain'}; charset=${mail.charset ?? 'utf-8'}`,
    `Content-Transfer-Encoding: ${encoding}`,
    '',
  ]
  if (encoding === 'base64') return [...headers, ...(bytes.toString('base64').match(/.{1,76}/g) ?? [])]
  if (encoding === 'quoted-printable') return [...headers, quotedPrintable(bytes)]
  return [...headers, bytes.toString('latin1')]
}

function quotedPrintable(bytes: Buffer): string {
  const encoded = [...bytes].map((byte) =>
    (byte >= 33 && byte <= 126 && byte !== 61) || byte === 32 || byte === 10
      ? String.fromCharCode(byte)
      : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`,
  )
  const lines: string[] = ['']
  for (const each of encoded) {
    if (each === '\n') lines.push('')
    else if ((lines.at(-1)?.length ?? 0) > 70) lines.splice(-1, 1, `${lines.at(-1)}=`, each)
    else lines[lines.length - 1] += each
  }
  return lines.join('\r\n')
}

function head({ from = 'MAILER-DAEMON@mx.test (Mail Delivery System)', subject, headers = [] }: Mail): string[] {
  const words = subject ?? 'Undelivered Mail Returned to Sender'
  const encoded = /[\u0080-\uffff]/.test(words) ? `=?utf-8?B?${Buffer.from(words).toString('base64')}?=` : words
  return [`From: ${from}`, 'To: bounce@uitpost.test', `Subject: ${encoded}`, ...headers, 'MIME-Version: 1.0']
}

const join = (lines: readonly string[]): Buffer =>
  Buffer.from(lines.join('\r\n').replaceAll(/\r?\n/g, '\r\n'), 'latin1')

/** A mail of one text. */
export function plain(text: string, mail: Mail = {}): Buffer {
  return join([...head({ headers: ['Return-Path: <>'], ...mail }), ...bodyLines(text, mail)])
}

/** A report by RFC 3464 with our letter enclosed. */
export function report(
  text: string,
  groups: readonly (readonly string[])[],
  mail: Mail & { bare?: boolean } = {},
): Buffer {
  const fields = groups.flatMap((group) => ['', ...group])
  return join([
    ...head({ headers: ['Return-Path: <>', 'Auto-Submitted: auto-replied'], ...mail }),
    'Content-Type: multipart/report; report-type=delivery-status; boundary="=_b"',
    '',
    '--=_b',
    ...bodyLines(text, mail),
    '--=_b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.test',
    ...fields,
    '',
    ...(mail.bare === true ? [] : ['--=_b', 'Content-Type: message/rfc822', '', ...letter]),
    '--=_b--',
    '',
  ])
}

/** Our letter, as systems quote it below their own text. */
export const quotedLetter = letter.join('\n')

export function fields(action: string, status: string, diagnostic?: string, to = recipient): string[] {
  return [
    `Final-Recipient: rfc822; ${to}`,
    `Action: ${action}`,
    `Status: ${status}`,
    ...(diagnostic === undefined ? [] : [`Diagnostic-Code: ${diagnostic}`]),
  ]
}

/** The forms in which an answer of a server reaches us, by the product that reports it. */
export const wrappers: Readonly<Record<string, (answer: string) => Buffer>> = {
  Postfix: (answer) => {
    const status = /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(answer)?.[0] ?? `${answer[0]}.0.0`
    return report(
      `This is the mail system at host mx.test.\n\nI'm sorry to have to inform you that your message could not\nbe delivered to one or more recipients. It's attached below.\n\n<${recipient}>: host mx2.test[192.0.2.7] said: ${answer} (in\n    reply to RCPT TO command)`,
      [fields('failed', status, `smtp; ${answer}`)],
    )
  },
  'Exim with fields': (answer) =>
    report(
      `This message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered to one or more of its\nrecipients. This is a permanent error. The following address(es) failed:\n\n  ${recipient}\n    host mx2.test [192.0.2.7]\n    SMTP error from remote mail server after RCPT TO:<${recipient}>:\n    ${answer}`,
      [[...fields('failed', '5.0.0', `smtp; ${answer}`), 'Remote-MTA: dns; mx2.test']],
      {
        from: 'Mail Delivery System <Mailer-Daemon@exim.test>',
        subject: 'Mail delivery failed: returning message to sender',
        headers: [`X-Failed-Recipients: ${recipient}`, 'Auto-Submitted: auto-replied'],
      },
    ),
  'Exim without fields': (answer) =>
    plain(
      `This message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered to one or more of its\nrecipients. This is a permanent error. The following address(es) failed:\n\n  ${recipient}\n    SMTP error from remote mail server after RCPT TO:<${recipient}>:\n    host mx2.test [192.0.2.7]: ${answer}\n\n------ This is a copy of the message, including all the headers. ------\n\n${quotedLetter}`,
      {
        from: 'Mail Delivery System <Mailer-Daemon@exim.test>',
        subject: 'Mail delivery failed: returning message to sender',
        headers: [`X-Failed-Recipients: ${recipient}`, 'Auto-Submitted: auto-replied'],
      },
    ),
  Sendmail: (answer) =>
    report(
      `The original message was received at Tue, 24 Nov 2026 10:20:30 +0100\nfrom mail.uitpost.test [192.0.2.1]\n\n   ----- The following addresses had permanent fatal errors -----\n<${recipient}>\n    (reason: ${answer})\n\n   ----- Transcript of session follows -----\n... while talking to mx2.test.:\n>>> DATA\n<<< ${answer}`,
      [fields('failed', `${answer[0]}.0.0`, `SMTP; ${answer}`)],
      { from: 'Mail Delivery Subsystem <MAILER-DAEMON@mx.test>', subject: 'Returned mail: see transcript for details' },
    ),
  qmail: (answer) =>
    plain(
      `Hi. This is the qmail-send program at old.test.\nI'm afraid I wasn't able to deliver your message to the following addresses.\nThis is a permanent error; I've given up. Sorry it didn't work out.\n\n<${recipient}>:\n192.0.2.7 does not like recipient.\nRemote host said: ${answer}\nGiving up on 192.0.2.7.\n\n--- Below this line is a copy of the message.\n\n${quotedLetter}`,
      { from: 'MAILER-DAEMON@old.test', subject: 'failure notice' },
    ),
  'Exchange Online': (answer) =>
    report(
      `<html><head><title>NDR</title></head><body><p><b>Delivery has failed to these recipients or groups:</b></p><p><a href="mailto:${recipient}">${recipient}</a></p><p>Your message couldn't be delivered. For further tips to fix this, see https://mx.test/spam</p><hr><p>Diagnostic information for administrators:</p><p>Generating server: A.prod.mx.test</p><p>${recipient}<br>Remote Server returned '${answer}'</p><p>Original message headers:</p><pre>${letter.join('\n')}</pre></body></html>`,
      [fields('failed', /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(answer)?.[0] ?? '5.0.0', `smtp;${answer}`)],
      {
        from: 'Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@mx.test>',
        subject: 'Undeliverable: Uw aanvraag',
        html: true,
        encoding: 'quoted-printable',
      },
    ),
  Gmail: (answer) =>
    report(
      `Your message wasn't delivered to ${recipient}.\n\nThe response was:\n\n${answer}`,
      [fields('failed', /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(answer)?.[0] ?? '5.0.0', `smtp; ${answer}`)],
      {
        from: 'Mail Delivery Subsystem <mailer-daemon@googlemail.com>',
        subject: 'Delivery Status Notification (Failure)',
        headers: [`X-Failed-Recipients: ${recipient}`, 'Auto-Submitted: auto-replied', 'Return-Path: <>'],
      },
    ),
}
