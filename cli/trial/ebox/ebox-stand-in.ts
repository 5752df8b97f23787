import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Clock } from '../../../core/clock.ts'
import { listenOnLoopback } from '../listen-on-loopback.ts'
import type { Box } from './boxes.ts'
import { answerOf, type EboxAnswer, EboxRefusal } from './ebox-answer.ts'
import { type KeptLetter, openKeptLetters } from './kept-letters.ts'
import type { RegisteredSender } from './registered-sender.ts'
import { type EboxRequest, eventsPath, federationPath, openEbox } from './serve-ebox.ts'
import { openTokenServer, type RegisteredClient } from './token-server.ts'

/** What the stand-in does instead of answering, for calls whose path matches. */
export interface EboxFault {
  readonly path: RegExp
  /** Part of the body; absent: any. */
  readonly about?: string
  readonly does:
    | { readonly kind: 'answers'; readonly answer: EboxAnswer | { readonly status: number; readonly text: string } }
    /** Ends the connection: before it acts, after it acted, or in the middle of its answer. */
    | { readonly kind: 'cuts'; readonly when: 'before' | 'after' | 'in-answer' }
    | { readonly kind: 'waits'; readonly ms: number }
}
/** A request with its answer. */
export interface EboxExchange extends EboxRequest {
  readonly answer: EboxAnswer
}

export interface EboxStandIn {
  /** For `EBOX_URL`. */
  readonly url: string
  /** For `EBOX_EVENTS_URL`. */
  readonly eventsUrl: string
  readonly letters: readonly KeptLetter[]
  fault: EboxFault | undefined
  latencyMs: number
  /** Called after each exchange that began since it was set, before the answer leaves, which waits for it. */
  seen: (exchange: EboxExchange) => unknown
  forgetTokens(): void
  stop(): Promise<void>
}

export interface EboxStandInOptions {
  readonly clock: Clock
  readonly client: RegisteredClient
  readonly scopes: { readonly publish: string; readonly federation: string; readonly events: string }
  /** Boxes of people and enterprises by their number; invented people have theirs by the serial of it. */
  readonly boxes?: ReadonlyMap<string, Box>
  /** Absent: every sender of the right form is accepted. */
  readonly senders?: readonly RegisteredSender[]
  /** Where the letters are kept; absent: in memory. */
  readonly folder?: string
  /** 0 (default): a free port. */
  readonly port?: number
}

const maxBytes = 250_000_000

/** Plays the Belgian eBox on loopback, after its published files: tokens, registry, federation and events. */
export async function startEboxStandIn(options: EboxStandInOptions): Promise<EboxStandIn> {
  const { clock, client, scopes, boxes = new Map(), senders, folder, port = 0 } = options
  const letters = await openKeptLetters(folder)
  const tokens = openTokenServer(client, Object.values(scopes), clock)
  const answer = openEbox({ clock, tokens, letters, boxes, senders, scopes })
  const server = createServer({ noDelay: true }, (request, response) => {
    serve(request, response).catch(() => response.destroy())
  })
  const listensOn = await listenOnLoopback(server, port)
  const url = `http://127.0.0.1:${listensOn}`
  const serve = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const request = await readRequest(incoming, url)
    // Clients compare their clock with it.
    response.setHeader('date', clock.now().toUTCString())
    const { seen } = made
    const { fault } = made
    const meets = fault?.path.test(request.path) === true && request.body.includes(fault.about ?? '')
    const does = meets ? fault.does : undefined
    if (made.latencyMs > 0) await sleep(made.latencyMs)
    if (does?.kind === 'waits') await sleep(does.ms)
    if (does?.kind === 'cuts' && does.when === 'before') return void incoming.socket.destroy()
    if (does?.kind === 'answers') {
      if ('text' in does.answer) return void response.writeHead(does.answer.status).end(does.answer.text)
      return send(response, does.answer)
    }
    const given = await answer(request).catch((error: unknown) => {
      if (error instanceof EboxRefusal)
        return answerOf(error, request.path.startsWith(federationPath) ? 'SIMULATION' : 'simulation')
      throw error
    })
    await seen({ ...request, answer: given })
    if (does?.kind === 'cuts' && does.when === 'after') return void incoming.socket.destroy()
    if (does?.kind === 'cuts') {
      response.writeHead(given.status, { 'content-type': 'application/json', 'content-length': 500 })
      response.write('{"messageId":')
      await sleep(20)
      return void incoming.socket.destroy()
    }
    send(response, given)
  }
  const made: EboxStandIn = {
    url,
    eventsUrl: `${url}${eventsPath}`,
    letters: letters.all,
    fault: undefined,
    latencyMs: 0,
    seen: () => undefined,
    forgetTokens: () => tokens.forgetTokens(),
    stop: async () => {
      server.closeAllConnections()
      await new Promise<void>((done) => server.close(() => done()))
    },
  }
  return made
}

function send(response: ServerResponse, { status, json, headers }: EboxAnswer): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(json))
}

async function readRequest(incoming: IncomingMessage, origin: string): Promise<EboxRequest> {
  const pieces: Buffer[] = []
  let length = 0
  for await (const piece of incoming as AsyncIterable<Buffer>) {
    length += piece.length
    if (length > maxBytes) throw new Error('The request is too large')
    pieces.push(piece)
  }
  const { pathname, searchParams } = new URL(incoming.url ?? '/', origin)
  return {
    method: incoming.method ?? 'GET',
    path: pathname,
    query: searchParams,
    header: (name) => {
      const value = incoming.headers[name]
      return Array.isArray(value) ? value.join(', ') : value
    },
    body: Buffer.concat(pieces),
    origin,
  }
}
