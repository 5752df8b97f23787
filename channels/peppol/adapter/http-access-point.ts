import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import type { Clock } from '../../../core/clock.ts'
import { type HttpAnswer, type HttpResult, openHttpClient, retryAfterMs } from '../../http-client.ts'
import type { Outcome } from '../../port.ts'
import { documentTypeOf } from '../invoice/write-ubl.ts'
import type { AccessPoint, DocumentStatus, DocumentToSend, Participant, Sent } from './access-point.ts'
import type { PeppolSettings } from './peppol-settings.ts'
import { refusalOf } from './refusals.ts'

const participantsAnswer = z.object({
  participants: z.array(z.object({ id: z.string(), documentTypes: z.array(z.string()) })),
})
const sentAnswer = z.object({ id: z.string().min(1).max(200) })
const statusesAnswer = z.object({
  documents: z.array(
    z.object({
      id: z.string(),
      status: z.enum(['sent', 'delivered', 'rejected', 'failed']),
      at: z.iso.datetime({ offset: true }).optional(),
    }),
  ),
})

/** The API that the hub assumes of an access point (docs/peppol.md, decision 0066): a provider with another one is another file. */
export function openHttpAccessPoint(
  { url, keyFile, concurrency, timeoutMs }: PeppolSettings,
  clock: Clock,
): AccessPoint {
  const http = openHttpClient({ connections: concurrency + 2, timeoutMs })
  const call = async (
    path: string,
    body: Uint8Array,
    headers: Readonly<Record<string, string>>,
    signal: AbortSignal,
  ): Promise<HttpResult> => {
    const key = await readFile(keyFile, 'utf8').then(
      (text) => text.trim(),
      () => '',
    )
    if (!/^[\x21-\x7e]+$/.test(key))
      return { kind: 'failed', code: 'access-point-token-missing', mayHaveArrived: false }
    const all = { accept: 'application/json', authorization: `Bearer ${key}`, ...headers }
    return http.call({ method: 'POST', url: `${url}${path}`, headers: all, body: [body] }, signal)
  }
  const ask = async <T>(path: string, question: unknown, shape: z.ZodType<T>, signal: AbortSignal) => {
    const body = Buffer.from(JSON.stringify(question))
    const answer = await call(path, body, { 'content-type': 'application/json' }, signal)
    const read = answer.kind === 'answer' && answer.status === 200 ? shape.safeParse(answer.json) : undefined
    return read?.data
  }
  return {
    findParticipants: async (ids, signal) => {
      const read = await ask('/participants/search', { ids }, participantsAnswer, signal)
      if (read === undefined) return undefined
      const found = new Map<string, Participant>(ids.map((id) => [id, { invoice: false, creditNote: false }]))
      for (const { id, documentTypes } of read.participants)
        found.set(id, {
          invoice: documentTypes.includes(documentTypeOf('invoice')),
          creditNote: documentTypes.includes(documentTypeOf('credit-note')),
        })
      return found
    },
    send: async (document, signal) =>
      sentOf(await call('/documents', document.xml, headersOf(document), signal), clock),
    findStatuses: async (references, signal) => {
      const read = await ask('/documents/status', { ids: references }, statusesAnswer, signal)
      return read && new Map(read.documents.map(({ id, ...each }) => [id, statusOf(each, clock.now())]))
    },
    close: () => http.close(),
  }
}

function headersOf({ sender, receiver, documentType, process, idempotencyKey }: DocumentToSend) {
  return {
    'content-type': 'application/xml',
    'idempotency-key': `"${idempotencyKey}"`,
    'peppol-sender': sender,
    'peppol-receiver': receiver,
    'peppol-document-type': documentType,
    'peppol-process': process,
  }
}

function statusOf(
  { status, at }: { readonly status: 'sent' | 'delivered' | 'rejected' | 'failed'; readonly at?: string | undefined },
  now: Date,
): DocumentStatus {
  if (status === 'sent') return { kind: 'sent' }
  const day = at === undefined ? now : new Date(at)
  if (status === 'delivered') return { kind: 'delivered', at: day }
  return { kind: 'rejected', at: day, detail: status === 'rejected' ? 'invoice-refused' : 'not-delivered' }
}

function sentOf(answer: HttpResult, clock: Clock): Sent {
  if (answer.kind === 'failed') {
    const { code: detail, mayHaveArrived } = answer
    return { kind: 'not-sent', outcome: { kind: mayHaveArrived ? 'unknown' : 'unavailable', detail }, away: true }
  }
  const { status, json } = answer
  const id = sentAnswer.safeParse(json).data?.id
  // 409: sent before under this key, with the same reference.
  if ((status === 202 || status === 409) && id !== undefined) return { kind: 'sent', reference: id }
  if ((status >= 200 && status < 300) || status === 409)
    return { kind: 'not-sent', outcome: { kind: 'unknown', detail: 'answer-unreadable' }, away: false }
  const outcome = withWait(refusalOf(status, json), answer, clock)
  return { kind: 'not-sent', outcome, away: outcome.kind === 'unavailable' }
}

function withWait<T extends Outcome>(outcome: T, answer: HttpAnswer, clock: Clock): T {
  const wait = retryAfterMs(answer, clock.now())
  return outcome.kind === 'unavailable' && wait !== undefined ? { ...outcome, retryAfterMs: wait } : outcome
}
