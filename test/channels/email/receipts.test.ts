import { afterAll, describe, expect, test } from 'vitest'
import { createDeliveryTokens } from '../../../channels/email/adapter/delivery-token.ts'
import type { RawReceipt, Receipt } from '../../../channels/port.ts'
import { createSigner, newSigningKey } from '../../../core/crypto/signer.ts'
import { makeParcel } from '../make-parcel.ts'
import { channelTo, clock, signer } from './mail-parcels.ts'

const channel = channelTo('smtp://127.0.0.1:1')
afterAll(() => channel.close())

const parcel = makeParcel({ sequence: 2 })
const token = createDeliveryTokens(signer).write(parcel)
const sender = `bounce+${token}@uitpost.test`

const parse = async (raw: RawReceipt): Promise<readonly Receipt[]> =>
  channel.receipts?.kind === 'push' ? channel.receipts.parse(raw) : []
/** Without the reason, which `report-dialects.test.ts` checks. */
const read = async (lines: readonly string[], source = sender): Promise<readonly Receipt[]> =>
  (await parse({ source, bytes: Buffer.from(lines.join('\r\n')) })).map(({ detail, ...each }) => ({
    ...each,
    detail: Object.fromEntries(Object.entries(detail).filter(([name]) => name !== 'reason')),
  }))
const receipt = (type: Receipt['type'], detail: Record<string, string>): Receipt => ({
  message: parcel.message,
  sequence: 2,
  type,
  at: clock.now(),
  detail,
})

