import { describe, expect, test } from 'vitest'
import { createDeliveryTokens } from '../../../../channels/email/adapter/delivery-token.ts'
import { createSigner, newSigningKey } from '../../../../core/crypto/signer.ts'
import { deliveryReport, parcel, parse, read, receipt, sender, token } from './read-receipts.ts'

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

test.each([
  ['nothing', Buffer.alloc(0)],
  ['noise', Buffer.from(Array.from({ length: 5_000 }, (_, i) => (i * 7919) % 256))],
  ['a report that ends in its header', Buffer.from(deliveryReport('failed', '5.1.1').slice(0, 2).join('\r\n'))],
])('%s is taken without harm', async (_name, bytes) => {
  expect(await parse({ source: sender, bytes })).toEqual([])
})
