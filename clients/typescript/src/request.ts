/** Where and how an operation of the document is called; `generated/api.ts` has one for each. */
export interface Endpoint {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** With names in braces: `/v1/messages/{id}`. */
  readonly path: string
  readonly accept: string
  readonly body?: 'json' | 'form'
  readonly takesKey?: true
}

/** What a caller may give, loosely typed: `types.ts` has the exact type of each operation. */
export interface Given {
  readonly path?: Readonly<Record<string, unknown>>
  readonly query?: Readonly<Record<string, unknown>>
  readonly headers?: Readonly<Record<string, string | undefined>>
  readonly body?: unknown
  readonly idempotencyKey?: string
}

/** The address of a call. A list in the query is repeated: `?status=sent&status=read`. */
export function addressOf(base: string, path: string, given: Given): URL {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(given.path?.[name])))
  const url = new URL(base.replace(/\/$/, '') + filled)
  for (const [name, value] of Object.entries(given.query ?? {}))
    for (const each of Array.isArray(value) ? value : [value])
      if (each !== undefined) url.searchParams.append(name, String(each))
  return url
}

/** The headers of a call, without those of the caller's key. */
export function headersOf(endpoint: Endpoint, given: Given): Headers {
  const headers = new Headers({ Accept: endpoint.accept })
  for (const [name, value] of Object.entries(given.headers ?? {})) if (value !== undefined) headers.set(name, value)
  const key = given.idempotencyKey ?? (endpoint.takesKey === true ? crypto.randomUUID() : undefined)
  // The same key for every attempt: the headers are made once per call.
  if (key !== undefined && !headers.has('Idempotency-Key')) headers.set('Idempotency-Key', key)
  if (endpoint.body === 'json' && given.body !== undefined) headers.set('Content-Type', 'application/json')
  return headers
}

export function bodyOf(endpoint: Endpoint, body: unknown): string | FormData | undefined {
  if (body === undefined) return undefined
  return endpoint.body === 'form' ? formOf(body as Readonly<Record<string, unknown>>) : JSON.stringify(body)
}

/** Files keep their name; other members are fields, and objects fields of JSON. */
function formOf(members: Readonly<Record<string, unknown>>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(members)) {
    if (value instanceof Blob) form.append(name, value)
    else if (value !== undefined) form.append(name, typeof value === 'string' ? value : JSON.stringify(value))
  }
  return form
}
