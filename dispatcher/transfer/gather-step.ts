import { type GatheringPlace, kindsOfSeries, nextGatheringPlace } from '../../archive/retention/find-due.ts'
import { type ClaimedTransfer, lockClaimedTransfer } from '../../archive/transfer/claim-transfer.ts'
import { findTransferable, type TransferableRecord } from '../../archive/transfer/find-transferable.ts'
import {
  addToTransfer,
  finishTransferList,
  type GatheredTransferRecord,
} from '../../archive/transfer/gather-transfer.ts'
import type { Queryable } from '../../core/db/database.ts'
import { blockedLetters } from '../disposal/blocked-letters.ts'
import { lettersWithTerm } from '../disposal/letters-with-term.ts'
import type { TransferDeps } from './transfer-deps.ts'

/** Records that one step reads. */
const recordsPerStep = 2_000

/** Lists the next records of a transfer, with the reason of those that stay; the last step divides the list into packages. */
export async function gatherTransferStep(deps: TransferDeps, claimed: ClaimedTransfer): Promise<void> {
  const { database, clock, leaseMs } = deps
  const { entity, series } = claimed
  const kinds = await kindsOfSeries(database.hub, entity, series)
  const place = claimed.place ?? firstPlace(kinds)
  const page =
    place === undefined
      ? { looked: 0, last: null, found: [] }
      : await findTransferable(database.hub, claimed, place, recordsPerStep)
  const gathered = await withReasons(database.hub, page.found, claimed.until, clock.now())
  const next = place && nextGatheringPlace(place, page, kinds, recordsPerStep)
  await database.asHub(async (tx) => {
    if ((await lockClaimedTransfer(tx, claimed, clock.now(), leaseMs)) === undefined) return
    await addToTransfer(tx, claimed, gathered, next ?? place ?? { kind: 0, record: null })
    if (next === undefined) await finishTransferList(tx, claimed)
  })
}

function firstPlace([kind]: readonly number[]): GatheringPlace | undefined {
  return kind === undefined ? undefined : { kind, record: null }
}

/** A hold keeps a record from being destroyed, not from being transferred: nothing here changes it. */
async function withReasons(
  hub: Queryable,
  found: readonly TransferableRecord[],
  today: string,
  now: Date,
): Promise<GatheredTransferRecord[]> {
  const messages = found.map(({ message }) => message)
  const blocked = await blockedLetters(hub, messages)
  const withTerm = await lettersWithTerm(hub, messages, today, now)
  return found.map((record) => ({
    ...record,
    reason: blocked.get(record.message) ?? (withTerm.has(record.message) ? 'term-runs' : null),
  }))
}
