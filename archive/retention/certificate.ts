import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Queryable } from '../../core/db/database.ts'
import { dayMs } from '../../core/durations.ts'
import { namesOfActors } from '../../core/tenants/actor-name.ts'
import { brusselsDay } from '../../core/words/days/brussels-day.ts'
import { type RecordId, showId } from '../../core/words/id.ts'
import type { Localized } from '../../core/words/language.ts'
import { countDisposals, type Disposal, type DisposalId, type ExclusionReason, exclusionReasons } from './disposal.ts'
import { findSeries, type RetentionRule } from './series.ts'

/**
 * The dated statement of what was destroyed and by which rule (Bestuursdecreet, art. III.89, § 4), for people and programs. It names no
 * recipient and no letter: the list of records has ids alone.
 */
export interface Certificate {
  readonly type: 'uitpost-destruction-certificate'
  readonly version: 1
  /** `dsp_…` */
  readonly disposal: string
  /** `ent_…`, and its name. */
  readonly entity: string
  readonly entityName: Localized
  readonly series: string
  readonly seriesName: Localized
  readonly ruleVersion: number
  readonly rule: RetentionRule
  /** Where the records are, which were dropped here after an archive service had confirmed them. */
  readonly transferred?: { readonly transfer: string; readonly archiveService: string }
  /** Terms that ended before this day, `YYYY-MM-DD`; of transferred records, that day at the latest they were confirmed. */
  readonly until: string
  readonly destroyed: {
    readonly records: number
    readonly bytes: number
    readonly years: readonly { readonly year: number; readonly records: number }[]
    /** SHA-256, hex, over the ids `rec_…` in their order, a line feed after each. */
    readonly sha256OfIds: string
    readonly from: string
    readonly to: string
  }
  readonly sample?: {
    readonly records: number
    readonly perThousand: number
    readonly seed: string
    readonly method: string
  }
  /** Records whose term had ended and that stay. */
  readonly excluded: Readonly<Partial<Record<ExclusionReason, number>>>
  /** The records that were approved and not destroyed, as the disposal was stopped; absent where all went. */
  readonly stopped?: { readonly by: string; readonly remaining: number }
  readonly proposed: { readonly by: string; readonly at: string; readonly comment?: string }
  readonly approved: { readonly by: string; readonly at: string; readonly note?: string }
  /** The last day on which a back-up may hold the bytes and keys. */
  readonly backupsUntil: string
  readonly ledger: {
    readonly origin: string
    /** First and last number of each run of leaves that record it. */
    readonly leaves: readonly (readonly [number, number])[]
  }
}

const sampleMethod =
  'Of n records whose term had ended and that nothing kept, the ceil(n * perThousand / 1000) with the lowest SHA-256 of "seed:UUID" stay.'

/**
 * The certificate of a disposal whose records are gone; undefined while the ledger has not numbered every leaf (hub's role).
 * @param backupDays days that back-ups are kept
 */
