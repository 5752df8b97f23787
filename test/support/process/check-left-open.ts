import type { RunnerTask, RunnerTestFile, RunnerTestSuite } from 'vitest'
import { afterAll } from 'vitest'
import { openKinds, untilAsBefore } from './left-open.ts'

// A setup file, named before `close-opened.ts`, so that its hook comes after that one: Vitest calls them in reverse order.
const before = openKinds()
// Vitest demands a pattern for the fixtures, of which none is used.
// oxlint-disable-next-line no-empty-pattern
afterAll(async ({}, file: Readonly<RunnerTestSuite | RunnerTestFile>) => {
  // A test that failed did not reach what closes; its failure, or its second attempt, is reported by itself.
  if (!file.tasks.some(failedOnce)) await untilAsBefore(before)
})

function failedOnce(task: RunnerTask): boolean {
  if (task.type === 'suite') return task.tasks.some(failedOnce)
  return task.result?.state === 'fail' || (task.result?.retryCount ?? 0) > 0
}
