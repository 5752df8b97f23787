import type { Clock } from '../../../core/clock.ts'
import type { Keyring } from '../../../core/crypto/keyring.ts'
import type { Database, Queryable } from '../../../core/db/database.ts'
import { showId } from '../../../core/words/id.ts'
import type { Channel, Outcome, UnopenedParcel } from '../../port.ts'
import { channelTraits } from '../../traits.ts'
import { itemFor } from '../store/item-for-parcel.ts'
import { putItems } from '../store/put-items.ts'
import { noteStays } from '../store/stays.ts'
import { followStays } from './follow-stays.ts'

/**
 * The hub's own inbox. A hand-over is one insert; what fails there is the hub's own database, so it is a bug and no outcome of a
 * partner.
 */
export function openInboxChannel(deps: {
  readonly database: Pick<Database, 'hub' | 'asHub'>
  readonly keyring: Keyring
  readonly clock: Clock
}): Channel {
  const { database, keyring, clock } = deps
  const { hub } = database
  return {
    name: 'inbox',
    traits: channelTraits.inbox,
    reach: async (questions) =>
      questions.map(({ recipient }) =>
        recipient.type === 'addressee' ? { kind: 'no', reason: 'no-number' } : { kind: 'yes' },
      ),
    deliver: async (parcels, signal) => {
      if (signal.aborted) return parcels.map(() => ({ kind: 'unavailable', detail: 'stopped' }))
      return putParcels(hub, parcels, clock.now(), keyring)
    },
    handOverIn: (tx, parcels, now) => putParcels(tx, parcels, now, keyring),
    receipts: followStays({ database, clock }),
    close: async () => {},
  }
}

/** Puts each letter whose recipient has a number into the inbox of that number. */
async function putParcels(
  hub: Queryable,
  parcels: readonly UnopenedParcel[],
  now: Date,
  keyring: Keyring,
): Promise<Outcome[]> {
  const items = parcels.map((parcel) => itemFor(parcel, keyring))
  const ids = await putItems(
    hub,
    items.filter((item) => item !== undefined),
    now,
    keyring,
  )
  await noteStays(
    hub,
    parcels.filter((_, index) => items[index] !== undefined),
  )
  const next = ids.values()
  return items.map((item, index): Outcome => {
    const id = item === undefined ? undefined : next.next().value
    return id === undefined
      ? { kind: 'rejected', reason: 'unknown-recipient', detail: 'no number' }
      : {
          kind: 'accepted',
          providerReference: showId('inboxItem', id),
          also: 'delivered',
          ...keptUntil(parcels[index]),
        }
  })
}

function keptUntil(parcel: UnopenedParcel | undefined): { availableUntil?: Date } {
  return parcel?.stay === undefined ? {} : { availableUntil: parcel.stay.leavesAt }
}
