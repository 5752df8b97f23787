import type { CsvLetter } from '../../dispatcher/batches/csv/letters-of-csv.ts'
import { CommandFailed } from '../command-failed.ts'
import type { HubAnswer, HubApi } from '../reach/hub-api.ts'
import { refusalLines } from '../show/refusal.ts'
import { askPatiently } from './send-letters.ts'

/** The report of the hub on a letter that is not sent yet (`POST /v1/message-checks`). */
export interface CheckedLetter {
  readonly valid: boolean
  readonly issues: readonly HubIssue[]
  readonly warnings: readonly HubIssue[]
  readonly channels: readonly string[]
  readonly underKey?: { readonly id: string; readonly createdAt: string; readonly same: boolean }
  readonly sameReference: readonly { readonly id: string; readonly createdAt: string }[]
}
export interface HubIssue {
  readonly pointer: string
  readonly code: string
  readonly detail: string
}

const perCall = 100
/** Bytes of one call; below the limit of the hub. */
const maxCall = 3 * 1024 * 1024

/** Has the hub check every letter; one result each, in their order. @throws CommandFailed when the hub refuses the call */
export async function checkLetters(
  api: HubApi,
  letters: readonly CsvLetter[],
  done: (count: number) => void,
): Promise<CheckedLetter[]> {
  const answers: CheckedLetter[] = []
  for (const items of callsOf(letters)) {
    const answer = await askPatiently(() => api.post('/v1/message-checks', { items }))
    if (!answer.ok)
      throw new CommandFailed(['The list could not be checked; nothing was sent.', ...refusalLines(answer)].join('\n'))
    answers.push(...checksOf(answer))
    done(items.length)
  }
  return answers
}

function* callsOf(letters: readonly CsvLetter[]): Generator<{ message: unknown; idempotencyKey: string }[]> {
  let items: { message: unknown; idempotencyKey: string }[] = []
  let bytes = 0
  for (const { request: message, idempotencyKey } of letters) {
    const size = Buffer.byteLength(JSON.stringify(message))
    if (items.length === perCall || (items.length > 0 && bytes + size > maxCall)) {
      yield items
      items = []
      bytes = 0
    }
    items.push({ message, idempotencyKey })
    bytes += size
  }
  if (items.length > 0) yield items
}

function checksOf({ body }: HubAnswer): CheckedLetter[] {
  return (body as unknown as { readonly items: CheckedLetter[] }).items
}
