import { randomUUID } from 'node:crypto'
import type { HttpClient } from '../../http-client.ts'
import type { EboxCall } from '../store/calls.ts'
import type { AccessTokens } from './access-token.ts'
import type { CallCounter } from './call-counter.ts'
import type { ServiceResult } from './service-result.ts'

export interface ServiceCall {
  /** The service, for the figures. */
  readonly name: EboxCall
  readonly method: 'GET' | 'POST'
  readonly url: string
  readonly scope: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: readonly Uint8Array[]
}
/** The services of the eBox behind one client: a call with a token, repeated once with a fresh one after 401. */
export interface EboxService {
  call(call: ServiceCall, signal: AbortSignal): Promise<ServiceResult>
}

export function openService(http: HttpClient, tokens: AccessTokens, counter: Pick<CallCounter, 'count'>): EboxService {
  const once = async ({ method, url, headers, body }: ServiceCall, token: string, signal: AbortSignal) =>
    http.call(
      {
        method,
        url,
        headers: {
          accept: 'application/json',
          ...headers,
          authorization: `Bearer ${token}`,
          // Belgian federal REST guide: an id per call, by which both sides find it again.
          'belgov-trace-id': randomUUID(),
        },
        ...(body !== undefined && { body }),
      },
      signal,
    )
  const withToken = async (call: ServiceCall, signal: AbortSignal): Promise<ServiceResult> => {
    const first = await tokens.of(call.scope, signal)
    if (first.kind === 'failed') return { ...first, mayHaveArrived: false }
    const answer = await once(call, first.token, signal)
    if (answer.kind === 'failed' || answer.status !== 401) return answer
    tokens.refused(call.scope, first.token)
    const second = await tokens.of(call.scope, signal)
    if (second.kind === 'failed') return { ...second, mayHaveArrived: false }
    return once(call, second.token, signal)
  }
  return {
    call: async (call, signal) => {
      const result = await withToken(call, signal)
      counter.count(call.name, result)
      return result
    },
  }
}

/** A body in JSON. */
export function jsonBody(value: unknown): Pick<ServiceCall, 'headers' | 'body'> {
  return { headers: { 'content-type': 'application/json' }, body: [Buffer.from(JSON.stringify(value))] }
}
