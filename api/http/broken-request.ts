import { randomUUID } from 'node:crypto'
import { type Server, type ServerResponse, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { Refusal } from '../../core/fault.ts'
import { problemAnswer } from './problem-document.ts'

/** How long a client may take to read the refusal before its connection is cut. */
const readWithinMs = 1_000

/**
 * Answers what the parser of HTTP refuses (RFC 9112: a wrong request line, header or chunk; headers without end; a request that does
 * not arrive) with a problem document, and closes the connection: what follows on it could be read in two ways.
 */
export function refuseBrokenRequests(server: Server): void {
  const underWay = new WeakMap<Duplex, ServerResponse>()
  server.prependListener('request', (request, response) => void underWay.set(request.socket, response))
  server.on('clientError', (error: Error & { code?: string }, socket) => {
    const response = underWay.get(socket)
    // Bytes of another answer may be on their way: nothing can be put between them.
    const isAnswering = response !== undefined && response.headersSent && !response.writableFinished
    if (error.code === 'ECONNRESET' || !socket.writable || isAnswering) {
      socket.destroy()
      return
    }
    socket.end(answerTo(error.code))
    setTimeout(() => socket.destroy(), readWithinMs).unref()
  })
}

function answerTo(code: string | undefined): string {
  const id = randomUUID()
  const { document } = problemAnswer(refusalOf(code), id)
  const body = JSON.stringify(document)
  return [
    `HTTP/1.1 ${document.status} ${STATUS_CODES[document.status] ?? ''}`,
    'Connection: close',
    'Content-Type: application/problem+json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Cache-Control: no-store',
    'X-Content-Type-Options: nosniff',
    `Uitpost-Request-Id: ${id}`,
    '',
    body,
  ].join('\r\n')
}

/** By the code of Node's error: those of its parser begin with HPE_. */
function refusalOf(code: string | undefined): Refusal {
  switch (code ?? '') {
    case 'HPE_HEADER_OVERFLOW':
      return new Refusal('UP-3088', 'Request line and headers together have 16 kB at most.')
    case 'HPE_CHUNK_EXTENSIONS_OVERFLOW':
      return new Refusal('UP-1413', 'The extensions of a chunk are too long; leave them out.')
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return new Refusal('UP-3087', 'The whole request did not arrive in time. Send it again.')
    default:
      return new Refusal(
        'UP-1001',
        `This is not HTTP/1.1 as RFC 9112 describes it${code === undefined ? '' : ` (${code})`}. Let a library of HTTP write the request.`,
      )
  }
}
