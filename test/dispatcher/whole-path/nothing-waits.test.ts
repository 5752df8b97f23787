import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EntityId } from '../../../core/words/id.ts'
import { connect, type EboxHouse, openEboxHouse } from '../../channels/ebox/ebox-house.ts'
import { citizen, type DispatcherFixture, openDispatcherFixture } from '../dispatcher-fixture.ts'
import { poll } from '../poll.ts'
import { openPrintPartner, type PrintPartner } from '../print/open-print-partner.ts'
import { scriptedEmail } from '../scripted-channel.ts'

/** The real adapter of the eBox before a server that takes every connection and answers nothing. */

let at: DispatcherFixture
let partner: PrintPartner
let entity: EntityId
let house: EboxHouse
const held = new Set<Socket>()
const silent = createServer((socket) => {
  held.add(socket)
  socket.on('error', () => undefined).on('close', () => held.delete(socket))
  socket.resume()
})
/** From now on every connection ends at once: what waits for an answer gets none. */
function end(): void {
  silent.on('connection', (socket: Socket) => socket.destroy())
  for (const socket of held) socket.destroy()
}

beforeAll(async () => {
  silent.listen(0, '127.0.0.1')
  await once(silent, 'listening')
  const { port } = silent.address() as { port: number }
  at = await openDispatcherFixture()
  partner = await openPrintPartner(at)
  entity = await at.newEntity('OVO000001')
  await partner.contractWith(entity)
  await at.test.database.hub.query(sql`update message_class set sensitivity = 'normal'`)
  house = await openEboxHouse(at.clock, new Map())
  await connect(at.test.database, entity)
  const url = `http://127.0.0.1:${port}`
  const silence = { url, oauthUrl: `${url}/token`, federationUrl: url, eventsUrl: undefined }
  // No call ends by itself while the test runs, except the question about consent, for which letters of all channels wait.
  const times = { timeoutMs: 300_000, consentTimeoutMs: 200 }
  at.channels.set('ebox', house.channelOver(at.test.database, at.keyring, { ...silence, ...times }))
  at.channels.set('email', scriptedEmail())
})
afterAll(() => {
  end()
  silent.close()
})

test('an eBox that never answers delays no letter to the inbox, by email or on paper', async () => {
  const { hub } = at.test.database
  const enterprise = { type: 'enterprise', name: 'Bakkerij', enterpriseNumber: '0206731645' } as const
  const toEbox = () => at.send(entity, { recipient: enterprise, channels: ['ebox'], priority: 'urgent' })
  // Of four letters a chunk, many more than this dispatcher has places for.
  const waiting = await Promise.all(Array.from({ length: 40 }, toEbox))
  at.start()
  const busy = () =>
    hub.query<{ chunks: number }>(
      sql`select count(*)::int as chunks from chunk where channel = 'ebox' and lease_until is not null`,
    )
  await poll(busy, ([row]) => (row?.chunks ?? 0) >= 3)

  const recipient = citizen({ email: 'mieke@example.org' })
  const to = (channel: 'inbox' | 'email' | 'print') =>
    at.send(entity, { recipient, channels: [channel], priority: 'urgent' })
  const [inbox, mail, paper] = await Promise.all([to('inbox'), to('email'), to('print')])
  await at.until(inbox, ({ status }) => status === 'delivered')
  await at.until(mail, ({ status }) => status === 'sent')
  await at.until(paper, ({ deliveries }) => deliveries.length > 0)
  await partner.closeRuns()
  await at.until(paper, ({ status }) => status === 'sent')

  const states = await Promise.all(waiting.map((each) => at.status(each)))
  for (const { deliveries } of states)
    expect(deliveries[0] ?? { status: 'planned', attempts: 0 }).toMatchObject({ status: 'planned', attempts: 0 })
  // One more than the capacity; letters that were prepared at the same time may pass it by one each.
  const [held] = await busy()
  expect(held?.chunks).toBeGreaterThanOrEqual(3)
  expect(held?.chunks).toBeLessThanOrEqual(5)

  // Cut off at last: the letters wait, and no further ones are taken while the channel rests.
  end()
  await poll(busy, ([row]) => row?.chunks === 0)
  await at.stop()
})
