import { CommandFailed } from '../../command-failed.ts'

/**
 * Ends a command about several cases or envelopes: nothing when all succeeded.
 * @throws CommandFailed with exit code 3 when some failed, 1 when all did
 */
export function finishCases(all: number, failed: number, words: string, noun = 'cases'): void {
  if (failed === 0) return
  throw new CommandFailed(
    `${failed} of ${all} ${noun} ${failed === 1 ? 'was' : 'were'} ${words}.`,
    'The lines above say why.',
    failed < all ? 3 : 1,
  )
}
