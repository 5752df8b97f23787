import { spawnSync } from 'node:child_process'
import type { Reporter, TestModule } from 'vitest/node'

/** Longer than a test with its hooks may take, twice over. */
const limitMs = 15 * 60_000
const everyMs = 20_000

/**
 * A reporter of Vitest: a test that keeps its process busy without a pause never reaches its time limit, and the run would have no
 * end. After a quarter of an hour without a result this prints the files that are running, and ends the run as failed.
 */
export class StalledFiles implements Reporter {
  readonly #running = new Set<string>()
  #last = 0
  #timer: NodeJS.Timeout | undefined

  onTestRunStart(): void {
    this.#last = Date.now()
    this.#timer = setInterval(() => {
      if (this.#running.size === 0 || Date.now() - this.#last < limitMs) return
      process.stderr.write(`\nFAIL  no result for ${limitMs / 60_000} minutes of:\n${[...this.#running].join('\n')}\n`)
      // Workers that are busy do not notice that this process ended.
      spawnSync('pkill', ['-KILL', '-P', String(process.pid)])
      process.exit(1)
    }, everyMs).unref()
  }

  onTestModuleStart({ relativeModuleId }: TestModule): void {
    this.#running.add(relativeModuleId)
  }

  onTestCaseResult(): void {
    this.#last = Date.now()
  }

  onTestModuleEnd({ relativeModuleId }: TestModule): void {
    this.#last = Date.now()
    this.#running.delete(relativeModuleId)
  }

  onTestRunEnd(): void {
    clearInterval(this.#timer)
  }
}
