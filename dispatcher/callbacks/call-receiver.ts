import type { Keyring } from '../../core/crypto/keyring.ts'
import type { OutsideAnswer, OutsideCaller } from '../outside/call-outside.ts'
import type { Attempt, CallOutcome, CallTarget } from './callback.ts'
import { maskAnswer } from './mask-answer.ts'
import { openSecrets, signedHeaders } from './sign-callback.ts'

/** For a whole call. */
export const answerTimeoutMs = 10_000
const maxAnswerBytes = 4_096

export interface CallDeps {
  readonly outside: OutsideCaller
  readonly keyring: Keyring
}

/** Posts one body to a callback, signed at this moment. Never throws for what the receiver does. */
export async function callReceiver(
  { outside, keyring }: CallDeps,
  target: CallTarget,
  { id, body }: { readonly id: string; readonly body: string },
  now: Date,
  signal?: AbortSignal,
): Promise<Attempt> {
  const answer = await outside.call({
    url: target.url,
    method: 'POST',
    headers: {
      'content-type': 'application/cloudevents+json; charset=utf-8',
      'user-agent': 'Uitpost-Callbacks/1',
      ...signedHeaders(id, now, body, openSecrets(target, keyring, now)),
    },
    body,
    timeoutMs: answerTimeoutMs,
    maxAnswerBytes,
    ...(signal !== undefined && { signal }),
  })
  return { at: now, ms: answer.ms, ...attemptOf(answer) }
}

function attemptOf(answer: OutsideAnswer): Omit<Attempt, 'at' | 'ms'> {
  if (answer.kind === 'failed')
    return { outcome: answer.reason, status: null, answerType: null, retryAfter: null, answer: null, cut: false }
  const { answer: kept, cut } = maskAnswer(answer.text)
  return {
    outcome: outcomeOf(answer.status),
    status: answer.status,
    answerType: maskHeader(answer.contentType, 100),
    retryAfter: readsAsWait(answer.retryAfter) ? answer.retryAfter : maskHeader(answer.retryAfter, 40),
    answer: kept === '' ? null : kept,
    cut: cut || answer.isCut,
  }
}

/** Seconds or a date of RFC 9110, which are kept as they are. */
function readsAsWait(value: string | undefined): value is string {
  return (
    value !== undefined && (/^\d{1,9}$/.test(value) || /^\w{3}, \d{2} \w{3} \d{4} \d{2}:\d{2}:\d{2} GMT$/.test(value))
  )
}

/** A receiver can write anything in its headers too. */
function maskHeader(value: string | undefined, maxKept: number): string | null {
  return value === undefined ? null : maskAnswer(value).answer.slice(0, maxKept)
}

function outcomeOf(status: number): CallOutcome {
  if (status >= 200 && status < 300) return 'accepted'
  if (status >= 300 && status < 400) return 'redirected'
  return status === 410 ? 'gone' : 'refused'
}

/** An attempt that failed before the call: it is tried again as any other, and must not end the process. */
export function ownFailure(at: Date): Attempt {
  return {
    at,
    ms: 0,
    outcome: 'own-failure',
    status: null,
    answerType: null,
    retryAfter: null,
    answer: null,
    cut: false,
  }
}

/** The wait that an answer asks for, in milliseconds (RFC 9110, 10.2.3); nothing for a date that cannot be read. */
export function askedWaitMs({ retryAfter, at }: Attempt): number {
  if (retryAfter === null) return 0
  const ms = /^\d{1,9}$/.test(retryAfter) ? Number(retryAfter) * 1_000 : Date.parse(retryAfter) - at.getTime()
  return Number.isFinite(ms) ? Math.min(Math.max(0, ms), 3_600_000) : 0
}
