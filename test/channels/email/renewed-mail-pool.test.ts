import { afterAll, expect, test } from 'vitest'
import { openRenewedMailPool } from '../../../channels/email/adapter/renewed-mail-pool.ts'
import { startFaultySmtp } from '../../support/faulty/faulty-smtp.ts'

const first = await startFaultySmtp()
const second = await startFaultySmtp()
afterAll(async () => {
  await first.close()
  await second.close()
})

test('mails use the address of the moment, and what is under way ends on its own connection', async () => {
  let at = 0
  let address = first.url
  const settings = { url: first.url, connections: 2, timeoutMs: 5_000 }
  const pool = openRenewedMailPool(
    settings,
    async () => {
      if (address === '') throw new Error('the file is away')
      return address
    },
    () => at,
  )
  const never = new AbortController().signal
  const send = (name: string) =>
    pool.send(
      {
        envelopeSender: `${name}@uitpost.test`,
        recipient: 'jan@mx.test',
        envelopeId: name,
        bytes: Buffer.from('Subject: a\r\n\r\nb\r\n'),
      },
      never,
    )
  expect(await send('one')).toEqual({ kind: 'taken' })
  address = second.url
  expect(await send('soon')).toEqual({ kind: 'taken' })
  at += 30_000
  expect([await send('two'), await send('three')]).toEqual([{ kind: 'taken' }, { kind: 'taken' }])
  address = ''
  at += 30_000
  expect(await send('four')).toEqual({ kind: 'taken' })
  const senders = (peer: typeof first) => peer.taken.map(({ from }) => from.split('@')[0])
  expect([senders(first), senders(second)]).toEqual([
    ['one', 'soon'],
    ['two', 'three', 'four'],
  ])
  pool.close()
})
