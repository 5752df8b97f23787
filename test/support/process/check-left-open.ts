import { afterAll } from 'vitest'
import { openKinds, untilAsBefore } from './left-open.ts'

// A setup file, named before `close-opened.ts`, so that its hook comes after that one: Vitest calls them in reverse order.
const before = openKinds()
afterAll(() => untilAsBefore(before))
