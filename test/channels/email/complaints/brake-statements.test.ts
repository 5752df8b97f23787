import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { withComplaintBrake } from '../../../../channels/email/adapter/complaint-brake.ts'
import { readMailCounts } from '../../../../channels/email/store/complaints/mail-counts.ts'
import type { Channel, Parcel } from '../../../../channels/port.ts'
import type { Queryable } from '../../../../core/db/database.ts'
import type { Log } from '../../../../core/log.ts'
import { type EntityId, newId } from '../../../../core/words/id.ts'
import { cloneDatabase } from '../../../support/database/database.ts'
import { makeParcel } from '../../make-parcel.ts'
import { channelTo, clock } from '../mail-parcels.ts'

const { hub } = (await cloneDatabase()).database
let statements = 0
const counting: Queryable = {
  ...hub,
  query: (statement) => {
    statements += 1
    return hub.query(statement)
  },
}
const villages = Array.from({ length: 5 }, (_, at) => ({
  id: newId('entity', clock.now()) as EntityId,
  address: `post@dorp${at}.example`,
}))
const log = {} as Log
/** Takes everything at once: no mail server is needed to count statements. */
const channel: Channel = {
  ...channelTo('smtp://127.0.0.1:1', { hub }),
  deliver: async (parcels) => parcels.map(() => ({ kind: 'accepted', providerReference: 'x' })),
}
const brake = withComplaintBrake(channel, {
  hub: counting,
  clock,
  log,
  from: 'post@stad.example',
  senders: new Map(villages.map(({ id, address }) => [id, address])),
})
const parcelOf = (entity: EntityId, email: string): Parcel => {
  const parcel = makeParcel()
  return { ...parcel, entity, isBulk: true, recipient: { ...parcel.recipient, email } }
}

test('a call with mail of many domains reads and counts with one statement each, and each outcome is that of its mail', async () => {
  await hub.query(sql`
    insert into mail_brake (sender_domain, provider, began_at, handed_over, complaints)
    values ('dorp1.example', 'gmail', now(), 1000, 5), ('dorp2.example', 'yahoo', now(), 1000, 5)`)
  const parcels = villages.flatMap(({ id }) => [parcelOf(id, 'a@gmail.com'), parcelOf(id, 'b@gmail.com')])
  const outcomes = await brake.deliver(parcels, new AbortController().signal)
  expect(outcomes.map(({ kind }) => kind)).toEqual(
    villages.flatMap(({ address }) => Array(2).fill(address.includes('dorp1') ? 'deferred' : 'accepted')),
  )
  expect(statements).toBe(2)
  const counts = await readMailCounts(hub, 7, clock.now())
  expect(
    counts.filter(({ handedOver }) => handedOver > 0).map((each) => `${each.senderDomain} ${each.handedOver}`),
  ).toEqual(['dorp0.example 2', 'dorp2.example 2', 'dorp3.example 2', 'dorp4.example 2'])
})
