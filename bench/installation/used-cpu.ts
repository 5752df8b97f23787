import { type Figure, median } from '../measure.ts'
import type { Installation } from './open-installation.ts'
import type { UsedCpu } from './process-times.ts'

const readEveryMs = 1_000

/** What the parts of the installation used while the work was done. */
export async function withUsedCpu<T>(
  installation: Installation,
  work: () => Promise<T>,
): Promise<{ readonly done: T; readonly cpu: UsedCpu }> {
  const before = await installation.readCpu()
  // Read at intervals, so that the kinds of the server's processes are known before they end.
  const reading = setInterval(() => void installation.readCpu().catch(() => undefined), readEveryMs)
  const done = await work().finally(() => clearInterval(reading))
  const after = await installation.readCpu()
  const parts = Object.entries(after.parts).map(([part, used]) => [part, used - (before.parts[part] ?? 0)] as const)
  const threads = [...after.threads].map(
    ([thread, used]) => [thread, used - (before.threads.get(thread) ?? 0)] as const,
  )
  return {
    done,
    cpu: Object.fromEntries(
      parts.flatMap(([part, used]) => (part === 'dispatcher' ? byThread(used, threads, installation) : [[part, used]])),
    ),
  }
}

/**
 * The dispatcher's time by group of threads. The system gives threads no names here: besides the main thread, as many as there
 * are render threads and that used most are counted as those; the rest is the compiler, the garbage collector and libuv.
 */
function byThread(
  total: number,
  threads: readonly (readonly [thread: number, used: number])[],
  { dispatcherPid, renderThreads }: Installation,
): [part: string, used: number][] {
  const main = threads.find(([thread]) => thread === dispatcherPid)?.[1] ?? 0
  const others = threads.filter(([thread]) => thread !== dispatcherPid).map(([, used]) => used)
  const rendering = others.toSorted((a, b) => b - a).slice(0, renderThreads)
  const render = rendering.reduce((sum, used) => sum + used, 0)
  if (main === 0) return [['dispatcher', total]]
  return [
    ['dispatcher, main thread', main],
    ['dispatcher, render threads', render],
    ['dispatcher, helper threads', Math.max(0, total - main - render)],
  ]
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
