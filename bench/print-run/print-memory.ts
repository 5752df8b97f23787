import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { closeRun } from '../../channels/print/store/runs/close-run.ts'
import { systemClock } from '../../core/clock.ts'
import type { Id } from '../../core/words/id.ts'
import type { BenchOptions } from '../bench-options.ts'
import { type Installation, openInstallation } from '../installation/open-installation.ts'
import { memoryOfTree } from '../installation/process-memory.ts'
import { untilNothingWaits } from '../installation/until-nothing-waits.ts'
import { runLoad } from '../load/run-load.ts'
import { type BenchResult, calibrate, type Figure, figure, machine } from '../measure.ts'

/** The last run is the one that counts; those before show whether memory grows with the number of letters. */
const sizes = { full: [2_500, 5_000, 10_000], brief: [500, 1_000, 2_000], smoke: [20] } as const
const megabyte = 1024 * 1024
const sampleEveryMs = 250
const kind = { template: 'betalingsherinnering', channel: 'print' } as const
type Part = 'api' | 'dispatcher'
type Peaks = Record<Part | 'sum', number>

/**
 * The memory of API and dispatcher from the first letter of a print run until its packages are on the SFTP server: letters are
 * accepted, routed, rendered, archived, gathered, divided, packed and uploaded. Server and database are other processes.
 */
export async function benchPrintMemory({ size, profile }: BenchOptions): Promise<BenchResult> {
  const before = calibrate()
  await using installation = await openInstallation(['api', 'dispatcher'], profile)
  const making: Peaks[] = []
  const leaving: Peaks[] = []
  let first = 0
  for (const letters of sizes[size]) {
    making.push(await whilePeaksAreRead(installation, () => post(installation, first, letters)))
    leaving.push(await whilePeaksAreRead(installation, () => handOver(installation)))
    first += letters
  }
  const of = (name: string, peaks: readonly Peaks[], part: keyof Peaks, more: Partial<Figure> = {}): Figure => {
    const runs = peaks.map((each) => each[part] / megabyte)
    return { ...figure(name, 'MB', runs, more), median: runs.at(-1) ?? Number.NaN }
  }
  const whole = making.map((each, at) => ({ ...each, sum: Math.max(each.sum, leaving[at]?.sum ?? 0) }))
  const growth = ((leaving.at(-1)?.sum ?? 0) - (leaving[0]?.sum ?? 0)) / megabyte
  return {
    bench: 'print-memory',
    at: systemClock.now().toISOString(),
    machine: machine([before, calibrate()]),
    settings: { letters: sizes[size].join(', '), renderThreads: installation.renderThreads },
    figures: [
      of('peak of the whole hub', whole, 'sum', { bar: 500, atMost: true, note: 'the last run counts' }),
      of('API while letters are made', making, 'api'),
      of('dispatcher while letters are made', making, 'dispatcher'),
      of('API while the run leaves', leaving, 'api'),
      of('dispatcher while the run leaves', leaving, 'dispatcher'),
      figure('more at the hand-over of the last run than of the first', 'MB', [growth]),
    ],
  }
}

async function post(installation: Installation, first: number, letters: number): Promise<void> {
  const { url, liveKey: key } = installation
  await runLoad({ url, key, connections: 32, first, letters, kind })
  await untilNothingWaits(installation)
}

/** Closes the open runs as an operator does, and waits until the dispatcher has handed over their parts. */
async function handOver({ database }: Installation): Promise<void> {
  const open = await database.hub.query<{ id: Id<'run'> }>(sql`select id from print_run where status = 'open'`)
  for (const { id } of open) await database.asHub((tx) => closeRun(tx, id, systemClock.now(), true))
  for (;;) {
    const [row] = await database.hub.query<{ waits: boolean }>(
      sql`select exists (select from print_run where status in ('open', 'closing')) as waits`,
    )
    if (row?.waits === false) return
    await sleep(sampleEveryMs)
  }
}

async function whilePeaksAreRead(installation: Installation, work: () => Promise<void>): Promise<Peaks> {
  const peaks: Peaks = { api: 0, dispatcher: 0, sum: 0 }
  const state = { ended: false }
  const watch = async (): Promise<void> => {
    while (!state.ended) {
      const api = (await memoryOfTree(installation.apiPid ?? 0))?.resident ?? 0
      const dispatcher = (await memoryOfTree(installation.dispatcherPid ?? 0))?.resident ?? 0
      peaks.api = Math.max(peaks.api, api)
      peaks.dispatcher = Math.max(peaks.dispatcher, dispatcher)
      peaks.sum = Math.max(peaks.sum, api + dispatcher)
      await sleep(sampleEveryMs)
    }
  }
  const watching = watch()
  try {
    await work()
  } finally {
    state.ended = true
    await watching
  }
  return peaks
}
