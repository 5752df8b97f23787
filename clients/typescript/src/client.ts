import { type BatchOptions, type BatchRows, streamBatch } from './batch.ts'
import { createApi } from './generated/api.ts'
import type { Connection } from './methods.ts'
import { type RetryPolicy, usualRetries } from './retry.ts'

export interface UitpostSettings {
  /** The address of the hub: `https://uitpost.example.org`. */
  readonly url: string
  /** An API key, or an access token; a function is asked before each attempt. */
  readonly key: string | (() => string | Promise<string>)
  /** Milliseconds for one attempt; 30 seconds by default. */
  readonly timeoutMs?: number
  readonly retry?: Partial<RetryPolicy>
  /** In place of the global fetch: for a proxy, a client certificate, a test. */
  readonly fetch?: typeof globalThis.fetch
}

/** The operations of the hub by noun: `uitpost.messages.send(…)`. */
export type Uitpost = ReturnType<typeof createApi> & {
  /** Posts a list of letters as one batch, row by row (`POST /v1/batches`, NDJSON). */
  sendBatch(rows: BatchRows, options?: BatchOptions): Promise<BatchReceived>
}

export interface BatchReceived {
  readonly id: string
  readonly status: string
  readonly links: { readonly self: string }
}

/** @throws TypeError if the address is none. */
export function createUitpost(settings: UitpostSettings): Uitpost {
  const { key } = settings
  const connection: Connection = {
    url: new URL(settings.url).href,
    fetch: settings.fetch ?? ((input, init) => globalThis.fetch(input, init)),
    authorization: async () => `Bearer ${typeof key === 'string' ? key : await key()}`,
    timeoutMs: settings.timeoutMs ?? 30_000,
    retry: { ...usualRetries, ...settings.retry },
  }
  return {
    ...createApi(connection),
    sendBatch: (rows, options) => streamBatch(connection, '/v1/batches', rows, options) as Promise<BatchReceived>,
  }
}
