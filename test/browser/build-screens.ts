import { buildProgram } from '../support/programs/build-program.ts'

/** Once for all browser tests. */
export function setup(): void {
  buildProgram()
}
