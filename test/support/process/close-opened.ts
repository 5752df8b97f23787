import { afterAll } from 'vitest'
import { closeOpened } from './after-file.ts'

// A setup file: it is run again for each file, and its hook comes after all hooks of the file.
afterAll(closeOpened)
