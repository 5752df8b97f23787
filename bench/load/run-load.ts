import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Load, LoadResult } from './load.ts'

const client = fileURLToPath(new URL('./post-letters.ts', import.meta.url))

/** Posts letters from a separate process. @throws when one was not accepted: a figure of refused letters says nothing. */
export async function runLoad(load: Load): Promise<LoadResult> {
  const child = fork(client, { execArgv: ['--import', 'tsx'] })
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
