import { createServer, type IncomingMessage } from 'node:http'
import type { Clock } from '../../../core/clock.ts'
import { listenOnLoopback } from '../listen-on-loopback.ts'
import { answerTimeStamp, type TimeStampKey, type WrongAnswer } from './answer-time-stamp.ts'

/** Plays a time stamp authority (RFC 3161) over HTTP on this machine, with real answers. */
export interface TimeStampStandIn {
  readonly url: string
  /** Number of requests so far. */
  readonly asked: () => number
  /** Every request fails in this way until `answerAgain`; `silent` never answers, a number is a status of HTTP. */
  fail(how: WrongAnswer | 'silent' | 'cut' | number): void
  answerAgain(): void
  stop(): Promise<void>
}

const maxBody = 10_000

export async function startTimeStamps(
  key: TimeStampKey,
  { clock, port = 0 }: { readonly clock: Clock; readonly port?: number },
): Promise<TimeStampStandIn> {
  let failure: Parameters<TimeStampStandIn['fail']>[0] | undefined
  let asked = 0
  const server = createServer((request, response) => {
    asked += 1
    if (failure === 'silent') return
    if (failure === 'cut') return void response.destroy()
    if (typeof failure === 'number') return void response.writeHead(failure).end()
    const wrong = failure
    void readBody(request)
      .then((body) => {
        const answer = answerTimeStamp(body, key, clock.now(), wrong)
        response.writeHead(200, { 'content-type': 'application/timestamp-reply' }).end(answer)
      })
      .catch(() => response.writeHead(400).end())
  })
  const listensOn = await listenOnLoopback(server, port)
  return {
    url: `http://127.0.0.1:${listensOn}`,
    asked: () => asked,
    fail: (how) => {
      failure = how
    },
    answerAgain: () => {
      failure = undefined
    },
    stop: async () => {
      server.closeAllConnections()
      await new Promise<void>((done) => server.close(() => done()))
    },
  }
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = []
  let length = 0
  for await (const piece of request as AsyncIterable<Buffer>) {
    length += piece.length
    if (length > maxBody) throw new Error('A request for a time stamp is small')
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}
