import { sql } from 'drizzle-orm'
import type { BenchOptions } from '../bench-options.ts'
import { type Installation, openInstallation } from '../installation/open-installation.ts'
import { memoryAboveIdle } from '../installation/process-memory.ts'
import type { UsedCpu } from '../installation/process-times.ts'
import { withUsedCpu } from '../installation/used-cpu.ts'
import { type BenchResult, calibrate, type Figure, figure, machine } from '../measure.ts'
import { type ListForm, listForms } from './list-body.ts'
import { measureTurns } from './measure-turns.ts'
import { measureUrgent } from './measure-urgent.ts'
import { postList, untilListDone } from './post-list.ts'

const sizes = {
  full: { short: 1_000, shortLists: 10, long: 100_000, runs: 3 },
  brief: { short: 1_000, shortLists: 4, long: 20_000, runs: 1 },
  smoke: { short: 40, shortLists: 1, long: 80, runs: 1 },
} as const

/** Of an API process, or of a dispatcher with the child that reads a workbook, megabytes above idle. */
const memoryBars: Readonly<Record<ListForm, number>> = { ndjson: 200, csv: 200, xlsx: 400 }

/**
 * Lists of letters: rows a second until they are durable, memory and processor time of each form of list, what a row costs in a short
 * list and in a long one, whether two entities take turns, and what a long list does to urgent letters.
 */
export async function benchBatch({ size, profile }: BenchOptions): Promise<BenchResult> {
  const { short, shortLists, long, runs } = sizes[size]
  const before = calibrate()
  await using installation = await openInstallation(['api', 'dispatcher'], profile)
  const numbers = numberer()
  await accept(installation, numbers, 1, short)
  const figures: Figure[] = []
  for (const form of listForms) figures.push(...(await measureForm(installation, numbers, form, { rows: long, runs })))
  const costOfShort = await accept(installation, numbers, shortLists, short)
  const costOfLong = await accept(installation, numbers, 1, long)
  figures.push(
    figure(`CPU of a row, lists of ${short}`, 'ms', [costOfShort.milliseconds]),
    figure(`CPU of a row, a list of ${long}`, 'ms', [costOfLong.milliseconds]),
    figure('CPU, long against short', 'times', [costOfLong.milliseconds / costOfShort.milliseconds], {
      bar: 1.2,
      atMost: true,
    }),
    figure(`bytes of a row, lists of ${short}`, 'bytes', [costOfShort.bytes], { note: 'without its letter' }),
    figure(`bytes of a row, a list of ${long}`, 'bytes', [costOfLong.bytes], { note: 'without its letter' }),
    figure('bytes, long against short', 'times', [costOfLong.bytes / costOfShort.bytes], { bar: 1.2, atMost: true }),
    await measureTurns(installation, long),
    ...(await measureUrgent(installation, { from: numbers(long), rows: long })),
  )
  return {
    bench: 'batch',
    at: new Date().toISOString(),
    machine: machine([before, calibrate()]),
    settings: { rows: long, shortLists, rowsOfShort: short, runs },
    figures,
  }
}

/** Gives the first number of so many letters; no two lists share a letter. */
function numberer(): (count: number) => number {
  let next = 0
  return (count) => {
    next += count
    return next - count
  }
}

/** Receives a list, and checks it without sending: memory, time and processor time of both. */
async function measureForm(
  installation: Installation,
  numbers: (count: number) => number,
  form: ListForm,
  { rows, runs }: { readonly rows: number; readonly runs: number },
): Promise<Figure[]> {
  const [rates, costs, ofApi, ofDispatcher]: number[][] = [[], [], [], []]
  for (let run = 0; run < runs; run += 1) {
    const list = { form, from: numbers(rows), rows, dryRun: true }
    const { done, cpu } = await withUsedCpu(installation, async () => {
      const received = memoryAboveIdle(installation.apiPid, () => postList(installation, list))
      return memoryAboveIdle(installation.dispatcherPid, async () => {
        const answer = await received
        await untilListDone(installation, answer.done.id, true)
        return answer
      })
    })
    rates?.push(rows / done.done.done.seconds)
    ofApi?.push(done.done.megabytes)
    ofDispatcher?.push(done.megabytes)
    costs?.push((sumOf(cpu) * 1_000) / rows)
  }
  const bars = form === 'ndjson' ? { bar: 10_000, stretch: 15_000 } : {}
  const atMost = { bar: memoryBars[form], atMost: true } as const
  return [
    figure(`${form}: rows until 202`, 'rows/s', rates ?? [], bars),
    figure(`${form}: memory of the API above idle`, 'MB', ofApi ?? [], { bar: 200, atMost: true }),
    figure(`${form}: memory of the dispatcher above idle`, 'MB', ofDispatcher ?? [], atMost),
    figure(`${form}: CPU of a row until it is checked`, 'ms', costs ?? []),
  ]
}

interface CostOfRow {
  /** Processor time of all parts. */
  readonly milliseconds: number
  /** Of the tables of lists, without the letters. */
  readonly bytes: number
}

async function accept(
  installation: Installation,
  numbers: (count: number) => number,
  lists: number,
  rows: number,
): Promise<CostOfRow> {
  const bytes = await bytesOfLists(installation)
  const { cpu } = await withUsedCpu(installation, async () => {
    for (let list = 0; list < lists; list += 1) {
      const { id } = await postList(installation, { form: 'ndjson', from: numbers(rows), rows })
      await untilListDone(installation, id)
    }
  })
  return {
    milliseconds: (sumOf(cpu) * 1_000) / (lists * rows),
    bytes: ((await bytesOfLists(installation)) - bytes) / (lists * rows),
  }
}

/** The sum of the stored values: files grow in steps of pages, which a list of some rows does not fill. */
async function bytesOfLists({ database }: Installation): Promise<number> {
  const [row] = await database.hub.query<{ bytes: number }>(sql`
    select (select coalesce(sum(pg_column_size(c.*)), 0) from batch_chunk c) + (select coalesce(sum(pg_column_size(r.*)), 0) from batch_row r)
      + (select coalesce(sum(pg_column_size(b.*)), 0) from batch b) as bytes`)
  return row?.bytes ?? 0
}

const sumOf = (cpu: UsedCpu): number => Object.values(cpu).reduce((sum, each) => sum + each, 0)
