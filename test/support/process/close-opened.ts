import { afterAll } from 'vitest'
import { closeOpened } from './after-file.ts'
import { openKinds, untilAsBefore } from './left-open.ts'

// A setup file: it is run again for each file, and its hook is the last one of the file.
const before = openKinds()
afterAll(async () => {
  await closeOpened()
  await untilAsBefore(before)
})
