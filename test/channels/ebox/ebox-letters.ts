import { idempotencyKeyOf } from '../../../channels/ebox/adapter/publish-letter.ts'
import type { Channel, Outcome, Parcel } from '../../../channels/port.ts'
import type { EboxExchange, EboxFault } from '../../../cli/trial/ebox/ebox-stand-in.ts'
import { cloneDatabase } from '../../support/database/database.ts'
import { ManualClock } from '../../support/hub/manual-clock.ts'
import { entity, keyring, makeParcel } from '../make-parcel.ts'
import { connect, openEboxHouse } from './ebox-house.ts'

/** Letters for an eBox on loopback: its house, a connected entity, and what tests do with both. */
export async function openEboxLetters() {
  const { database } = await cloneDatabase()
  const clock = new ManualClock('2026-11-24T10:00:00Z')

  const house = await openEboxHouse(
    clock,
    new Map([
      ['53480200724', { consent: true, opened: true }],
      ['0566988259', { consent: true, opened: true }],
      ['0406798006', { consent: true, opened: false }],
    ]),
  )
  const { standIn } = house
  await connect(database, entity)
  const channel = house.channelOver(database, keyring)
  const keys = new Map<string, string>()

  function letter(change: Partial<Parcel> = {}): Parcel {
    const parcel = makeParcel(change)
    keys.set(idempotencyKeyOf(parcel), parcel.idempotencyKey)
    return parcel
  }
  const only = async (parcel: Parcel, over: Channel = channel): Promise<Outcome | undefined> =>
    (await over.deliver([parcel], new AbortController().signal))[0]
  /** What is done while the eBox has a fault. */
  async function during<T>(fault: EboxFault['does'], work: () => Promise<T>, path = /ebox\/messages$/): Promise<T> {
    standIn.fault = { path, does: fault }
    try {
      return await work()
    } finally {
      standIn.fault = undefined
    }
  }
  /** The exchanges of the stand-in while something is done. */
  async function exchangesOf(work: () => Promise<unknown>): Promise<EboxExchange[]> {
    const seen: EboxExchange[] = []
    standIn.seen = (exchange) => seen.push(exchange)
    await work()
    standIn.seen = () => undefined
    return seen
  }
  return { database, clock, house, standIn, channel, keys, letter, only, during, exchangesOf }
}
