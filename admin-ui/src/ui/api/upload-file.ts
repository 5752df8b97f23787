import { Problem, type ProblemBody } from './problem.ts'

export interface FileToUpload {
  readonly path: string
  readonly file: Blob
  readonly mediaType: string
  /** Between 0 and 1; the bytes that left this device. */
  readonly onProgress: (share: number) => void
  readonly headers: Readonly<Record<string, string>>
  readonly signal: AbortSignal
}

/**
 * Posts the bytes of a file and reports how much of them has left. `fetch` cannot report that. @throws Problem for any status but 2xx,
 * and with status 0 where the hub does not answer; DOMException `AbortError`
 */
export function uploadFile<T>(
  { path, file, mediaType, onProgress, signal, headers }: FileToUpload,
  scope: Readonly<Record<string, string>>,
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', path)
    request.responseType = 'json'
    for (const [name, value] of Object.entries({ accept: 'application/json', ...scope, ...headers }))
      request.setRequestHeader(name, value)
    request.setRequestHeader('content-type', mediaType)
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total))
    request.addEventListener('load', () => {
      const body: unknown = request.response
      if (request.status >= 200 && request.status < 300) return resolve(body as T)
      const requestId = request.getResponseHeader('Uitpost-Request-Id') ?? undefined
      return reject(new Problem(request.status, (body ?? {}) as ProblemBody, requestId))
    })
    request.addEventListener('error', () => reject(new Problem(0, {}, undefined)))
    request.addEventListener('abort', () => reject(new DOMException('The upload was cancelled', 'AbortError')))
    signal.addEventListener('abort', () => request.abort(), { once: true })
    request.send(file)
  })
}
