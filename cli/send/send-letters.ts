import { setTimeout as sleep } from 'node:timers/promises'
import { CommandFailed } from '../command-failed.ts'
import type { HubAnswer, HubApi } from '../reach/hub-api.ts'

export interface LetterToSend {
  readonly idempotencyKey: string
  readonly request: Readonly<Record<string, unknown>>
}

const atTheSameTime = 16
const maxTries = 6

/** Posts every letter; one result each, in their order. `done` is called after each. */
export async function sendLetters(
  api: HubApi,
  letters: readonly LetterToSend[],
  done: () => void = () => undefined,
): Promise<HubAnswer[]> {
  const sent: HubAnswer[] = []
  const waiting = letters.entries()
  const sendNext = async (): Promise<void> => {
    for (const [i, { request, idempotencyKey }] of waiting) {
      // Under one key a letter may be posted any number of times: the hub accepts it once.
      sent[i] = await askPatiently(() => api.post('/v1/messages', request, idempotencyKey))
      done()
    }
  }
  await Promise.all(Array.from({ length: Math.min(atTheSameTime, letters.length) }, sendNext))
  return sent
}

/** Repeats a request while the hub is away or too busy. @throws CommandFailed when it stays away */
async function askPatiently(ask: () => Promise<HubAnswer>): Promise<HubAnswer> {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await ask().catch((error: unknown) => {
      if (error instanceof CommandFailed && attempt < maxTries) return undefined
      throw error
    })
    const isFinal = answer !== undefined && !isPassing(answer)
    if (answer !== undefined && (isFinal || attempt >= maxTries)) return answer
    await sleep((answer?.retryAfter ?? 2 ** attempt / 4) * 1_000)
  }
}

/** Too fast, away for a moment, or the first request with this key is still running. */
function isPassing({ status, body }: HubAnswer): boolean {
  return status === 429 || status >= 500 || body['code'] === 'UP-1006'
}
