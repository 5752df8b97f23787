import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { approveTransfer, proposeTransfer, stopTransfer } from '../../archive/transfer/propose-transfer.ts'
import { findTransfer, type TransferId, type TransferStatus } from '../../archive/transfer/transfer.ts'
import { systemClock } from '../../core/clock.ts'
import type { EntityId } from '../../core/words/id.ts'
import type { BenchOptions } from '../bench-options.ts'
import { type Installation, openInstallation } from '../installation/open-installation.ts'
import { memoryAboveIdle } from '../installation/process-memory.ts'
import { untilNothingWaits } from '../installation/until-nothing-waits.ts'
import { runLoad } from '../load/run-load.ts'
import { type BenchResult, calibrate, figure, machine } from '../measure.ts'

/** Letters of each dossier. The last one counts; those before show whether memory grows with the letters of a package. */
const sizes = { full: [2_000, 20_000], brief: [500, 4_000], smoke: [10] } as const
const kind = { template: 'betalingsherinnering', channel: 'inbox' } as const
const betweenMs = 50
const by = (actor: string) => ({ actor, now: systemClock.now() })

interface Series {
  readonly entity: EntityId
  readonly series: string
}

/** How many letters a second one dispatcher packs for an archive service: a dossier is one package, however many letters it has. */
export async function benchTransfer({ size, profile }: BenchOptions): Promise<BenchResult> {
  const before = calibrate()
  await using installation = await openInstallation(['api', 'dispatcher'], profile)
  const measured: Awaited<ReturnType<typeof packDossier>>[] = []
  let first = 0
  for (const letters of sizes[size]) {
    const { url, liveKey: key } = installation
    await runLoad({ url, key, connections: 32, first, letters, kind })
    await untilNothingWaits(installation)
    measured.push(await packDossier(installation, `B-${letters}`, letters))
    first += letters
  }
  const last = measured.at(-1)
  if (last === undefined) throw new Error('No dossier was packed')
  const cpu = Object.entries(last.cpu).filter(([part]) => part !== 'api')
  return {
    bench: 'transfer',
    at: systemClock.now().toISOString(),
    machine: machine([before, calibrate()]),
    settings: { letters: sizes[size].join(', '), renderThreads: installation.renderThreads },
    figures: [
      figure('letters packed', 'letters/s', [last.rate], { bar: 200 }),
      ...measured.map(({ letters, megabytes }) =>
        figure(`memory of the dispatcher above idle, dossier of ${letters} letters`, 'MB', [megabytes]),
      ),
      ...cpu.map(([part, seconds]) => figure(`CPU of ${part}`, 'ms/letter', [(seconds * 1_000) / last.letters])),
      figure('size of a package', 'kB/letter', [last.bytes / 1_000 / last.letters]),
    ],
  }
}

/** Closes a dossier of the letters that have none yet, and packs it. Those of an earlier dossier are not proposed again. */
async function packDossier(installation: Installation, dossier: string, letters: number) {
  const { database } = installation
  const of = await closeDossier(installation, dossier)
  const id = await propose(installation, of)
  const began = { at: performance.now(), cpu: (await installation.readCpu()).parts }
  const { megabytes } = await memoryAboveIdle(installation.dispatcherPid, async () => {
    await database.asHub((tx) => approveTransfer(tx, of.entity, id, undefined, by('bench:2')))
    await untilStatus(installation, of, id, 'packed')
  })
  const seconds = (performance.now() - began.at) / 1_000
  const { parts } = await installation.readCpu()
  const cpu = Object.fromEntries(Object.entries(parts).map(([part, used]) => [part, used - (began.cpu[part] ?? 0)]))
  const [packed] = await database.hub.query<{ records: number; bytes: number }>(sql`
    select sum(records)::int as records, sum(size)::bigint as bytes from transfer_package where transfer = ${id} and status = 'packed'`)
  if (packed?.records !== letters) throw new Error(`${packed?.records} letters were packed, not ${letters}`)
  await database.asHub((tx) => stopTransfer(tx, of.entity, id, 'Measured', by('bench:1')))
  await database.hub.query(sql`delete from dossier_end where entity = ${of.entity} and dossier = ${dossier}`)
  return { letters, rate: letters / seconds, megabytes, cpu, bytes: packed.bytes }
}

async function closeDossier({ database }: Installation, dossier: string): Promise<Series> {
  await database.hub.query(sql`update record set dossier = ${dossier} where dossier is null`)
  await database.hub.query(sql`update message set final = true where not final`)
  const [found] = await database.hub.query<Series>(sql`
    select k.entity, k.series from record r join record_kind k on k.id = r.kind where r.dossier = ${dossier} limit 1`)
  if (found === undefined) throw new Error('No letter was archived')
  await database.hub.query(sql`
    insert into dossier_end (entity, dossier, ended_on, by, at)
    values (${found.entity}, ${dossier}, current_date - 2, 'bench:1', ${systemClock.now()})`)
  await database.hub.query(sql`
    update series set destination = 'keep', period_months = null, starts = null, sample_per_thousand = null, legal_ground = 'Bench',
      version = version + 1 where entity = ${found.entity} and key = ${found.series}`)
  await database.hub.query(sql`analyze record, message, dossier_end, document, leaf`).catch(() => undefined)
  return found
}

async function propose(installation: Installation, { entity, series }: Series): Promise<TransferId> {
  const wanted = { series, archiveService: 'Bench' }
  const { id } = await installation.database.asHub((tx) => proposeTransfer(tx, entity, wanted, by('bench:1')))
  await untilStatus(installation, { entity, series }, id, 'waiting')
  // The ledger numbers the last leaves a moment later.
  for (;;) {
    const [row] = await installation.database.hub.query<{ waits: boolean }>(sql`
      select exists (select from leaf_batch where first is null) as waits`)
    if (row?.waits === false) return id
    await sleep(betweenMs)
  }
}

async function untilStatus(
  { database }: Installation,
  { entity }: Series,
  id: TransferId,
  wanted: TransferStatus,
): Promise<void> {
  for (;;) {
    const found = await findTransfer(database.hub, entity, id)
    if (found?.status === wanted) return
    if (found?.failure !== null) throw new Error(`The transfer fails: ${found?.failure}`)
    await sleep(betweenMs)
  }
}
