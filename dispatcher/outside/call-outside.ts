import { type IncomingMessage, Agent as PlainAgent, request as requestPlain } from 'node:http'
import { request as requestSecure, Agent as SecureAgent } from 'node:https'
import type { LookupFunction } from 'node:net'
import { codeOf } from '../../core/error-code.ts'
import { createPublicLookup } from './public-address.ts'
import { targetFault } from './target.ts'

/** A call to a system of an entity. */
export interface OutsideCall {
  readonly url: string
  readonly method: 'GET' | 'POST'
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  /** For the whole call, from the look-up of the name to the last byte that is read. */
  readonly timeoutMs: number
  /** Bytes of the body of the answer that are read; the rest is not. */
  readonly maxAnswerBytes: number
  readonly signal?: AbortSignal
}

export type CallFailure =
  | 'address-refused'
  | 'unknown-host'
  | 'no-connection'
  | 'bad-certificate'
  | 'no-answer'
  | 'answer-cut'
  /** Our own process ends. */
  | 'stopped'

export type OutsideAnswer = { readonly ms: number } & (
  | {
      readonly kind: 'answered'
      readonly status: number
      readonly contentType?: string
      readonly retryAfter?: string
      readonly text: string
      /** The body is longer than what was read. */
      readonly isCut: boolean
    }
  | { readonly kind: 'failed'; readonly reason: CallFailure }
)

export interface OutsideCaller {
  /** Private addresses, http and every port are allowed: for closed networks. */
  readonly allowPrivate: boolean
  /** Never throws for what the other side does. Redirects are not followed. */
  call(call: OutsideCall): Promise<OutsideAnswer>
  close(): void
}

/**
 * Calls systems of entities. Private and metadata addresses, http and ports of other services are refused unless allowed, and so are
 * credentials in the URL. Connections are used again.
 */
export function openOutsideCaller(settings: {
  readonly allowPrivate: boolean
  readonly lookup?: LookupFunction
}): OutsideCaller {
  const { allowPrivate, lookup = createPublicLookup() } = settings
  const agents = { secure: new SecureAgent({ keepAlive: true }), plain: new PlainAgent({ keepAlive: true }) }
  return {
    allowPrivate,
    call: async (call) => {
      const began = performance.now()
      const done = (answer: Answered | CallFailure): OutsideAnswer => ({
        ms: Math.round(performance.now() - began),
        ...(typeof answer === 'string' ? { kind: 'failed', reason: answer } : answer),
      })
      // Intake refuses these too; URLs that were accepted before it did are still in the database.
      if (targetFault(call.url, allowPrivate) !== undefined) return done('address-refused')
      const guard = allowPrivate ? {} : { lookup }
      let answer = await send(call, agents, guard)
      // The receiver closed a connection that was idle just as it was used again.
      if (answer === 'stale-connection') answer = await send(call, agents, { ...guard, agent: false })
      return done(answer === 'stale-connection' ? 'no-connection' : answer)
    },
    close: () => {
      agents.secure.destroy()
      agents.plain.destroy()
    },
  }
}

type Answered = Omit<Extract<OutsideAnswer, { kind: 'answered' }>, 'ms'>
type Sent = Answered | CallFailure | 'stale-connection'

function send(
  { url, method, headers, body, timeoutMs, maxAnswerBytes, signal }: OutsideCall,
  agents: { readonly secure: SecureAgent; readonly plain: PlainAgent },
  more: { readonly lookup?: LookupFunction; readonly agent?: false },
): Promise<Sent> {
  if (signal?.aborted === true) return Promise.resolve('stopped')
  const target = new URL(url)
  const isSecure = target.protocol === 'https:'
  const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }
  const options = {
    method,
    headers: { ...headers, ...length },
    agent: isSecure ? agents.secure : agents.plain,
    ...more,
  }
  return new Promise((resolve) => {
    let answered = false
    const request = (isSecure ? requestSecure : requestPlain)(target, options, (response) => {
      answered = true
      readAnswer(response, maxAnswerBytes, finish)
    })
    const timer = setTimeout(() => finish('no-answer'), timeoutMs)
    const stop = (): void => finish('stopped')
    signal?.addEventListener('abort', stop, { once: true })
    function finish(sent: Sent): void {
      clearTimeout(timer)
      signal?.removeEventListener('abort', stop)
      if (typeof sent === 'string' || sent.isCut) request.destroy()
      resolve(sent)
    }
    request.on('error', (error) =>
      finish(answered ? 'answer-cut' : request.reusedSocket ? 'stale-connection' : failureOf(codeOf(error))),
    )
    request.end(body)
  })
}

function readAnswer(response: IncomingMessage, maxBytes: number, finish: (sent: Sent) => void): void {
  const chunks: Buffer[] = []
  let size = 0
  const end = (isCut: boolean): void => {
    const { 'content-type': contentType, 'retry-after': retryAfter } = response.headers
    finish({
      kind: 'answered',
      status: response.statusCode ?? 0,
      ...(contentType !== undefined && { contentType }),
      ...(retryAfter !== undefined && { retryAfter }),
      text: Buffer.concat(chunks).subarray(0, maxBytes).toString(),
      isCut,
    })
  }
  response.on('data', (chunk: Buffer) => {
    chunks.push(chunk)
    size += chunk.length
    if (size > maxBytes) end(true)
  })
  response.on('end', () => (response.complete ? end(false) : finish('answer-cut')))
  response.on('error', () => finish('answer-cut'))
}

function failureOf(code: string): CallFailure {
  if (code === 'ADDRESS_REFUSED') return 'address-refused'
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'unknown-host'
  return /CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO/.test(code) ? 'bad-certificate' : 'no-connection'
}
