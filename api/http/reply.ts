import type { Readable } from 'node:stream'

/** The answer of a handler: JSON, bytes, a stream of bytes, or a redirect. */
export interface Reply {
  readonly status: number
  readonly json?: unknown
  readonly bytes?: Uint8Array | string
  /** Written as it is read; when it fails half-way the connection is cut, since the status was sent. */
  readonly stream?: Readable
  readonly mediaType?: string
  readonly headers?: Readonly<Record<string, string | readonly string[]>>
}

export const json = (status: number, body: unknown, headers?: Record<string, string>): Reply => ({
  status,
  json: body,
  ...(headers === undefined ? {} : { headers }),
})
