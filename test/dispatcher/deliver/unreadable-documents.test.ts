import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { listDeadLetters } from '../../../dispatcher/dead-letters/dead-letter.ts'
import { replayDeadLetter } from '../../../dispatcher/dead-letters/replay-dead-letter.ts'
import { citizen, openDispatcherFixture } from '../dispatcher-fixture.ts'
import { poll } from '../poll.ts'
import { acceptedBy, scriptedEmail } from '../scripted-channel.ts'

const at = await openDispatcherFixture()
const entity = await at.newEntity('OVO000001')
await at.test.database.hub.query(sql`update message_class set sensitivity = 'normal'`)
const email = scriptedEmail()
at.channels.set('email', email)
const byEmail = () => ({ recipient: citizen({ email: 'mieke@example.org' }), channels: ['email' as const] })
const minutes = (count: number) => count * 60_000
const health = async () => {
  const [row] = await at.test.database.hub.query<{ failures: number; rests: boolean }>(
    sql`select failures, open_until is not null as rests from channel_state where channel = 'email'`,
  )
  return row
}

test('documents that cannot be read make a dead letter after six attempts, and the channel stays in use', async () => {
  let asked = 0
  email.answer = () => {
    asked += 1
    return { kind: 'unreadable', code: 'damaged', away: false }
  }
  at.start()
  const message = await at.send(entity, byEmail())
  const [dead] = await poll(
    async () => {
      await at.pass(minutes(20))
      return listDeadLetters(at.test.database.hub, 10)
    },
    (found) => found.length > 0,
  )
  expect(dead).toMatchObject({ message, stage: 'deliver', code: 'damaged', attempts: 6 })
  expect(asked).toBe(6)
  expect(await health()).toEqual({ failures: 0, rests: false })
  expect((await at.types(message)).filter((type) => type === 'unavailable')).toEqual([])

  // Repaired and replayed, it leaves.
  email.answer = () => acceptedBy('mail')
  if (dead === undefined) throw new Error('There is no dead letter')
  await replayDeadLetter(at.test.database, dead.id, { by: 'operator', reason: 'repaired', now: at.clock.now() })
  await poll(
    async () => {
      await at.pass(minutes(1))
      return at.status(message)
    },
    ({ status }) => status === 'sent',
  )
})

test('a store that is away never makes a dead letter', async () => {
  let asked = 0
  email.answer = () => (++asked < 9 ? { kind: 'unreadable', code: 'away', away: true } : acceptedBy('mail'))
  at.start()
  const message = await at.send(entity, byEmail())
  await poll(
    async () => {
      await at.pass(minutes(20))
      return at.status(message)
    },
    ({ status }) => status === 'sent',
  )
  expect(asked).toBe(9)
})
