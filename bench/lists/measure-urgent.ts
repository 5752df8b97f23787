import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { parseId } from '../../core/words/id.ts'
import type { Installation } from '../installation/open-installation.ts'
import { letterBody, usualLetters } from '../letters/load-letters.ts'
import { type Figure, figure } from '../measure.ts'
import { postList, untilListDone } from './post-list.ts'

const betweenMs = 500
const firstNumber = 60_000_000
/** A letter that is not in the inbox by then is lost. */
const lostMs = 60_000

/** Posts urgent letters one after the other while a long list is received, checked and accepted. */
export async function measureUrgent(
  installation: Installation,
  { from, rows }: { readonly from: number; readonly rows: number },
): Promise<Figure[]> {
  const done = new AbortController()
  const list = postList(installation, { form: 'ndjson', from, rows })
    .then(({ id }) => untilListDone(installation, id))
    .finally(() => done.abort())
  list.catch(() => undefined)
  const accepted: number[] = []
  const inInbox: number[] = []
  for (let number = 0; number === 0 || !done.signal.aborted; number += 1) {
    const began = performance.now()
    const id = await postUrgent(installation, number)
    accepted.push(performance.now() - began)
    await untilInInbox(installation, id)
    inInbox.push(performance.now() - began)
    await sleep(betweenMs)
  }
  await list
  return [
    figure('urgent letter during a list, accepted, p95', 'ms', [p95(accepted)]),
    figure('urgent letter during a list, in the inbox, p95', 'ms', [p95(inInbox)], { bar: 2_000, atMost: true }),
  ]
}

async function postUrgent({ url, liveKey }: Installation, number: number): Promise<string> {
  const letter = JSON.parse(letterBody(firstNumber + number, usualLetters)) as Record<string, unknown>
  const answer = await fetch(`${url}/v1/messages`, {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${liveKey}`,
      'Content-Type': 'application/json',
      'Idempotency-Key': `bench-urgent-${number}`,
    },
    body: JSON.stringify({ ...letter, priority: 'urgent' }),
  })
  if (answer.status !== 202) throw new Error(`An urgent letter was answered ${answer.status}: ${await answer.text()}`)
  return ((await answer.json()) as { id: string }).id
}

async function untilInInbox({ database }: Installation, shown: string): Promise<void> {
  const id = parseId('message', shown) ?? ''
  for (const end = performance.now() + lostMs; performance.now() < end; ) {
    const [row] = await database.hub.query<{ status: string }>(sql`select status from message where id = ${id}`)
    if (row !== undefined && !['accepted', 'scheduled', 'held', 'processing'].includes(row.status)) return
    await sleep(20)
  }
  throw new Error('An urgent letter did not arrive while a list was accepted')
}

function p95(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * 0.95)] ?? Number.NaN
}