/** A report by RFC 3464 as Postfix writes it. */
function deliveryReport(
  action: string,
  status: string,
  about: readonly string[] = [],
  diagnostic = 'smtp; 550 5.1.1 <jan.geheim@mx.test>: Recipient\r\n    address rejected',
): string[] {
  return [
    'Return-Path: <>',
    'From: MAILER-DAEMON@mx.test (Mail Delivery System)',
    'Subject: Undelivered Mail Returned to Sender',
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    `<jan.geheim@mx.test>: host mx.test said: ${diagnostic}`,
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.test',
    'X-Postfix-Queue-ID: 4XyzAbc',
    ...about,
    '',
    'Final-Recipient: rfc822; jan.geheim@mx.test',
    `Action: ${action}`,
    `Status: ${status}`,
    `Diagnostic-Code: ${diagnostic}`,
    '',
    '--b',
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID: <${token}@uitpost.test>`,
    'Subject: Uw vergunning',
    '',
    '--b--',
    '',
  ]
}

describe('a delivery report', () => {
  test.each([
    ['failed', '5.1.1', receipt('bounced', { class: 'hard', code: '5.1.1' })],
    ['failed', '5.0.0', receipt('bounced', { class: 'hard', code: '5.1.1' })],
    ['failed', '5.5.0', receipt('bounced', { class: 'hard', code: '5.1.1' })],
    ['failed', 'broken', receipt('bounced', { class: 'hard', code: '5.1.1' })],
    ['delivered', '2.0.0', receipt('delivered', {})],
    ['delayed', '4.2.1', undefined],
    ['relayed', '2.0.0', undefined],
    ['expanded', '2.0.0', undefined],
  ])('%s %s', async (action, status, expected) => {
    expect(await read(deliveryReport(action, status))).toEqual(expected === undefined ? [] : [expected])
  })

  const hard = (code: string) => receipt('bounced', { class: 'hard', code })
  const soft = (code: string) => receipt('bounced', { class: 'soft', code })
  test.each([
    ['5.0.0', 'smtp; 550 User not found', hard('5.1.1')],
    ['5.0.0', "smtp; 550 The user you are trying to reach couldn't be found", hard('5.1.1')],
    ['5.0.0', 'smtp; 550 5.2.1 The email account that you tried to reach is disabled', hard('5.2.1')],
    ['5.5.0', 'smtp; 550 Requested action not taken: mailbox unavailable', hard('5.1.1')],
    [
      '5.3.0',
      'smtp; 550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup',
      hard('5.1.10'),
    ],
    [
      '5.7.1',
      'smtp; 554 5.7.1 <jan.geheim@mx.test>: Recipient address rejected: User unknown in relay table',
      hard('5.1.1'),
    ],
    ['5.4.1', 'smtp; 550 5.4.1 Recipient address rejected: Access denied. AS(201806281)', hard('5.1.1')],
    [
      '5.4.4',
      'X-Postfix; Host or domain name not found. Name service error for name=mx.test type=AAAA: Host not found',
      hard('5.4.4'),
    ],
    ['5.0.0', 'smtp; 550 Adresse inconnue', hard('5.1.1')],
    ['5.1.1', 'smtp; 552 5.2.2 Mailbox is full', soft('5.2.2')],
    ['5.1.1', 'smtp; 550 Requested mail action aborted: user is over quota', soft('5.2.2')],
    ['5.1.1', 'smtp; 554 5.7.1 Message rejected: your IP address is on a block list', soft('5.7.1')],
    ['5.1.1', 'smtp; 550 Message blocked: it looks like spam to jan.geheim@mx.test', soft('5.7.1')],
    ['5.1.1', 'smtp; 550 5.7.26 DMARC policy of the sender domain', soft('5.7.26')],
    ['5.1.1', 'smtp; 451 4.7.1 Greylisted, try again', soft('4.7.1')],
    ['5.0.0', 'smtp; 552 5.3.4 Message size exceeds fixed limit', soft('5.3.4')],
    ['5.7.1', 'smtp; 554 5.7.1 Access denied', soft('5.7.1')],
    ['5.0.0', 'smtp; 554 Transaction failed', soft('5.0.0')],
    // Postfix, when a mail expires in its queue.
    ['4.3.2', 'smtp; 451 4.3.2 system not accepting network messages', soft('4.3.2')],
    ['5.4.7', 'smtp; delivery time expired', soft('5.4.7')],
    ['5.1.1', 'smtp; 550 5.1.1 User unknown; see https://mx.test/help/spam-and-quota', hard('5.1.1')],
    ['5.1.1', 'smtp; 550 5.1.1 <quota.exceeded@spam.test>: unknown', hard('5.1.1')],
  ])('%s with what the server wrote: %s', async (status, diagnostic, expected) => {
    expect(await read(deliveryReport('failed', status, [], diagnostic))).toEqual([expected])
  })

  test('is matched by its envelope id where it came to another address', async () => {
    const lines = deliveryReport('failed', '5.1.1', [`Original-Envelope-Id: ${token}`])
    const without = lines.filter((line) => !line.startsWith('Message-ID'))
    expect(await read(without, 'bounce@uitpost.test')).toHaveLength(1)
    expect(await read(deliveryReport('failed', '5.1.1'), 'bounce@uitpost.test')).toHaveLength(1)
  })

  test('holds no address and no words of the server', async () => {
    expect(JSON.stringify(await read(deliveryReport('failed', '5.1.1')))).not.toMatch(/geheim|@|rejected"/)
  })
})

describe('a forged report', () => {
  test.each([
    ['a changed sequence', token.replace('-2-', '-1-')],
    ['a changed signature', token.slice(0, -1) + (token.endsWith('0') ? '1' : '0')],
    ['the token of another installation', createDeliveryTokens(createSigner(newSigningKey())).write(parcel)],
    ['no token', 'jan'],
  ])('with %s is ignored', async (_name, forged) => {
    const lines = deliveryReport('failed', '5.1.1').map((line) => line.replaceAll(token, forged))
    expect(await read(lines, `bounce+${forged}@uitpost.test`)).toEqual([])
  })

  test('a token whose case a server changed is still valid', async () => {
    expect(await read(deliveryReport('failed', '5.1.1'), sender.toUpperCase())).toHaveLength(1)
  })
})

describe('a complaint', () => {
  const complaint = (kind: string): string[] => [
    'From: feedback@provider.test',
    'Subject: FW: Uw vergunning',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=feedback-report; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'This is an email abuse report.',
    '--b',
    'Content-Type: message/feedback-report',
    '',
    `Feedback-Type: ${kind}`,
    'User-Agent: Provider/1.0',
    'Version: 1',
    'Original-Rcpt-To: <redacted@provider.test>',
    '',
    '--b',
    'Content-Type: message/rfc822',
    '',
    'From: post@uitpost.test',
    `Message-ID: <${token}@uitpost.test>`,
    'Subject: Uw vergunning',
    '',
    'Dag Jan',
    '--b--',
    '',
  ]
  test.each([
    ['abuse', [receipt('complained', { kind: 'abuse' })]],
    ['opt-out', [receipt('complained', { kind: 'opt-out' })]],
    ['not-spam', []],
    ['auth-failure', []],
  ])('of kind %s', async (kind, expected) => {
    expect(await read(complaint(kind), 'bounce@uitpost.test')).toEqual(expected)
  })
})

describe('without a standard report', () => {
  const plain = (headers: readonly string[], text: string): string[] => [
    ...headers,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    '',
    text,
  ]
  test.each([
    [
      'qmail',
      ['From: MAILER-DAEMON@old.test', 'Subject: failure notice'],
      'Hi. This is the qmail-send program at old.test.\n<jan@old.test>:\nSorry, no mailbox here by that name. (#5.1.1)',
      [receipt('bounced', { class: 'hard', code: '5.1.1' })],
    ],
    [
      'Exim',
      [
        'From: Mail Delivery System <Mailer-Daemon@exim.test>',
        'Subject: Mail delivery failed: returning message to sender',
        'X-Failed-Recipients: jan@exim.test',
        'Auto-Submitted: auto-replied',
      ],
      'A message that you sent could not be delivered to one or more of its recipients.\n  jan@exim.test\n    550 No such user',
      [receipt('bounced', { class: 'hard', code: '5.1.1' })],
    ],
    [
      'an old Exim',
      ['From: Mailer-Daemon@exim.test', 'Subject: Mail delivery failed', 'X-Failed-Recipients: jan@exim.test'],
      '  jan@exim.test\n    host mx said: 550 No such user',
      [receipt('bounced', { class: 'hard', code: '5.1.1' })],
    ],
    [
      'Domino',
      ['From: postmaster@domino.test', 'Subject: DELIVERY FAILURE: User jan (jan@domino.test) not listed in Domino'],
      'Your message was not delivered to jan@domino.test because: not listed in Domino Directory',
      [receipt('bounced', { class: 'hard', code: '5.1.1' })],
    ],
    [
      'a full mailbox in Dutch',
      ['From: postmaster@provider.test', 'Subject: Uw bericht kon niet worden afgeleverd'],
      'De postbus is vol: 552 mailbox full',
      [receipt('bounced', { class: 'soft', code: '5.2.2' })],
    ],
    [
      'OpenSMTPD',
      [
        'From: Mailer Daemon <MAILER-DAEMON@opensmtpd.test>',
        'Subject: Delivery status notification: error',
        'Return-Path: <>',
      ],
      '    Hi!\n\n    This is the MAILER-DAEMON.\n\n    An error has occurred while attempting to deliver a message for\n    the following list of recipients:\n\njan@opensmtpd.test: 550 Invalid recipient: <jan@opensmtpd.test>\n\n    Below is a copy of the original message:\n\nSubject: 452 4.2.2 mailbox full',
      [receipt('bounced', { class: 'hard', code: '5.1.1' })],
    ],
    [
      'a report in plain text',
      ['From: postmaster@provider.test', 'Subject: Delivery Status Notification (Failure)'],
      'An error occurred while trying to deliver the mail to the following recipients:\njan@provider.test\n\nAction: failed\nFinal-Recipient: rfc822; jan@provider.test\nStatus: 5.0.0\nDiagnostic-Code: smtp; 550 5.1.1 user unknown',
      [receipt('bounced', { class: 'hard', code: '5.1.1' })],
    ],
    [
      'Exchange, which marks its bounces as replies',
      [
        'From: postmaster@exchange.test',
        'Subject: Onbestelbaar: Uw vergunning',
        'Auto-Submitted: auto-replied',
        'Return-Path: <>',
      ],
      "Your message to jan@exchange.test couldn't be delivered.\n\njan wasn't found at exchange.test.\n\nRemote Server returned '550 5.1.10 RESOLVER.ADR.RecipientNotFound'",
      [receipt('bounced', { class: 'hard', code: '5.1.10' })],
    ],
    [
      'Exchange with an address of its own, about a full mailbox',
      [
        'From: Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@exchange.test>',
        'Subject: Undeliverable: Uw vergunning',
        'Auto-Submitted: auto-replied',
      ],
      'Delivery has failed to these recipients or groups:\n\njan@exchange.test\nThe recipient’s mailbox is full and can’t accept messages now.',
      [receipt('bounced', { class: 'soft', code: '5.2.2' })],
    ],
    [
      'a code beside the address and no phrase that is known',
      ['From: MAILER-DAEMON@strange.test', 'Subject: Sua mensagem'],
      'Não foi possível entregar:\n<jan@strange.test>\n   550 5.1.1 Endereço inexistente',
      [receipt('bounced', { class: 'hard', code: '5.1.1' })],
    ],
    [
      'a failure without any reason',
      ['From: MAILER-DAEMON@strange.test', 'Subject: Undelivered mail'],
      'Your mail to jan@strange.test was not delivered.',
      [receipt('bounced', { class: 'soft', code: 'failed' })],
    ],
    [
      'a failure that quotes our letter',
      ['From: MAILER-DAEMON@strange.test', 'Subject: Undelivered mail'],
      'jan@strange.test: 552 5.2.2 over quota\n\n----- Original message -----\nUw dossier 5.1.1 is onbekend. User unknown.',
      [receipt('bounced', { class: 'soft', code: '5.2.2' })],
    ],
    [
      'a delay with a code beside the address',
      ['From: MAILER-DAEMON@old.test', 'Subject: Delayed mail (still being retried)'],
      'jan@old.test: 450 4.2.2 mailbox full. We will keep trying for 4 days.',
      [],
    ],
    [
      'a person who has left, whose answer has no return path',
      ['From: jan@mx.test', 'Subject: Re: Uw vergunning', 'Return-Path: <>', 'Auto-Submitted: auto-replied'],
      'Ik werk hier niet meer, this address jan@mx.test is no longer in use. Mail els@mx.test.',
      [],
    ],
    [
      'a mail system that answers for an absent person',
      ['From: postmaster@mx.test', 'Subject: Automatisch antwoord: Uw vergunning', 'Auto-Submitted: auto-replied'],
      'Jan is er niet tot 5 mei. Mail els@mx.test.',
      [],
    ],
    [
      'a warning about a delay',
      ['From: MAILER-DAEMON@old.test', 'Subject: Warning: could not send message for past 4 hours'],
      'Your message could not be delivered yet. It will be retried until it is 5 days old. 451 4.4.1',
      [],
    ],
    [
      'an answer out of the office',
      ['From: jan@mx.test', 'Subject: Afwezig: Uw vergunning', 'Auto-Submitted: auto-replied'],
      'Ik ben er niet. Onbestelbaar? 550 5.1.1 is geen fout.',
      [],
    ],
    [
      'an old autoresponder',
      ['From: jan@mx.test', 'Subject: Re: Uw vergunning', 'X-Autoreply: yes', 'Return-Path: <>'],
      'Mail delivery failed to reach me, I am away. 5.1.1',
      [],
    ],
    ['a person who answers', ['From: jan@mx.test', 'Subject: Re: Uw vergunning'], 'Delivery failed? 5.1.1', []],
  ] as const)('%s', async (_name, headers, text, expected) => {
    expect(await read(plain(headers, text))).toEqual(expected)
  })
})

test('a bounce in HTML only is read as its reader sees it', async () => {
  const html =
    '<html><style>p{color:red}</style><p>Delivery has failed to:</p><p>&lt;jan&#64;mx.test&gt;</p><p>550 5.1.1 <b>User</b> unknown</p></html>'
  const lines = [
    'From: postmaster@mx.test',
    'Subject: Undeliverable',
    'MIME-Version: 1.0',
    'Content-Type: text/html; charset=utf-8',
    '',
    html,
  ]
  expect(await read(lines)).toEqual([receipt('bounced', { class: 'hard', code: '5.1.1' })])
})

test.each([
  ['nothing', Buffer.alloc(0)],
  ['noise', Buffer.from(Array.from({ length: 5_000 }, (_, i) => (i * 7919) % 256))],
  ['a report that ends in its header', Buffer.from(deliveryReport('failed', '5.1.1').slice(0, 2).join('\r\n'))],
])('%s is taken without harm', async (_name, bytes) => {
  expect(await parse({ source: sender, bytes })).toEqual([])
})
