import { setTimeout as sleep } from 'node:timers/promises'
import type { Installation } from '../installation/open-installation.ts'
import { type ListForm, listBody, mediaTypes } from './list-body.ts'

type Sender = Pick<Installation, 'url' | 'liveKey'>

export interface PostedList {
  readonly id: string
  /** Until the answer, which says that every row is durable. */
  readonly seconds: number
}

/** How often it is asked how far a list is, and how long a list may make no progress until it counts as stuck. */
const askEveryMs = 200
const stuckMs = 300_000

/** Posts a list of the usual letters. @throws when it is not accepted */
export function postList(
  sender: Sender,
  list: { readonly form: ListForm; readonly from: number; readonly rows: number; readonly dryRun?: boolean },
): Promise<PostedList> {
  const { form, from, rows, dryRun = false } = list
  const query = `template=betalingsherinnering&class=information&dryRun=${dryRun}`
  return postBody(sender, form, query, listBody(form, from, rows), `bench-${form}-${from}-${rows}`)
}

export async function postBody(
  { url, liveKey }: Sender,
  form: ListForm,
  query: string,
  body: ReadableStream<Uint8Array> | string,
  key: string,
): Promise<PostedList> {
  const began = performance.now()
  const answer = await fetch(`${url}/v1/batches?${query}`, {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${liveKey}`,
      'Content-Type': mediaTypes[form],
      'Idempotency-Key': key,
    },
    body,
    duplex: 'half',
  })
  if (answer.status !== 202) throw new Error(`The list was answered ${answer.status}: ${await answer.text()}`)
  const { id } = (await answer.json()) as { id: string }
  return { id, seconds: (performance.now() - began) / 1_000 }
}

export interface ShownList {
  readonly status: string
  readonly total?: number
  readonly counts: Readonly<Record<string, number>>
  readonly issues: readonly unknown[]
  readonly createdAt: string
  readonly endedAt?: string
}

/** Waits until every row was checked and, unless it is a dry run, accepted. @throws when one was not, or nothing moves any more */
export async function untilListDone({ url, liveKey }: Sender, id: string, dryRun = false): Promise<ShownList> {
  let [moved, seen] = [performance.now(), -1]
  for (;;) {
    const answer = await fetch(`${url}/v1/batches/${id}`, { headers: { Authorization: `Bearer ${liveKey}` } })
    const list = (await answer.json()) as ShownList
    const { accepted = 0, ready = 0, invalid = 0, duplicate = 0 } = list.counts
    const right = dryRun ? ready : accepted
    if (invalid + duplicate > 0 || list.status === 'rejected')
      throw new Error(`The list has rows that are not right: ${JSON.stringify(list)}`)
    if (list.total !== undefined && list.total > 0 && right === list.total && (!dryRun || list.status === 'completed'))
      return list
    if (right > seen) [moved, seen] = [performance.now(), right]
    if (performance.now() - moved > stuckMs) throw new Error(`The list stands still: ${JSON.stringify(list)}`)
    await sleep(askEveryMs)
  }
}
