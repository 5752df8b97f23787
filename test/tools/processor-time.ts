import type { RunnerTestFile, RunnerTestSuite } from 'vitest'
import { afterAll } from 'vitest'
import { type TimeOfProcess, timeOf } from '../support/process/time-of-process.ts'

declare module 'vitest' {
  interface TaskMeta {
    /** Seconds of processor time of the worker with its threads, while the file ran. */
    processorTime?: number
    /** Seconds of processor time of the child processes that ended in that time; another file may have started them. */
    childTime?: number
  }
}

// A setup file: it is run again for each file, also in a process that several files share.
const before = processorTimes()
// Vitest demands a pattern for the fixtures, of which none is used.
afterAll(({}, suite: Readonly<RunnerTestSuite | RunnerTestFile>) => {
  const now = processorTimes()
  suite.meta.processorTime = now.own - before.own
  suite.meta.childTime = now.ended - before.ended
})

function processorTimes(): TimeOfProcess {
  const { user, system } = process.cpuUsage()
  return { own: (user + system) / 1e6, ended: timeOf('self').ended }
}
