import type { Reporter, TestModule } from 'vitest/node'

const shown = 10

/**
 * A reporter of Vitest: after a run of more than ten files it prints the ten that took the most processor time, so that a costly
 * test is noticed in the run that added it, however busy the machine is. `.ci/run` repeats these lines in its summary. Without the
 * setup file `processor-time.ts` the order is that of the wall clock.
 */
export class SlowestFiles implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    if (modules.length <= shown) return
    const files = modules.map(timesOf).toSorted((one, other) => other.worked - one.worked || other.total - one.total)
    const sum = (of: (file: FileTimes) => number): string => seconds(files.reduce((total, file) => total + of(file), 0))
    const sums = `${sum(({ worked }) => worked)} s of processor time, ${sum(({ total }) => total)} s by the clock in sum`
    const lines = files.slice(0, shown).map((file) => `  slow: ${partsOf(file)} ${file.path}`)
    process.stdout.write(`\n  slow: the ten costliest of ${files.length} files; ${sums}\n${lines.join('\n')}\n`)
  }
}

interface FileTimes {
  readonly path: string
  /** Milliseconds, as all others. */
  readonly total: number
  readonly imports: number
  /** Processor time; 0 where it is not measured. */
  readonly worked: number
}

function timesOf(module: TestModule): FileTimes {
  const { collectDuration: imports, duration: tests, setupDuration, prepareDuration } = module.diagnostic()
  const worked = (module.meta().processorTime ?? 0) * 1000
  return { path: module.relativeModuleId, total: imports + tests + setupDuration + prepareDuration, imports, worked }
}

const partsOf = ({ worked, total, imports }: FileTimes): string =>
  `${worked === 0 ? '' : `${seconds(worked)} s worked, `}${seconds(total)} s by the clock (imports ${seconds(imports)})`
const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(1)
