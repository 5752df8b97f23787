import { forkProgram } from '../fork-program.ts'
import type { Load, LoadResult } from './load.ts'

/** Posts letters from a separate process. @throws when one was not accepted: a figure of refused letters says nothing. */
export async function runLoad(load: Load): Promise<LoadResult> {
  const child = forkProgram(import.meta.url, 'post-letters')
  const result = await new Promise<LoadResult>((resolve, reject) => {
    child.once('message', (result) => resolve(result as LoadResult))
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`The load client ended with ${code ?? 'a signal'}`)))
    child.send(load)
  })
  if (result.accepted !== load.letters)
    throw new Error(
      `${result.accepted} of ${load.letters} letters were accepted; others: ${JSON.stringify(result.others)}`,
    )
  return result
}
