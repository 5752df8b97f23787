import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Clock } from '../../../core/clock.ts'
import { listenOnLoopback } from '../listen-on-loopback.ts'
import { answerOf, type KeptDocument, type ParticipantOfTrial, type PeppolAnswer } from './serve-access-point.ts'

/** What the stand-in does instead of answering, for calls whose path matches. */
export interface AccessPointFault {
  readonly path: RegExp
  readonly does:
    | { readonly kind: 'answers'; readonly answer: PeppolAnswer | { readonly status: number; readonly text: string } }
    /** Ends the connection: before it acts, or after it acted. */
    | { readonly kind: 'cuts'; readonly when: 'before' | 'after' }
    | { readonly kind: 'waits'; readonly ms: number }
}
export interface AccessPointStandIn {
  /** For `PEPPOL_URL`. */
  readonly url: string
  readonly documents: readonly KeptDocument[]
  /** Participant identifiers whose registration was requested, one list per call. */
  readonly lookUps: readonly (readonly string[])[]
  fault: AccessPointFault | undefined
  stop(): Promise<void>
}

const maxBytes = 100_000_000

/** Plays an access point of Peppol on loopback: look-up of participants, hand-over and status of documents. */
export async function startAccessPoint(options: {
  readonly clock: Clock
  readonly token: string
  readonly participants: ReadonlyMap<string, ParticipantOfTrial>
  readonly senders?: ReadonlySet<string>
  /** Documents that were handed over before. */
  readonly before?: readonly KeptDocument[]
  /** Called for each document that is new. */
  readonly keep?: (document: KeptDocument) => Promise<void>
}): Promise<AccessPointStandIn> {
  const { keep, before = [], ...rest } = options
  const documents: KeptDocument[] = [...before]
  const lookUps: (readonly string[])[] = []
  const server = createServer({ noDelay: true }, (request, response) => {
    serve(request, response).catch(() => response.destroy())
  })
  const serve = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = '', url: path = '', headers } = incoming
    const body = await readBody(incoming)
    const does = made.fault?.path.test(path) === true ? made.fault.does : undefined
    if (does?.kind === 'waits') await sleep(does.ms)
    if (does?.kind === 'cuts' && does.when === 'before') return void incoming.socket.destroy()
    if (does?.kind === 'answers') {
      if ('text' in does.answer) return void response.writeHead(does.answer.status).end(does.answer.text)
      return send(response, does.answer)
    }
    const count = documents.length
    const answer = answerOf({ ...rest, documents }, { method, path, headers, body })
    if (path === '/participants/search' && answer.status === 200) lookUps.push(idsIn(body))
    const fresh = documents.slice(count)
    for (const document of fresh) await keep?.(document)
    if (does?.kind === 'cuts') return void incoming.socket.destroy()
    send(response, answer)
  }
  const made: AccessPointStandIn = {
    url: `http://127.0.0.1:${await listenOnLoopback(server, 0)}`,
    documents,
    lookUps,
    fault: undefined,
    stop: async () => {
      server.closeAllConnections()
      await new Promise<void>((done) => server.close(() => done()))
    },
  }
  return made
}

const idsIn = (body: Buffer): readonly string[] => (JSON.parse(body.toString()) as { ids: readonly string[] }).ids

function send(response: ServerResponse, { status, json }: PeppolAnswer): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json))
}

async function readBody(incoming: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of incoming as AsyncIterable<Buffer>) {
    size += piece.length
    if (size > maxBytes) throw new Error('The request is too large')
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}
