import { z } from 'zod'
import type { OutsideCaller } from './call-outside.ts'
import { AddressRefused } from './public-address.ts'

const timeoutMs = 3_000
/** The expected answer has a few bytes. */
const maxAnswerBytes = 10_000
const answer = z.object({ send: z.boolean() })

/**
 * Calls an entity's system just before the hand-over to learn whether a letter is still needed: `{"send": true | false}`. Redirects
 * are not followed.
 * @throws Error when there is no such answer within three seconds; the caller then sends the letter.
 */
export function createAskCondition(outside: OutsideCaller): (url: string, signal: AbortSignal) => Promise<boolean> {
  return async (url, signal) => {
    const headers = { accept: 'application/json' }
    const answered = await outside.call({ url, method: 'GET', headers, timeoutMs, maxAnswerBytes, signal })
    if (answered.kind === 'failed') {
      if (answered.reason === 'address-refused') throw new AddressRefused()
      throw new Error(`Not answered: ${answered.reason}`)
    }
    if (answered.status !== 200) throw new Error(`Answered ${answered.status}`)
    if (answered.isCut) throw new Error('The answer is too long')
    return answer.parse(JSON.parse(answered.text)).send
  }
}
