import { type ClaimedDisposal, lockClaimed } from '../../archive/retention/claim-disposal.ts'
import type { Disposal } from '../../archive/retention/disposal.ts'
import { type DueRecord, findDue, kindsOfSeries, nextGatheringPlace } from '../../archive/retention/find-due.ts'
import { addGathered, finishGathering, type GatheredRecord } from '../../archive/retention/gather-records.ts'
import type { Queryable } from '../../core/db/database.ts'
import { monthsAfter } from '../../core/words/days/months-after.ts'
import type { MessageId } from '../../core/words/id.ts'
import { readServices } from '../legal-service/read-service.ts'
import type { LegalService } from '../legal-service/service-rules.ts'
import { blockedLetters } from './blocked-letters.ts'
import type { DisposalDeps } from './disposal-deps.ts'

/** Records that one step reads. */
const recordsPerStep = 2_000

/** Lists the next records of a disposal whose term has ended, with the reason of those that stay; the last step draws the sample. */
export async function gatherStep(deps: DisposalDeps, claimed: ClaimedDisposal): Promise<void> {
  const { database, clock, leaseMs } = deps
  const { entity, series, rule, until } = claimed
  const kinds = await kindsOfSeries(database.hub, entity, series)
  const [first] = kinds
  const place = claimed.place ?? (first === undefined ? undefined : { kind: first, record: null })
  const page =
    place === undefined
      ? { looked: 0, last: null, due: [] }
      : await findDue(database.hub, { rule, until, place, limit: recordsPerStep })
  const gathered = await withReasons(database.hub, claimed, page.due, clock.now())
  const next = place && nextGatheringPlace(place, page, kinds, recordsPerStep)
  await database.asHub(async (tx) => {
    if ((await lockClaimed(tx, claimed, clock.now(), leaseMs)) === undefined) return
    await addGathered(tx, claimed, gathered, next ?? place ?? { kind: 0, record: null })
    if (next === undefined) await finishGathering(tx, claimed)
  })
}

async function withReasons(
  hub: Queryable,
  { rule, until }: Pick<Disposal, 'rule' | 'until'>,
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

/** Whether the recipient can still appeal: until the last day of the term, or while nothing counts as received yet. */
function termRuns(service: LegalService | undefined, today: string): boolean {
  return service !== undefined && (service.termEndsOn === undefined || service.termEndsOn >= today)
}

/** Of these letters, those whose recipient can still appeal. */
export async function lettersWithTerm(
  hub: Queryable,
  messages: readonly MessageId[],
  today: string,
  now: Date,
): Promise<ReadonlySet<MessageId>> {
  const services = await readServices(hub, messages, now)
  return new Set(messages.filter((message) => termRuns(services.get(message), today)))
}
