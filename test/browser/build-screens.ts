import { buildProgram } from '../support/build-program.ts'

/** Once for all browser tests. */
export function setup(): void {
  buildProgram()
}
