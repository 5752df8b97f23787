import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { codeOf } from '../core/error-code.ts'

export interface HttpCall {
  readonly method: 'GET' | 'POST'
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  /** Sent piece by piece, so that documents are not copied into one body. */
  readonly body?: readonly Uint8Array[]
}
export interface HttpAnswer {
  readonly kind: 'answer'
  readonly status: number
  readonly headers: IncomingMessage['headers']
  /** Undefined when the body is not JSON. */
  readonly json: unknown
  readonly bytes: Buffer
}
export type HttpResult =
  | HttpAnswer
  /** `mayHaveArrived`: the partner may have received the request and acted upon it. */
  | { readonly kind: 'failed'; readonly code: string; readonly mayHaveArrived: boolean }

export interface HttpClient {
  /** Never throws for what a network or a server does. Redirects are not followed. */
  call(call: HttpCall, signal: AbortSignal): Promise<HttpResult>
  close(): void
}

/** Answers are small: an expiry date, or the status of at most 500 letters. */
const maxAnswerBytes = 4_000_000

class AnswerTooLarge extends Error {
  readonly code = 'answer-too-large'
}

/** Connections that are kept open and shared: a TLS handshake costs more than a letter. */
export function openHttpClient(limits: { readonly connections: number; readonly timeoutMs: number }): HttpClient {
  const agents = {
    'http:': new HttpAgent({ keepAlive: true, maxSockets: limits.connections, noDelay: true }),
    'https:': new HttpsAgent({ keepAlive: true, maxSockets: limits.connections, noDelay: true }),
  } as const
  const once = async (call: HttpCall, signal: AbortSignal): Promise<HttpResult & { readonly stale?: boolean }> => {
    const url = new URL(call.url)
    const secure = url.protocol === 'https:'
    const body = call.body ?? []
    const length = body.reduce((sum, piece) => sum + piece.byteLength, 0)
    const request = (secure ? httpsRequest : httpRequest)(url, {
      method: call.method,
      agent: agents[secure ? 'https:' : 'http:'],
      headers: { ...call.headers, ...(call.method === 'POST' && { 'content-length': length }) },
      signal,
    })
    let connected = false
    request.on('socket', (socket) => {
      if (request.reusedSocket) connected = true
      else socket.once(secure ? 'secureConnect' : 'connect', () => (connected = true))
    })
    const answered = new Promise<HttpAnswer>((resolve, reject) => {
      request.once('error', reject)
      request.once('response', (response) => void readAnswer(response).then(resolve, reject))
    })
    try {
      // A server may refuse before it has read everything: then its answer counts, and not the broken upload.
      pipeline(Readable.from(body), request).catch(() => undefined)
      return await answered
    } catch (error) {
      request.destroy()
      const code = signal.aborted ? 'timeout' : codeOf(error)
      return { kind: 'failed', code, mayHaveArrived: connected, stale: request.reusedSocket && code === 'ECONNRESET' }
    }
  }
  return {
    call: async (call, signal) => {
      const limited = AbortSignal.any([signal, AbortSignal.timeout(limits.timeoutMs)])
      const first = await once(call, limited)
      // The server had closed a kept connection; every request may be repeated, a publication has its key.
      const { stale: _, ...result } =
        first.kind === 'failed' && first.stale === true && !limited.aborted ? await once(call, limited) : first
      return result
    },
    close: () => {
      for (const agent of Object.values(agents)) agent.destroy()
    },
  }
}

async function readAnswer(response: IncomingMessage): Promise<HttpAnswer> {
  const pieces: Buffer[] = []
  let length = 0
  for await (const piece of response as AsyncIterable<Buffer>) {
    length += piece.length
    if (length > maxAnswerBytes) {
      response.destroy()
      throw new AnswerTooLarge()
    }
    pieces.push(piece)
  }
  if (!response.complete) throw Object.assign(new Error('The answer was cut'), { code: 'ECONNRESET' })
  const bytes = Buffer.concat(pieces)
  return {
    kind: 'answer',
    status: response.statusCode ?? 0,
    headers: response.headers,
    json: parse(bytes.toString()),
    bytes,
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Milliseconds that `Retry-After` names (RFC 9110, 10.2.3); undefined when it is absent or not understood. */
export function retryAfterMs({ headers }: HttpAnswer, now: Date): number | undefined {
  const text = headers['retry-after']
  if (text === undefined) return undefined
  const wait = /^\d{1,6}$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - now.getTime()
  return Number.isFinite(wait) && wait > 0 ? Math.min(wait, 3_600_000) : undefined
}
