import { sql } from 'drizzle-orm'
import type { BenchOptions } from './bench-options.ts'
import { type Installation, openInstallation } from './installation/open-installation.ts'
import type { UsedCpu } from './installation/process-times.ts'
import { untilNothingWaits } from './installation/until-nothing-waits.ts'
import { cpuFigures, withUsedCpu } from './installation/used-cpu.ts'
import { runLoad } from './load/run-load.ts'
import { type BenchResult, calibrate, figure, machine } from './measure.ts'

const sizes = {
  full: { warmUp: 3_000, letters: 1_500, runs: 5, singles: 21 },
  brief: { warmUp: 500, letters: 300, runs: 3, singles: 7 },
  smoke: { warmUp: 0, letters: 40, runs: 1, singles: 2 },
} as const
const connections = 64

/**
 * How many letters a second pass through the whole chain (accepted, routed, rendered, archived, put into the inbox) with one API
 * process and one dispatcher besides PostgreSQL and the client that posts, all on this machine; and how long one letter alone
 * takes. The letters before the first run are many, since V8's compiler otherwise counts: three isolates compile the same code.
 */
export async function benchEndToEnd({ size, profile }: BenchOptions): Promise<BenchResult> {
  const { warmUp, letters, runs, singles } = sizes[size]
  const before = calibrate()
  await using installation = await openInstallation(['api', 'dispatcher'], profile)
  let first = 0
  const send = async (count: number, atATime = connections): Promise<number> => {
    const { url, liveKey: key } = installation
    const began = performance.now()
    await runLoad({ url, key, connections: atATime, first, letters: count })
    first += count
    await untilNothingWaits(installation)
    return (performance.now() - began) / 1000
  }
  if (warmUp > 0) await send(warmUp)
  const rates: number[] = []
  const used: UsedCpu[] = []
  for (let run = 0; run < runs; run += 1) {
    const { done: seconds, cpu } = await withUsedCpu(installation, () => send(letters))
    rates.push(letters / seconds)
    used.push(cpu)
  }
  const firstAlone = new Date()
  for (let single = 0; single < singles; single += 1) await send(1, 1)
  const alone = await timesSince(installation, firstAlone)
  return {
    bench: 'end-to-end',
    at: new Date().toISOString(),
    machine: machine([before, calibrate()]),
    settings: {
      runs,
      lettersPerRun: letters,
      connections,
      processes: 'api + dispatcher',
      queue: 'PostgreSQL',
      fsync: 'on',
    },
    figures: [
      figure('accepted to in the inbox', 'letters/s', rates, { bar: 220, stretch: 330 }),
      figure('one letter alone', 'ms', alone, { note: 'median of the letters, not of runs' }),
      ...cpuFigures(used, letters),
    ],
  }
}

/** Milliseconds from accepted to in the inbox, by the clock of the hub, for letters that were posted one after the other. */
async function timesSince({ database }: Installation, since: Date): Promise<number[]> {
  const rows = await database.hub.query<{ ms: number }>(sql`
    select (extract(epoch from item.received_at - message.created_at) * 1000)::float8 as ms
    from inbox_item item join message on message.id = item.message where message.created_at >= ${since}
    order by message.created_at`)
  return rows.map(({ ms }) => ms)
}
