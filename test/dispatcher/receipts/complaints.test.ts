import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import type { Receipt } from '../../../channels/port.ts'
import type { EntityId, MessageId } from '../../../core/words/id.ts'
import { applyReceipts } from '../../../dispatcher/receipts/apply-receipts.ts'
import { findByAddress } from '../../../dispatcher/suppression/change-suppression.ts'
import { citizen, type DispatcherFixture, openDispatcherFixture } from '../dispatcher-fixture.ts'
import { scriptedEmail } from '../scripted-channel.ts'

let at: DispatcherFixture
let entity: EntityId
let other: EntityId
beforeAll(async () => {
  at = await openDispatcherFixture()
  entity = await at.newEntity('OVO000001')
  other = await at.newEntity('OVO000002')
  // A sensitive class never goes by email; this file tests the complaint, not the class.
  await at.test.database.hub.query(sql`update message_class set sensitivity = 'normal'`)
  at.channels.set('email', scriptedEmail())
})

const complaintOf = (message: MessageId, detail: Receipt['detail'] = { kind: 'abuse' }): Receipt => ({
  message,
  sequence: 1,
  type: 'complained',
  at: at.clock.now(),
  detail,
})
const suppressed = async (email: string, by = entity): Promise<boolean> =>
  (await findByAddress({ database: at.test.database, keyring: at.keyring }, by, { email })).some(
    ({ reason }) => reason === 'complaint',
  )
async function mailTo(email: string, test = false): Promise<MessageId> {
  const message = await at.send(entity, { recipient: citizen({ email }), channels: ['email'] }, test)
  await at.until(message, (row) => row.status === 'sent' || row.status === 'delivered')
  return message
}

test('a person who complains gets no more mail of that sender, at the address of the mail', async () => {
  at.start()
  const message = await mailTo('Genoeg@voorbeeld.example')
  const complaint = complaintOf(message, { kind: 'abuse', email: 'slachtoffer@voorbeeld.example' })
  await applyReceipts(at.deps, [complaint, complaint])
  await applyReceipts(at.deps, [complaint])
  expect((await at.types(message)).filter((type) => type === 'complained')).toHaveLength(1)
  expect(await suppressed('genoeg@voorbeeld.example')).toBe(true)
  expect(await suppressed('genoeg@voorbeeld.example', other)).toBe(false)
  expect(await suppressed('slachtoffer@voorbeeld.example')).toBe(false)
  const [row] = await at.test.database.hub.query<{ reason: string; message: string }>(
    sql`select reason, message from suppressed_address`,
  )
  expect(row).toEqual({ reason: 'complaint', message })
})

test('a bounce is no complaint', async () => {
  at.start()
  const message = await mailTo('weg@voorbeeld.example')
  const bounced: Receipt = { ...complaintOf(message, { class: 'hard', code: '5.1.1' }), type: 'bounced' }
  await applyReceipts(at.deps, [bounced])
  expect(await suppressed('weg@voorbeeld.example')).toBe(false)
})

test('a complaint of the simulator, or about an unknown mail, suppresses no address', async () => {
  at.start()
  const simulated = await mailTo('complaint@simulator.uitpost.test')
  await applyReceipts(at.deps, [complaintOf(simulated)])
  expect(await suppressed('complaint@simulator.uitpost.test')).toBe(false)
  const sent = await mailTo('blijft@voorbeeld.example')
  await applyReceipts(at.deps, [{ ...complaintOf(sent), sequence: 7 }])
  expect(await suppressed('blijft@voorbeeld.example')).toBe(false)
})