export async function makeCertificate(
  hub: Queryable,
  disposal: Disposal,
  entityName: Localized,
  { origin, backupDays, now }: { readonly origin: string; readonly backupDays: number; readonly now: Date },
): Promise<Certificate | undefined> {
  const { id, entity, series: key, rule, decidedBy, decidedAt, startedAt, endedAt, endedBy } = disposal
  const leaves = await leavesOf(hub, id)
  if (leaves === undefined) return undefined
  const years = (await countDisposals(hub, [id])).toReversed()
  const sum = (count: (year: (typeof years)[number]) => number): number =>
    years.reduce((all, year) => all + count(year), 0)
  const series = await findSeries(hub, entity, key)
  const names = await namesOfActors(hub, [disposal.proposedBy, decidedBy ?? '', endedBy ?? ''])
  const nameOf = (actor: string | null): string => names.get(actor ?? '') ?? actor ?? ''
  const ended = endedAt ?? now
  const remaining = sum(({ destroy }) => destroy) - sum(({ destroyed }) => destroyed)
  return {
    type: 'uitpost-destruction-certificate',
    version: 1,
    disposal: showId('disposal', id),
    entity: showId('entity', entity),
    entityName,
    series: key,
    seriesName: series?.name ?? { nl: key },
    ruleVersion: disposal.version,
    rule,
    ...(disposal.transfer !== null && {
      transferred: { transfer: showId('transfer', disposal.transfer), archiveService: disposal.archiveService ?? '' },
    }),
    until: disposal.until,
    destroyed: {
      records: sum(({ destroyed }) => destroyed),
      bytes: await bytesOf(hub, id),
      years: years.filter(({ destroyed }) => destroyed > 0).map(({ year, destroyed: records }) => ({ year, records })),
      sha256OfIds: await hashOfIds(hub, id),
      from: (startedAt ?? ended).toISOString(),
      to: ended.toISOString(),
    },
    ...(rule.destination === 'sample' &&
      disposal.transfer === null && {
        sample: {
          records: sum(({ sample }) => sample),
          perThousand: rule.samplePerThousand,
          seed: disposal.seed,
          method: sampleMethod,
        },
      }),
    excluded: await exclusionsOf(hub, id),
    ...(endedBy !== null && { stopped: { by: nameOf(endedBy), remaining } }),
    proposed: {
      by: nameOf(disposal.proposedBy),
      at: disposal.proposedAt.toISOString(),
      ...(disposal.comment !== null && { comment: disposal.comment }),
    },
    approved: {
      by: nameOf(decidedBy),
      at: decidedAt?.toISOString() ?? '',
      // The reason of a disposal that was stopped replaced the note.
      ...(disposal.reason !== null && endedBy === null && { note: disposal.reason }),
    },
    backupsUntil: brusselsDay(new Date(ended.getTime() + backupDays * dayMs)),
    ledger: { origin, leaves },
  }
}

/** The numbers of the leaves in runs; undefined while one has none. */
async function leavesOf(hub: Queryable, id: DisposalId): Promise<[number, number][] | undefined> {
  const rows = await hub.query<{ first: number | null; last: number | null }>(sql`
    select min(position) as first, max(position) as last from (
      select position, position - row_number() over (order by position) as run from (
        select b.first + l.place as position from disposal_record d
        join leaf l on l.record = d.record and l.kind = 'd' join leaf_batch b on b.id = l.batch
        where d.disposal = ${id} and d.chunk is not null) numbered) runs
    group by run, position is null order by first`)
  const runs = rows.map(({ first, last }) =>
    first === null || last === null ? undefined : ([first, last] as [number, number]),
  )
  return runs.every((run) => run !== undefined) ? runs : undefined
}

async function bytesOf(hub: Queryable, id: DisposalId): Promise<number> {
  const [row] = await hub.query<{ bytes: number }>(sql`
    select coalesce(sum(bytes), 0)::bigint as bytes from disposal_record where disposal = ${id} and chunk is not null`)
  return row?.bytes ?? 0
}

async function exclusionsOf(hub: Queryable, id: DisposalId): Promise<Certificate['excluded']> {
  const rows = await hub.query<{ reason: ExclusionReason; records: number }>(sql`
    select reason, count(*) as records from disposal_record where disposal = ${id} and verdict = 'excluded' group by reason`)
  const counts = new Map(rows.map(({ reason, records }) => [reason, records]))
  return Object.fromEntries(
    exclusionReasons.flatMap((reason) => (counts.has(reason) ? [[reason, counts.get(reason)]] : [])),
  )
}

const idsAtOnce = 10_000

async function hashOfIds(hub: Queryable, id: DisposalId): Promise<string> {
  const hash = createHash('sha256')
  let after: RecordId | undefined
  do {
    const rows: { record: RecordId }[] = await hub.query(sql`
      select record from disposal_record where disposal = ${id} and chunk is not null
        and record > ${after ?? '00000000-0000-0000-0000-000000000000'}::uuid
      order by record limit ${idsAtOnce}`)
    for (const { record } of rows) hash.update(`${showId('record', record)}\n`)
    after = rows.length < idsAtOnce ? undefined : rows.at(-1)?.record
  } while (after !== undefined)
  return hash.digest('hex')
}
