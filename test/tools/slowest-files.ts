import type { Reporter, TestModule } from 'vitest/node'

const shown = 10

/**
 * A reporter of Vitest: after a run of more than ten files it prints the ten slowest with their seconds of wall-clock time, so
 * that a slow test is noticed in the run that added it. `.ci/run` repeats these lines in its summary.
 */
export class SlowestFiles implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    if (modules.length <= shown) return
    const files = modules.map(timesOf).toSorted((one, other) => other.total - one.total)
    const sum = files.reduce((total, file) => total + file.total, 0)
    const lines = files.slice(0, shown).map((file) => `  slow: ${seconds(file.total)} s ${file.path} (${partsOf(file)})`)
    process.stdout.write(`\n  slow: the ten slowest of ${files.length} files, ${seconds(sum)} s in sum\n${lines.join('\n')}\n`)
  }
}

interface FileTimes {
  readonly path: string
  /** Milliseconds, as all others. */
  readonly total: number
  readonly imports: number
  /** The tests with their hooks. */
  readonly tests: number
}

function timesOf(module: TestModule): FileTimes {
  const { collectDuration: imports, duration: tests, setupDuration, prepareDuration } = module.diagnostic()
  return { path: module.relativeModuleId, total: imports + tests + setupDuration + prepareDuration, imports, tests }
}

const partsOf = ({ imports, tests }: FileTimes): string => `imports ${seconds(imports)}, tests ${seconds(tests)}`
const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(1)
