import type { RunnerTestFile, RunnerTestSuite } from 'vitest'
import { afterAll } from 'vitest'
import { timeOf } from '../support/process/time-of-process.ts'

declare module 'vitest' {
  interface TaskMeta {
    /** Seconds of processor time that a file took: its worker with its threads, and the child processes that ended in that time. */
    processorTime?: number
  }
}

// A setup file: it is run again for each file, also in a process that several files share.
const before = processorTime()
// Vitest demands a pattern for the fixtures, of which none is used.
afterAll(({}, suite: Readonly<RunnerTestSuite | RunnerTestFile>) => {
  suite.meta.processorTime = processorTime() - before
})

function processorTime(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6 + timeOf('self').ended
}
