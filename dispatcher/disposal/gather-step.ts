import { type ClaimedDisposal, lockClaimed } from '../../archive/retention/claim-disposal.ts'
import {
  type DisposingRule,
  type DueRecord,
  findDue,
  type GatheringPlace,
  kindsOfSeries,
  nextGatheringPlace,
} from '../../archive/retention/find-due.ts'
import { addGathered, finishGathering, type GatheredRecord } from '../../archive/retention/gather-records.ts'
import { findDroppable } from '../../archive/transfer/find-droppable.ts'
import type { Queryable } from '../../core/db/database.ts'
import { monthsAfter } from '../../core/words/days/months-after.ts'
import type { Id } from '../../core/words/id.ts'
import { readServices } from '../legal-service/read-service.ts'
import type { LegalService } from '../legal-service/service-rules.ts'
import { blockedLetters } from './blocked-letters.ts'
import type { DisposalDeps } from './disposal-deps.ts'
import { termRuns } from './letters-with-term.ts'
import { reasonsToStay } from './reasons-to-stay.ts'

/** Records that one step reads. */
const recordsPerStep = 2_000
const noPlace: GatheringPlace = { kind: 0, record: null }

/**
 * Lists the next records of a disposal whose term has ended, or which an archive service has confirmed, with the reason of those that
 * stay; the last step draws the sample.
 */
export async function gatherStep(deps: DisposalDeps, claimed: ClaimedDisposal): Promise<void> {
  const { database, clock, leaseMs } = deps
  const { gathered, place, isLast } = await nextRecords(database.hub, claimed, clock.now())
  await database.asHub(async (tx) => {
    if ((await lockClaimed(tx, claimed, clock.now(), leaseMs)) === undefined) return
    await addGathered(tx, claimed, gathered, place)
    if (isLast) await finishGathering(tx, claimed)
  })
}

interface Step {
  readonly gathered: readonly GatheredRecord[]
  readonly place: GatheringPlace
  readonly isLast: boolean
}

function nextRecords(hub: Queryable, claimed: ClaimedDisposal, now: Date): Promise<Step> {
  const { rule, transfer } = claimed
  if (transfer !== null) return nextConfirmed(hub, claimed, transfer, now)
  if (rule.destination === 'keep') throw new Error('A rule that keeps records disposes of none')
  return nextDue(hub, claimed, rule, now)
}

async function nextDue(hub: Queryable, claimed: ClaimedDisposal, rule: DisposingRule, now: Date): Promise<Step> {
  const { entity, series, until } = claimed
  const kinds = await kindsOfSeries(hub, entity, series)
  const [first] = kinds
  const place = claimed.place ?? (first === undefined ? undefined : { kind: first, record: null })
  if (place === undefined) return { gathered: [], place: noPlace, isLast: true }
  const page = await findDue(hub, { rule, until, place, limit: recordsPerStep })
  const gathered = await withReasons(hub, { rule, until }, page.due, now)
  const next = nextGatheringPlace(place, page, kinds, recordsPerStep)
  return { gathered, place: next ?? place, isLast: next === undefined }
}

/** The records of a transfer are those of one list, so that their place has no kind. */
async function nextConfirmed(
  hub: Queryable,
  claimed: ClaimedDisposal,
  transfer: Id<'transfer'>,
  now: Date,
): Promise<Step> {
  const after = claimed.place?.record ?? null
  const page = await findDroppable(hub, { transfer, until: claimed.until, after, limit: recordsPerStep })
  const reasons = await reasonsToStay(hub, claimed, page.due, now)
  return {
    gathered: page.due.map((record) => ({ ...record, reason: reasons.get(record.record) ?? null })),
    place: { kind: noPlace.kind, record: page.last ?? after },
    isLast: page.looked < recordsPerStep,
  }
}

async function withReasons(
  hub: Queryable,
  { rule, until }: { readonly rule: DisposingRule; readonly until: string },
  due: readonly DueRecord[],
  now: Date,
): Promise<GatheredRecord[]> {
  const messages = due.map(({ message }) => message)
  const blocked = await blockedLetters(hub, messages)
  const services = await readServices(hub, messages, now)
  return due.flatMap((record): GatheredRecord[] => {
    const service = services.get(record.message)
    const dueOn = rule.starts === 'appeal-ended' ? endOf(record, service, rule.periodMonths) : record.dueOn
    if (dueOn >= until) return []
    const reason =
      record.hold !== null ? 'held' : (blocked.get(record.message) ?? (termRuns(service, until) ? 'term-runs' : null))
    return [{ ...record, dueOn, reason }]
  })
}

/** The term begins with the end of the term to appeal; of a letter without one, with its sending. */
function endOf({ beganOn }: DueRecord, service: LegalService | undefined, months: number): string {
  return monthsAfter(service?.termEndsOn ?? beganOn, months)
}
