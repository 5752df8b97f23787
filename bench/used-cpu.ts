import { type Figure, median } from './measure.ts'
import type { Installation } from './open-installation.ts'

/** CPU seconds by part of the installation. */
export type UsedCpu = Readonly<Record<string, number>>

/** What the parts of the installation used while the work was done. */
export async function withUsedCpu<T>(
  installation: Installation,
  work: () => Promise<T>,
): Promise<{ readonly done: T; readonly cpu: UsedCpu }> {
  const before = await installation.cpuSeconds()
  const done = await work()
  const after = await installation.cpuSeconds()
  return {
    done,
    cpu: Object.fromEntries(Object.entries(after).map(([part, used]) => [part, used - (before[part] ?? 0)])),
  }
}

/** How the time is spent: CPU milliseconds per letter, by part and in total. Independent of other load on the machine. */
export function cpuFigures(runs: readonly UsedCpu[], letters: number): Figure[] {
  const perLetter = (name: string, seconds: readonly number[]): Figure => {
    const costs = seconds.map((each) => (each * 1000) / letters)
    return { name: `CPU ${name}`, unit: 'ms a letter', median: median(costs), runs: costs }
  }
  const parts = Object.keys(runs[0] ?? {})
  const sums = runs.map((run) => Object.values(run).reduce((sum, each) => sum + each, 0))
  return [
    ...parts.map((part) =>
      perLetter(
        `of ${part}`,
        runs.map((run) => run[part] ?? 0),
      ),
    ),
    ...(parts.length > 0 ? [perLetter('in sum', sums)] : []),
  ]
}
