import type { Settings } from '../../core/config.ts'
import { CommandFailed } from '../command-failed.ts'
import { findTrial, nothingKnown } from './running-trial.ts'

/** The answer of the hub: its JSON, or the problem document of a refusal. */
export interface HubAnswer {
  readonly ok: boolean
  readonly status: number
  readonly body: Readonly<Record<string, unknown>>
  /** Seconds after which the request may be repeated, if the hub names them. */
  readonly retryAfter?: number
  /** Whether this repeats the answer to the first request. */
  readonly replayed: boolean
  /** The value to send back in `If-Match`. */
  readonly etag?: string
}

/** A file on the way to the hub. */
export interface UploadedFile {
  readonly stream: ReadableStream<Uint8Array>
  readonly mediaType: string
  /** The hub shows it with the list. */
  readonly name?: string
}

/** The HTTP API of a hub, with a key. */
export interface HubApi {
  readonly url: string
  get(path: string): Promise<HubAnswer>
  post(path: string, body: unknown, idempotencyKey?: string): Promise<HubAnswer>
  put(path: string, body: unknown, ifMatch?: string): Promise<HubAnswer>
  /** The bytes of a document; the problem document of a refusal. */
  fetch(path: string): Promise<HubAnswer | Buffer>
  patch(path: string, body: unknown): Promise<HubAnswer>
  delete(path: string): Promise<HubAnswer>
  /** Sends a file as it is read; it may take minutes. */
  upload(path: string, file: UploadedFile, idempotencyKey: string): Promise<HubAnswer>
  /** A form with files. */
  postForm(path: string, form: FormData): Promise<HubAnswer>
  /** An answer that is no JSON; the problem document of a refusal. */
  download(path: string, body: unknown): Promise<HubAnswer | Buffer>
}

const timeoutMs = 60_000
/** Of a file with a hundred thousand rows over a slow line. */
const uploadTimeoutMs = 600_000

/** `UITPOST_URL` and `UITPOST_API_KEY`, else the trial and a key of its first entity. @throws CommandFailed */
export async function openHubApi(settings: Settings, mode: 'live' | 'test' = 'live'): Promise<HubApi> {
  const { UITPOST_URL: given, UITPOST_API_KEY: givenKey } = settings
  const trial = given === undefined || givenKey === undefined ? await findTrial(settings) : undefined
  const url = (given ?? trial?.url ?? nothingKnown('UITPOST_URL and UITPOST_API_KEY')).replace(/\/$/, '')
  const key = givenKey ?? (given === undefined || given === trial?.url ? trial?.apiKeys[mode] : undefined)
  if (key === undefined)
    throw new CommandFailed('No key is known for this hub.', 'Set UITPOST_API_KEY: `uitpost keys create` makes one.')
  const fetchFrom = async (path: string, init: RequestInit, more: Readonly<Record<string, string>> = {}) =>
    fetch(`${url}${path}`, {
      ...init,
      headers: { Authorization: `Bearer ${key}`, Accept: 'application/json', ...more },
      signal: init.signal ?? AbortSignal.timeout(timeoutMs),
    }).catch((error: unknown) => {
      throw new CommandFailed(
        `The hub at ${url} does not answer (${reasonOf(error)}).`,
        'Is it running, and is UITPOST_URL its address?',
      )
    })
  const ask = async (...args: Parameters<typeof fetchFrom>) => readAnswer(await fetchFrom(...args))
  const write = (method: string, body: unknown, more: Readonly<Record<string, string>>) =>
    [
      { method, body: JSON.stringify(body) },
      { 'Content-Type': 'application/json', ...more },
    ] as const
  return {
    url,
    get: (path) => ask(path, {}),
    post: (path, body, key) => ask(path, ...write('POST', body, key === undefined ? {} : { 'Idempotency-Key': key })),
    put: (path, body, ifMatch) =>
      ask(path, ...write('PUT', body, ifMatch === undefined ? {} : { 'If-Match': ifMatch })),
    fetch: async (path) => {
      const answer = await fetchFrom(path, {}, { Accept: '*/*' })
      return answer.ok ? Buffer.from(await answer.arrayBuffer()) : readAnswer(answer)
    },
    patch: (path, body) => ask(path, ...write('PATCH', body, {})),
    delete: (path) => ask(path, { method: 'DELETE' }),
    upload: (path, { stream, mediaType, name }, key) => {
      const init = {
        method: 'POST',
        body: stream,
        duplex: 'half',
        signal: AbortSignal.timeout(uploadTimeoutMs),
      } as const
      const named = name && { 'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}` }
      return ask(path, init, { 'Content-Type': mediaType, 'Idempotency-Key': key, ...named })
    },
    postForm: (path, body) => ask(path, { method: 'POST', body }),
    download: async (path, body) => {
      const answer = await fetchFrom(path, ...write('POST', body, { Accept: '*/*' }))
      return answer.ok ? Buffer.from(await answer.arrayBuffer()) : readAnswer(answer)
    },
  }
}

async function readAnswer(answer: Response): Promise<HubAnswer> {
  const body: unknown = await answer.json().catch(() => ({}))
  const etag = answer.headers.get('ETag')
  const retryAfter = Number(answer.headers.get('Retry-After') ?? Number.NaN)
  return {
    ok: answer.ok,
    status: answer.status,
    body: typeof body === 'object' && body !== null ? { ...body } : {},
    ...(Number.isFinite(retryAfter) && { retryAfter }),
    replayed: answer.headers.get('Idempotency-Replayed') === 'true',
    ...(etag !== null && { etag }),
  }
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  if (cause instanceof Error && 'code' in cause) return String(cause.code)
  return cause instanceof Error ? cause.name : 'unknown'
}
