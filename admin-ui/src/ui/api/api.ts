import type { Portal } from './api-types.ts'
import { isProblem, Problem, type ProblemBody } from './problem.ts'
import { type FileToUpload, uploadFile } from './upload-file.ts'

export interface Scope {
  /** The portal of this app: one browser may be signed in as staff and as citizen at once. */
  readonly portal: Portal
  readonly csrfToken?: string
  /** The entity for which a member of staff works; needed when they work for several. */
  readonly entity?: string
  /** A KBO number or mandate id: the inbox that a citizen reads. */
  readonly as?: string
  /** Called with each response that is a problem, before it is thrown. */
  readonly onProblem?: (problem: Problem) => void
}

export interface Api {
  /** Separates the answers of one scope from those of another in the cache. */
  readonly scope: string
  get<T>(path: string, options?: CallOptions): Promise<T>
  /** A body that is a `FormData` is sent as a form, every other one as JSON. */
  send<T>(method: 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown, options?: CallOptions): Promise<T>
  /** Posts the bytes of a file as they are, with its progress. */
  upload<T>(file: FileToUpload): Promise<T>
  bytes(source: BytesSource, options?: CallOptions): Promise<Blob>
  /** The bytes, with the values of the response headers that describe them. */
  answer(source: BytesSource, options?: CallOptions): Promise<{ readonly blob: Blob; readonly headers: Headers }>
  /** Whether something exists at a path for this scope; requests its headers only. */
  exists(path: string, options?: CallOptions): Promise<boolean>
  /** The address of a path in this scope, for a plain link. */
  href(path: string): string
}
/** Requests bytes; with a `body` the request is a POST. */
export interface BytesSource {
  readonly path: string
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}
export interface CallOptions {
  readonly signal?: AbortSignal
  readonly headers?: Readonly<Record<string, string>>
}

/** The HTTP API of the same origin, for one person in one scope. Throws `Problem` for any status but 2xx. */
export function createApi(scope: Scope): Api {
  const href = (path: string) => {
    if (scope.as === undefined) return path
    return `${path}${path.includes('?') ? '&' : '?'}as=${encodeURIComponent(scope.as)}`
  }
  const ofScope = (writes: boolean): Record<string, string> => ({
    'Uitpost-Door': scope.portal,
    ...(scope.entity !== undefined && { 'Uitpost-Entity': scope.entity }),
    ...(writes && scope.csrfToken !== undefined && { 'X-CSRF-Token': scope.csrfToken }),
  })
  const call = async (path: string, init: RequestInit, options: CallOptions = {}): Promise<Response> => {
    const headers = new Headers({
      accept: 'application/json',
      ...options.headers,
      ...ofScope(init.method !== undefined),
    })
    // The browser sets the content type of a form, with the boundary that it chose.
    if (typeof init.body === 'string') headers.set('content-type', 'application/json')
    const signal = options.signal === undefined ? {} : { signal: options.signal }
    const response = await fetch(href(path), { ...init, ...signal, headers, credentials: 'same-origin' }).catch(
      (cause: unknown) => {
        if (options.signal?.aborted) throw cause
        throw new Problem(0, {}, undefined)
      },
    )
    if (!response.ok) {
      const problem = await problemOf(response)
      scope.onProblem?.(problem)
      throw problem
    }
    return response
  }
  const ask = ({ path, body, headers }: BytesSource, options?: CallOptions): Promise<Response> => {
    const init = body === undefined ? {} : { method: 'POST', ...bodyOf(body) }
    return call(path, init, { ...options, headers: { accept: '*/*', ...headers } })
  }
  return {
    scope: `${scope.portal}/${scope.entity ?? ''}/${scope.as ?? ''}`,
    href,
    get: async (path, options) => json(await call(path, {}, options)),
    send: async (method, path, body, options) => json(await call(path, { method, ...bodyOf(body) }, options)),
    upload: async (file) => {
      try {
        return await uploadFile({ ...file, path: href(file.path) }, ofScope(true))
      } catch (error) {
        if (error instanceof Problem && error.status !== 0) scope.onProblem?.(error)
        throw error
      }
    },
    bytes: async (source, options) => (await ask(source, options)).blob(),
    answer: async (source, options) => {
      const response = await ask(source, options)
      return { blob: await response.blob(), headers: response.headers }
    },
    exists: (path, options) =>
      call(path, { method: 'HEAD' }, options).then(
        () => true,
        (error: unknown) => {
          if (isProblem(error, 403, 404)) return false
          throw error
        },
      ),
  }
}

function bodyOf(body: unknown): Pick<RequestInit, 'body'> {
  if (body === undefined) return {}
  return { body: body instanceof FormData ? body : JSON.stringify(body) }
}

async function json<T>(response: Response): Promise<T> {
  return (response.status === 204 ? undefined : await response.json()) as T
}

async function problemOf(response: Response): Promise<Problem> {
  const requestId = response.headers.get('Uitpost-Request-Id') ?? undefined
  const body = (await response.json().catch(() => ({}))) as ProblemBody
  return new Problem(response.status, body, requestId)
}
