import { v5 } from 'uuid'
import { type HttpAnswer, retryAfterMs } from '../../http-client.ts'
import type { Outcome, Parcel } from '../../port.ts'
import type { Published } from '../store/publications.ts'
import type { EboxService } from './ebox-service.ts'
import type { EboxSettings } from './ebox-settings.ts'
import type { Composed } from './message-to-publish.ts'
import { multipart } from './multipart.ts'
import { isFromEbox, refusalOf } from './refusals.ts'

/** Published, with what the eBox said; or not, with the outcome. `away`: the letters behind this one would fail alike. */
export type Publication =
  | { readonly kind: 'published'; readonly published: Published }
  | { readonly kind: 'not-published'; readonly outcome: Outcome; readonly away: boolean }

/** Namespace of the keys of this channel (RFC 9562, 5.5); never changed: a key must stay the same over versions. */
const namespace = '5a0f6c7e-6f0e-4c6e-9d0c-3f0f5b0e8a41'

/** The key by which the eBox recognises a repeated publication of the same delivery. */
export function idempotencyKeyOf({ idempotencyKey }: Pick<Parcel, 'idempotencyKey'>): string {
  return v5(idempotencyKey, namespace)
}

/** Sends one letter: `POST {base}/ebox/messages`. */
export async function publishLetter(
  service: EboxService,
  { url, scopes }: Pick<EboxSettings, 'url' | 'scopes'>,
  parcel: Parcel,
  { message, files }: Extract<Composed, { kind: 'composed' }>,
  { signal, now }: { readonly signal: AbortSignal; readonly now: () => Date },
): Promise<Publication> {
  const bytes = await Promise.all(files.map(({ document }) => document.open()))
  const json = { name: 'messageToPublish', mediaType: 'application/json', bytes: Buffer.from(JSON.stringify(message)) }
  const { contentType, body } = multipart([
    json,
    ...files.map(({ partName, fileName, document }, place) => ({
      name: partName,
      fileName,
      mediaType: document.mediaType,
      bytes: bytes[place] ?? Buffer.alloc(0),
    })),
  ])
  const key = idempotencyKeyOf(parcel)
  const answer = await service.call(
    {
      name: 'publish',
      method: 'POST',
      url: `${url}/ebox/messages`,
      scope: scopes.publish,
      // A string of RFC 8941, with its quotes.
      headers: { 'content-type': contentType, 'idempotency-key': `"${key}"` },
      body,
    },
    signal,
  )
  if (answer.kind === 'answer') return outcomeOf(answer, key, now())
  const { code, mayHaveArrived } = answer
  return {
    kind: 'not-published',
    outcome: mayHaveArrived ? { kind: 'unknown', detail: code } : { kind: 'unavailable', detail: code },
    away: true,
  }
}

function outcomeOf(answer: HttpAnswer, key: string, now: Date): Publication {
  const { status, json } = answer
  const id = textOf(json, 'messageId')
  const expiry = dateOf(textOf(json, 'expirationDate'))
  const known = { ...(id !== undefined && { messageId: id }), ...(expiry !== undefined && { expiresAt: expiry }) }
  if (status === 201 && id !== undefined) {
    // Published, but the recipient never opened an eBox: "e-Box first, then paper".
    const outcome = textOf(json, 'code') === 'NO_DIGITAL_USER' ? 'no-digital-user' : 'accepted'
    return { kind: 'published', published: { outcome, reference: id, ...known } }
  }
  // Published before under this key. Its id is not repeated by the published files; where it is, it is used.
  if (status === 409 && (id !== undefined || isFromEbox(json)))
    return {
      kind: 'published',
      published: { outcome: 'accepted', reference: id ?? `idempotency-key:${key}`, ...known },
    }
  // Another success, or a conflict that another server reports, says nothing certain: a repetition shows whether the letter is there.
  if ((status >= 200 && status < 300) || status === 409)
    return { kind: 'not-published', outcome: { kind: 'unknown', detail: 'answer-unreadable' }, away: false }
  const outcome = refusalOf(status, json)
  const wait = retryAfterMs(answer, now)
  return {
    kind: 'not-published',
    outcome: outcome.kind === 'unavailable' && wait !== undefined ? { ...outcome, retryAfterMs: wait } : outcome,
    away: outcome.kind === 'unavailable' && outcome.detail !== 'digest-differs',
  }
}

function textOf(json: unknown, member: string): string | undefined {
  const value = typeof json === 'object' && json !== null ? (json as Record<string, unknown>)[member] : undefined
  return typeof value === 'string' && value !== '' && value.length <= 200 ? value : undefined
}

function dateOf(text: string | undefined): Date | undefined {
  const at = Date.parse(text ?? '')
  return Number.isNaN(at) ? undefined : new Date(at)
}
