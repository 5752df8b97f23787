import { writeFileSync } from 'node:fs'
import type { Reporter, TestModule } from 'vitest/node'

const shown = 10
/** Where the figures of all files are written, separated by tabs; absent: nowhere. */
const table = process.env['TEST_TIMES']

/**
 * A reporter of Vitest: after a run of more than ten files it prints the ten that took the most processor time, so that a costly
 * test is noticed in the run that added it, however busy the machine is. `.ci/run` repeats these lines in its summary. Without the
 * setup file `processor-time.ts` the order is that of the wall clock.
 */
export class SlowestFiles implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    if (table !== undefined) writeFileSync(table, tableOf(modules.map(timesOf)))
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
  /** The part of child processes in it. */
  readonly children: number
}

function timesOf(module: TestModule): FileTimes {
  const { collectDuration: imports, duration: tests, setupDuration, prepareDuration } = module.diagnostic()
  const { processorTime = 0, childTime = 0 } = module.meta()
  return {
    path: module.relativeModuleId,
    total: imports + tests + setupDuration + prepareDuration,
    imports,
    worked: (processorTime + childTime) * 1000,
    children: childTime * 1000,
  }
}

function tableOf(files: readonly FileTimes[]): string {
  const lines = files
    .toSorted((one, other) => other.worked - one.worked)
    .map(({ path, worked, children, total, imports }) => [...[worked, children, total, imports].map(seconds), path])
  return [['worked', 'of it children', 'by the clock', 'of it imports', 'file'], ...lines]
    .map((line) => `${line.join('\t')}\n`)
    .join('')
}

const partsOf = ({ worked, total, imports }: FileTimes): string =>
  `${worked === 0 ? '' : `${seconds(worked)} s worked, `}${seconds(total)} s by the clock (imports ${seconds(imports)})`
const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(1)
