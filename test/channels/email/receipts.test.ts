import { afterAll, describe, expect, test } from 'vitest'
import { createDeliveryTokens } from '../../../channels/email/adapter/delivery-token.ts'
import type { Receipt } from '../../../channels/port.ts'
import { createSigner, newSigningKey } from '../../../core/crypto/signer.ts'
import { makeParcel } from '../make-parcel.ts'
import { channelTo, clock, signer } from './mail-parcels.ts'

const channel = channelTo('smtp://127.0.0.1:1')
afterAll(() => channel.close())

const parcel = makeParcel({ sequence: 2 })
const token = createDeliveryTokens(signer).write(parcel)
const sender = `bounce+${token}@uitpost.test`

const read = async (lines: readonly string[], source = sender): Promise<readonly Receipt[]> =>
  (await channel.receipts?.({ source, bytes: Buffer.from(lines.join('\r\n')) })) ?? []
const receipt = (type: Receipt['type'], detail: Record<string, string>): Receipt => ({
  message: parcel.message,
  sequence: 2,
  type,
  at: clock.now(),
  detail,
})

/** A report by RFC 3464 as Postfix writes it. */
function deliveryReport(action: string, status: string, about: readonly string[] = []): string[] {
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
    '<jan.geheim@mx.test>: host mx.test said: 550 5.1.1 User unknown',
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
    'Diagnostic-Code: smtp; 550 5.1.1 <jan.geheim@mx.test>: Recipient',
    '    address rejected',
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
    ['failed', '5.2.2', receipt('bounced', { class: 'soft', code: '5.2.2' })],
    ['failed', '5.7.1', receipt('bounced', { class: 'soft', code: '5.7.1' })],
    // Postfix, when a mail expires in its queue.
    ['failed', '4.3.2', receipt('bounced', { class: 'soft', code: '4.3.2' })],
    ['failed', 'broken', receipt('bounced', { class: 'hard', code: '5.1.1' })],
    ['failed (expired)', '5.4.7', receipt('bounced', { class: 'soft', code: '5.4.7' })],
    ['delivered', '2.0.0', receipt('delivered', {})],
    ['delayed', '4.2.1', undefined],
    ['relayed', '2.0.0', undefined],
    ['expanded', '2.0.0', undefined],
  ])('%s %s', async (action, status, expected) => {
    expect(await read(deliveryReport(action, status))).toEqual(expected === undefined ? [] : [expected])
  })

  test('is known by its envelope id where it came to another address', async () => {
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
  ])('with %s tells nothing', async (_name, forged) => {
    const lines = deliveryReport('failed', '5.1.1').map((line) => line.replaceAll(token, forged))
    expect(await read(lines, `bounce+${forged}@uitpost.test`)).toEqual([])
  })

  test('a token whose case a server changed is genuine all the same', async () => {
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

test.each([
  ['nothing', Buffer.alloc(0)],
  ['noise', Buffer.from(Array.from({ length: 5_000 }, (_, i) => (i * 7919) % 256))],
  ['an unfinished report', Buffer.from(deliveryReport('failed', '5.1.1').slice(0, 13).join('\r\n'))],
])('%s is taken without harm', async (_name, bytes) => {
  expect(await channel.receipts?.({ source: sender, bytes })).toEqual([])
})
