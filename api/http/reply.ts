/** The answer of a handler: JSON, bytes, or a redirect. */
export interface Reply {
  readonly status: number
  readonly json?: unknown
  readonly bytes?: Uint8Array | string
  readonly mediaType?: string
  readonly headers?: Readonly<Record<string, string | readonly string[]>>
}

export const json = (status: number, body: unknown, headers?: Record<string, string>): Reply => ({
  status,
  json: body,
  ...(headers === undefined ? {} : { headers }),
})
