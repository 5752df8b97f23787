import { ConnectionError, ProblemError, UnexpectedAnswerError } from './errors.ts'
import type { Problem } from './generated/schema.ts'
import { isWorthRepeating, pause, type RetryPolicy, retryAfterOf, waitBefore } from './retry.ts'

/** Settings of a client, which a single call may change. */
export interface CallOptions {
  /** Ends the call, also while it waits for another attempt; the call rejects with the reason of the signal. */
  readonly signal?: AbortSignal
  /** Milliseconds for one attempt, its answer included. */
  readonly timeoutMs?: number
  readonly retry?: Partial<RetryPolicy>
  /** Called with the last answer, before its body is read: for `Idempotency-Replayed`, `ETag`, `Uitpost-Request-Id`. */
  readonly onResponse?: (response: Response) => void
}

/** One request, ready to be sent, and sent again. */
export interface Prepared {
  readonly url: URL
  readonly method: string
  readonly headers: Headers
  /** Makes the body for each attempt; undefined: the request has none. */
  readonly body?: (() => BodyInit) | undefined
  /** A body that is read while it is sent. */
  readonly streams?: boolean
  /** False: the body can be made once only. */
  readonly canSendAgain?: boolean
}

export interface CallSettings {
  readonly fetch: typeof globalThis.fetch
  /** Asked before each attempt, so that a token that expires is replaced. */
  readonly authorization: () => Promise<string>
  readonly timeoutMs: number
  readonly retry: RetryPolicy
  readonly random?: () => number
}

const idempotent = new Set(['GET', 'HEAD', 'PUT', 'DELETE'])

/**
 * Sends a request until it is answered, and reads the answer: JSON as an object, text as a string, bytes as a Blob.
 *
 * @throws ProblemError for a refusal; UnexpectedAnswerError for an answer that the hub does not give; ConnectionError when no answer
 *   came; the reason of `options.signal` when that ended the call.
 */
export async function send(request: Prepared, settings: CallSettings, options: CallOptions = {}): Promise<unknown> {
  const policy = { ...settings.retry, ...options.retry }
  const call = {
    isIdempotent: idempotent.has(request.method) || request.headers.has('Idempotency-Key'),
    canSendAgain: request.canSendAgain !== false,
  }
  for (let repetition = 1; ; repetition += 1) {
    const isLast = repetition > policy.retries
    const outcome = await attempt(request, settings, options)
    if ('answer' in outcome) return outcome.answer
    const { error } = outcome
    const isWorth =
      error instanceof ConnectionError
        ? call.isIdempotent && call.canSendAgain
        : isWorthRepeating(error.status, error instanceof ProblemError ? error.code : undefined, call)
    const wait = isLast || !isWorth ? undefined : waitBefore(repetition, policy, outcome.retryAfterMs, settings.random)
    if (wait === undefined) throw error
    await pause(wait, options.signal)
  }
}

type Outcome =
  | { readonly answer: unknown }
  | {
      readonly error: ProblemError | UnexpectedAnswerError | ConnectionError
      readonly retryAfterMs?: number | undefined
    }

async function attempt(request: Prepared, settings: CallSettings, options: CallOptions): Promise<Outcome> {
  const timeoutMs = options.timeoutMs ?? settings.timeoutMs
  const timeout = AbortSignal.timeout(timeoutMs)
  const signal = options.signal === undefined ? timeout : AbortSignal.any([options.signal, timeout])
  const headers = new Headers(request.headers)
  headers.set('Authorization', await settings.authorization())
  const init: RequestInit & { duplex?: 'half' } = { method: request.method, headers, signal, redirect: 'error' }
  const body = request.body?.()
  if (body !== undefined) init.body = body
  if (request.streams === true) init.duplex = 'half'
  try {
    const response = await settings.fetch(request.url, init)
    if (response.ok) options.onResponse?.(response)
    return response.ok ? { answer: await readAnswer(response) } : await readRefusal(response, options)
  } catch (thrown) {
    options.signal?.throwIfAborted()
    const words = timeout.aborted
      ? `No answer within ${timeoutMs} ms`
      : `The hub at ${request.url.origin} cannot be reached`
    return { error: new ConnectionError(words, thrown, timeout.aborted) }
  }
}

async function readAnswer(response: Response): Promise<unknown> {
  if (response.status === 204) return undefined
  const type = mediaTypeOf(response)
  if (type.endsWith('json')) return response.json()
  return type.startsWith('text/') ? response.text() : response.blob()
}

async function readRefusal(response: Response, options: CallOptions): Promise<Outcome> {
  const text = await response.text()
  options.onResponse?.(response)
  const retryAfterMs = retryAfterOf(response.headers.get('Retry-After'))
  const problem = mediaTypeOf(response) === 'application/problem+json' ? problemIn(text) : undefined
  if (problem === undefined)
    return {
      error: new UnexpectedAnswerError(
        response.status,
        `Status ${response.status} without a problem document: not from the hub`,
      ),
      retryAfterMs,
    }
  const requestId = response.headers.get('Uitpost-Request-Id') ?? undefined
  return { error: new ProblemError(problem, requestId, retryAfterMs), retryAfterMs }
}

function problemIn(text: string): Problem | undefined {
  try {
    return JSON.parse(text) as Problem
  } catch {
    return undefined
  }
}

function mediaTypeOf(response: Response): string {
  return (response.headers.get('Content-Type') ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? ''
}
