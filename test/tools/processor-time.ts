import { readFileSync } from 'node:fs'
import type { RunnerTestFile, RunnerTestSuite } from 'vitest'
import { afterAll } from 'vitest'

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
  return (user + system) / 1e6 + ofChildren()
}

/** Seconds of the ended children of this process; 0 where the system does not report them. */
function ofChildren(): number {
  if (process.platform !== 'linux') return 0
  // After the name, which may contain blanks; fields 16 and 17 of proc(5), in hundredths of a second.
  const fields = readFileSync('/proc/self/stat', 'utf8').split(') ').at(-1)?.split(' ') ?? []
  return (Number(fields[13]) + Number(fields[14])) / 100
}
