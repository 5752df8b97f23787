import { setTimeout as sleep } from 'node:timers/promises'
import { CommandFailed } from '../command-failed.ts'
import type { HubAnswer, HubApi } from '../reach/hub-api.ts'
import type { LetterToSend } from './letters-of-csv.ts'

export interface SentLetter {
  readonly row: number
  readonly answer: HubAnswer
}

const atTheSameTime = 16
const mostTries = 6

/** Posts every letter; one answer each, in their order. `done` is told after each. */
export async function sendLetters(
  api: HubApi,
  letters: readonly LetterToSend[],
  done: () => void = () => undefined,
): Promise<SentLetter[]> {
  const sent: SentLetter[] = []
  const waiting = letters.entries()
  const sendNext = async (): Promise<void> => {
    for (const [i, letter] of waiting) {
      sent[i] = { row: letter.row, answer: await postPatiently(api, letter) }
      done()
    }
  }
  await Promise.all(Array.from({ length: Math.min(atTheSameTime, letters.length) }, sendNext))
  return sent
}

/** Under one key a letter may be posted as often as it takes: the hub accepts it once. */
async function postPatiently(api: HubApi, { request, idempotencyKey }: LetterToSend): Promise<HubAnswer> {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await api.post('/v1/messages', request, idempotencyKey).catch((error: unknown) => {
      if (error instanceof CommandFailed && attempt < mostTries) return undefined
      throw error
    })
    const again = answer === undefined || isPassing(answer)
    if (answer !== undefined && (!again || attempt >= mostTries)) return answer
    await sleep((answer?.retryAfter ?? 2 ** attempt / 4) * 1_000)
  }
}

/** Too fast, away for a moment, or the first request under this key still runs. */
function isPassing({ status, body }: HubAnswer): boolean {
  return status === 429 || status >= 500 || body['code'] === 'UP-1006'
}
