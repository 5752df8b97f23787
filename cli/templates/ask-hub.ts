import { setTimeout as sleep } from 'node:timers/promises'
import type { z } from 'zod'
import { CommandFailed } from '../command-failed.ts'
import type { HubAnswer, HubApi } from '../reach/hub-api.ts'
import { refusalLines } from '../show/refusal.ts'

const maxTries = 6

/** A whole collection, page after page. */
export async function all<Item>(
  api: HubApi,
  path: string,
  shape: z.ZodType<{ items: Item[]; next?: string | undefined }>,
): Promise<Item[]> {
  const items: Item[] = []
  for (let cursor: string | undefined = ''; cursor !== undefined; ) {
    const after: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`
    const page = read(shape, await get(api, `${path}?limit=200${after}`))
    items.push(...page.items)
    cursor = page.next
  }
  return items
}

export async function get(api: HubApi, path: string): Promise<HubAnswer> {
  return expectOk(await patiently(() => api.get(path)))
}

/** Too fast, or away for a moment: each of these requests may be repeated. */
export async function patiently(ask: () => Promise<HubAnswer>): Promise<HubAnswer> {
  for (let attempt = 1; ; attempt++) {
    const answer = await ask()
    if ((answer.status !== 429 && answer.status !== 503) || attempt >= maxTries) return answer
    await sleep((answer.retryAfter ?? 2 ** attempt / 4) * 1_000)
  }
}

/** @throws CommandFailed with the hub's own text */
export function expectOk(answer: HubAnswer): HubAnswer {
  if (answer.ok) return answer
  throw new CommandFailed(refusalLines(answer).join('\n'))
}

/** @throws CommandFailed when the hub uses another version of the contract */
export function read<Output>(shape: z.ZodType<Output>, { body }: HubAnswer): Output {
  const found = shape.safeParse(body)
  if (found.success) return found.data
  throw new CommandFailed(
    'The hub answers in a form that this version of `uitpost` does not know.',
    'Use the version of the hub.',
  )
}
