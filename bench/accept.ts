import type { BenchOptions } from './bench-options.ts'
import { openInstallation } from './installation/open-installation.ts'
import type { UsedCpu } from './installation/process-times.ts'
import { cpuFigures, withUsedCpu } from './installation/used-cpu.ts'
import type { LoadResult } from './load/load.ts'
import { runLoad } from './load/run-load.ts'
import { type BenchResult, calibrate, type Figure, figure, machine, median } from './measure.ts'

const sizes = {
  full: { warmUp: 2_000, letters: 5_000, runs: 3 },
  brief: { warmUp: 500, letters: 1_000, runs: 3 },
  smoke: { warmUp: 0, letters: 60, runs: 1 },
} as const
const connections = 64

interface Run {
  readonly load: LoadResult
  readonly cpu: UsedCpu
}

/**
 * How many letters a second one API process accepts, each durable, idempotent and checked, under row-level security and rate
 * limits; and how long an answer takes at half that rate. No dispatcher runs: the letters stay in the rows.
 */
export async function benchAccept({ size, profile }: BenchOptions): Promise<BenchResult> {
  const { warmUp, letters, runs } = sizes[size]
  const before = calibrate()
  await using installation = await openInstallation(['api'], profile)
  const { url, liveKey: key } = installation
  let first = 0
  const measure = async (count: number, rate?: number): Promise<Run> => {
    const load = { url, key, connections, first, letters: count, ...(rate !== undefined && { rate }) }
    first += count
    const { done, cpu } = await withUsedCpu(installation, () => runLoad(load))
    return { load: done, cpu: { ...cpu, 'load client': done.cpuSeconds } }
  }
  if (warmUp > 0) await measure(warmUp)
  const full: Run[] = []
  for (let run = 0; run < runs; run += 1) full.push(await measure(letters))
  const rates = full.map(({ load }) => load.accepted / load.seconds)
  const half: Run[] = []
  // As many letters again: in a shorter run one pause of the machine decides which answers are the slowest twentieth.
  for (let run = 0; run < runs; run += 1) half.push(await measure(letters, median(rates) / 2))
  return {
    bench: 'accept',
    at: new Date().toISOString(),
    machine: machine([before, calibrate()]),
    settings: { runs, lettersPerRun: letters, connections, rateLimits: 'on', rowLevelSecurity: 'on', fsync: 'on' },
    figures: [
      figure('accepted', 'letters/s', rates, { bar: 1_400, stretch: 2_000 }),
      ...answerTimes(full, half),
      ...cpuFigures(
        full.map(({ cpu }) => cpu),
        letters,
      ),
    ],
  }
}

function answerTimes(full: readonly Run[], half: readonly Run[]): Figure[] {
  const times = (runs: readonly Run[], which: keyof LoadResult['latency']): number[] =>
    runs.map(({ load }) => load.latency[which])
  return [
    figure('answer at half of it, p50', 'ms', times(half, 'p50')),
    figure('answer at half of it, p95', 'ms', times(half, 'p95'), { bar: 40, atMost: true }),
    figure('answer at full load, p95', 'ms', times(full, 'p95')),
  ]
}
