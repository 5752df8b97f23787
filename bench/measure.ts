import { createHash } from 'node:crypto'
import { cpus, loadavg, totalmem } from 'node:os'
import { deflateSync } from 'node:zlib'

/** The machine on which a figure was measured; without it a figure says nothing. */
export interface Machine {
  readonly cpu: string
  readonly cores: number
  readonly memoryGiB: number
  readonly node: string
  readonly platform: string
  /** CPU seconds of a fixed piece of work, before and after: machines differ, and other processes disturb. */
  readonly calibration: readonly number[]
  /** Runnable processes in the last minute, those of the bench and others. */
  readonly load: number
}

export interface Figure {
  readonly name: string
  readonly unit: string
  /** Median of the runs. */
  readonly median: number
  readonly runs: readonly number[]
  /** The required value, and the desired value. */
  readonly bar?: number
  readonly stretch?: number
  /** The bar is a maximum, not a minimum. */
  readonly atMost?: true
  readonly note?: string
}

export function figure(name: string, unit: string, runs: readonly number[], more: Partial<Figure> = {}): Figure {
  return { name, unit, median: median(runs), runs, ...more }
}

export interface BenchResult {
  readonly bench: string
  readonly at: string
  readonly machine: Machine
  readonly settings: Readonly<Record<string, string | number>>
  readonly figures: readonly Figure[]
}

/** CPU seconds (user and system, all threads) that the work took. */
export function cpuSeconds(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}

/** Hashing, deflating and property access in about the proportion in which rendering does them. */
export function calibrate(): number {
  const text = Buffer.from(
    Array.from({ length: 40_000 }, (_, at) => `${(at * 2_654_435_761) % 4_294_967_296} `).join(''),
  )
  return cpuSeconds(() => {
    const counts = new Map<string, number>()
    for (let round = 0; round < 20; round++) {
      deflateSync(text, { level: 6 })
      createHash('sha256').update(text).digest()
      for (const word of text.toString('latin1').split(' ')) counts.set(word, (counts.get(word) ?? 0) + 1)
    }
  })
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2
}

/** The value that so many of a hundred are at most, as p95; NaN of nothing. */
export function percentile(values: readonly number[], of: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * of) / 100))] ?? Number.NaN
}

export function machine(calibration: readonly number[]): Machine {
  const processors = cpus()
  return {
    cpu: processors[0]?.model.trim() ?? 'unknown',
    cores: processors.length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    calibration: calibration.map((each) => round(each)),
    load: round(loadavg()[0] ?? 0),
  }
}

export function round(value: number): number {
  return Number(value.toPrecision(4))
}

/** All runs when they are few; otherwise the least and the greatest. */
function shown(runs: readonly number[]): string {
  if (runs.length <= 7) return runs.map((run) => String(round(run))).join(' ')
  return `${round(Math.min(...runs))} … ${round(Math.max(...runs))} (${runs.length})`
}

function reaches({ median: value, atMost }: Figure, bar: number): boolean {
  return atMost ? value <= bar : value >= bar
}

/** The result for people; the JSON file next to it is for scripts. */
export function asTable({ bench, at, machine: on, settings, figures }: BenchResult): string {
  const head = ['figure', 'median', 'runs', 'bar', 'stretch', '']
  const rows = figures.map((each) => [
    each.name,
    `${round(each.median)} ${each.unit}`,
    shown(each.runs),
    each.bar === undefined ? '' : `${each.atMost ? '≤ ' : ''}${each.bar}`,
    each.stretch === undefined ? '' : String(each.stretch),
    each.bar === undefined ? (each.note ?? '') : reaches(each, each.bar) ? 'reached' : 'not reached',
  ])
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)))
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd()
  return [
    `${bench} · ${at}`,
    `${on.cpu}, ${on.cores} cores, ${on.memoryGiB} GiB, Node ${on.node}, ${on.platform}`,
    `calibration ${on.calibration.join(' and ')} CPU seconds, load ${on.load} · ${Object.entries(settings)
      .map(([name, value]) => `${name} ${value}`)
      .join(' · ')}`,
    '',
    ...[head, ...rows].map(line),
  ].join('\n')
}
