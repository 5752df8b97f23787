import type { ServerResponse } from 'node:http'
import { pipeline } from 'node:stream'
import type { ProblemAnswer } from './problem-document.ts'
import type { Reply } from './reply.ts'

/** Answers hold personal data: no cache in between may store them. */
const keepNowhere = 'no-store'

export function writeReply(response: ServerResponse, reply: Reply, isHead: boolean): void {
  response.statusCode = reply.status
  response.setHeader('Cache-Control', keepNowhere)
  for (const [name, value] of Object.entries(reply.headers ?? {})) {
    response.setHeader(name, typeof value === 'string' ? value : [...value])
  }
  if (reply.bytes !== undefined) {
    write(response, Buffer.from(reply.bytes), reply.mediaType ?? 'application/octet-stream', isHead)
  } else if (reply.stream !== undefined) {
    response.setHeader('Content-Type', reply.mediaType ?? 'application/octet-stream')
    if (isHead) {
      reply.stream.destroy()
      response.end()
    } else
      pipeline(reply.stream, response, (error) => {
        if (error != null) response.destroy()
      })
  } else if (reply.json !== undefined) {
    write(response, JSON.stringify(reply.json), 'application/json; charset=utf-8', isHead)
  } else response.end()
}

export function writeProblem(response: ServerResponse, { document, headers }: ProblemAnswer): void {
  // The answer was cut off half way: the status and headers are sent, so no error can be reported any more.
  if (response.headersSent) {
    response.destroy()
    return
  }
  response.statusCode = document.status
  response.setHeader('Cache-Control', keepNowhere)
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
  write(response, JSON.stringify(document), 'application/problem+json', false)
}

/** Node sends a text in one piece with the headers; bytes would be a piece of their own. */
function write(response: ServerResponse, body: Buffer | string, mediaType: string, isHead: boolean): void {
  response.setHeader('Content-Type', mediaType)
  response.setHeader('Content-Length', Buffer.byteLength(body))
  if (isHead) response.end()
  else response.end(body)
}
