import { setTimeout as sleep } from 'node:timers/promises'
import { workbookType } from '../../../core/words/batch.ts'
import type { Stage } from '../stage.ts'
import type { Format, PlannedList } from './rows-of-list.ts'

const types: Readonly<Record<Format, string>> = {
  ndjson: 'application/x-ndjson',
  csv: 'text/csv',
  xlsx: workbookType,
}

/** The body takes some time, so that processes are killed while they receive it. */
const receptionMs = 1_500
const pieces = 15

/** A batch, as far as the judge reads it. */
export interface ReadBatch {
  readonly id: string
  readonly status: string
  readonly total?: number
  readonly waitsFor?: string
  readonly counts: Readonly<Record<string, number>>
}

/**
 * Posts a list under one key until it has an answer, as a careful back office does; a list that was answered is posted once more, and
 * must get the same answer. @returns the id, and how often it was posted
 */
export async function postList(
  stage: Stage,
  list: PlannedList,
  stages?: string,
): Promise<{ id: string; posts: number }> {
  for (let posts = 1; ; posts += 1) {
    const first = await post(stage, list, stages, true)
    if (first !== undefined) {
      const again = await untilDefined(() => post(stage, list, stages, false))
      if (again !== first) throw new Error(`The list ${list.name} has two ids under one key`)
      return { id: first, posts }
    }
    await sleep(300)
  }
}

async function post(
  { url, liveKey }: Stage,
  { name, format, body }: PlannedList,
  stages: string | undefined,
  isSlow: boolean,
): Promise<string | undefined> {
  const query = `template=vergunning${stages === undefined ? '' : `&stages=${stages}`}`
  const answer = await fetch(`${url}/v1/batches?${query}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${liveKey}`,
      'content-type': types[format],
      'idempotency-key': `list-${name}`,
    },
    body: isSlow ? slowly(body) : new Uint8Array(body),
    duplex: 'half',
  }).catch(() => undefined)
  if (answer?.status === 202) return ((await answer.json().catch(() => ({}))) as { id?: string }).id
  if (answer !== undefined && answer.status < 500 && ![408, 409, 429].includes(answer.status)) {
    const text = await answer.text()
    // A body that was cut off by the end of the process.
    if (!text.includes('UP-1002')) throw new Error(`The list ${name} was refused with ${answer.status}: ${text}`)
  }
  return undefined
}

function slowly(body: Buffer): ReadableStream<Uint8Array> {
  const size = Math.ceil(body.length / pieces)
  let at = 0
  return new ReadableStream({
    pull: async (controller) => {
      controller.enqueue(new Uint8Array(body.subarray(at, at + size)))
      at += size
      if (at >= body.length) controller.close()
      else await sleep(receptionMs / pieces)
    },
  })
}

/** Reads a path until it is answered: processes are being killed. */
export async function read<T>({ url, liveKey }: Stage, path: string): Promise<T> {
  return untilDefined(async () => {
    const answer = await fetch(`${url}${path}`, { headers: { authorization: `Bearer ${liveKey}` } }).catch(
      () => undefined,
    )
    return answer?.ok === true ? ((await answer.json().catch(() => undefined)) as T | undefined) : undefined
  })
}

/** Begins the next stage of a list that waits for it. An answer that was lost is no reason to begin another one. */
export async function continueList(stage: Stage, id: string): Promise<void> {
  await fetch(`${stage.url}/v1/batches/${id}/continue`, {
    method: 'POST',
    headers: { authorization: `Bearer ${stage.liveKey}` },
  }).catch(() => undefined)
}

async function untilDefined<T>(ask: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const found = await ask()
    if (found !== undefined) return found
    await sleep(200)
  }
}
