import { countDisposals, type Disposal, type DisposalYear } from '../../../archive/retention/disposal.ts'
import { listSeries } from '../../../archive/retention/series.ts'
import { dayMs } from '../../../core/durations.ts'
import { namesOfActors } from '../../../core/tenants/actor-name.ts'
import { brusselsDay } from '../../../core/words/days/brussels-day.ts'
import { showId } from '../../../core/words/id.ts'
import { entityOf } from '../../authentication/caller.ts'
import type * as contract from '../../contract/retention/disposals.ts'
import type { ApiDeps } from '../../server/api-deps.ts'
import type { Call } from '../../server/route.ts'
import { nameIn, ownAmong } from './retention-caller.ts'

/** Disposals with their counts, the names of people, and what this caller may decide. */
export async function showDisposals(
  call: Call,
  deps: ApiDeps,
  disposals: readonly Disposal[],
): Promise<contract.Disposal[]> {
  const entity = entityOf(call.caller).id
  const { years, series } = await deps.database.asEntity(entity, async (tx) => ({
    years: await countDisposals(
      tx,
      disposals.map(({ id }) => id),
    ),
    series: new Map((await listSeries(tx, entity)).map(({ key, name }) => [key, name])),
  }))
  const names = await namesOfActors(
    deps.database.hub,
    disposals.flatMap(({ proposedBy, decidedBy, endedBy }) => [proposedBy, decidedBy ?? '', endedBy ?? '']),
  )
  const waiting = disposals.filter(({ status }) => status === 'waiting' || status === 'gathering')
  const own = await ownAmong(
    deps,
    call,
    waiting.map(({ proposedBy }) => proposedBy),
  )
  return disposals.map((disposal) => ({
    ...factsOf(disposal, names),
    seriesName: series.get(disposal.series) ?? { nl: disposal.series },
    own: own.has(disposal.proposedBy),
    ...countsOf(years.filter((year) => year.disposal === disposal.id)),
    graceDays: deps.retention.graceDays,
    backupsUntil: brusselsDay(new Date((disposal.endedAt ?? call.now).getTime() + deps.retention.backupDays * dayMs)),
  }))
}

function factsOf(disposal: Disposal, names: ReadonlyMap<string, string>) {
  const { comment, decidedBy, decidedAt, reason, startsAt, startedAt, endedAt, endedBy } = disposal
  return {
    id: showId('disposal', disposal.id),
    series: disposal.series,
    rule: disposal.rule,
    ...(disposal.transfer !== null && {
      transferred: { transfer: showId('transfer', disposal.transfer), archiveService: disposal.archiveService ?? '' },
    }),
    version: disposal.version,
    status: disposal.status,
    until: disposal.until,
    ...(comment !== null && { comment }),
    proposedBy: nameIn(names, disposal.proposedBy),
    proposedAt: disposal.proposedAt.toISOString(),
    ...(decidedBy !== null && { decidedBy: nameIn(names, decidedBy) }),
    ...(decidedAt !== null && { decidedAt: decidedAt.toISOString() }),
    ...(reason !== null && { reason }),
    ...(startsAt !== null && { startsAt: startsAt.toISOString() }),
    ...(startedAt !== null && { startedAt: startedAt.toISOString() }),
    ...(endedAt !== null && { endedAt: endedAt.toISOString() }),
    ...(endedBy !== null && { stoppedBy: nameIn(names, endedBy) }),
  }
}

function countsOf(years: readonly DisposalYear[]): Pick<contract.Disposal, 'counts' | 'years'> {
  const counts = { destroy: 0, destroyed: 0, sample: 0, excluded: 0, bytes: 0 }
  for (const each of years)
    for (const name of Object.keys(counts) as (keyof typeof counts)[]) counts[name] += each[name]
  return { counts, years: years.map(({ disposal: _disposal, ...year }) => year) }
}
