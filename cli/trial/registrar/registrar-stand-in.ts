import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { join, resolve } from 'node:path'
import type { Clock } from '../../../core/clock.ts'
import { keptFile } from '../kept-file.ts'
import { listenOnLoopback } from '../listen-on-loopback.ts'
import { trialSecret } from './api-key.ts'
import { type AnnouncedItem, openItemStore } from './item-store.ts'
import { openFaults, type RegistrarFault } from './registrar-faults.ts'
import { type Reply, serveRegistrar } from './serve-registrar.ts'

/** Plays the postal operator of registered mail, with the API of which `sen-mapping.ts` holds the form. */
export interface RegistrarStandIn {
  readonly url: string
  /** The file with the key that it requires. */
  readonly keyFile: string
  /** The next calls of one kind fail in this way. */
  fail(fault: RegistrarFault): void
  clearFaults(): void
  /** Called after each announcement that was accepted, before the answer leaves, which waits for it. */
  seen: () => unknown
  /** Reports about an item, in the codes of the operator. */
  report(barcode: string, code: string, at?: Date): void
  /** The announcements that it accepted: each counts, also one that came twice. */
  readonly announced: readonly AnnouncedItem[]
  stop(): Promise<void>
}

export interface RegistrarOptions {
  readonly dataDir: string
  readonly clock: Clock
  readonly port?: number
  /** Reports each item as presented after one minute and collected after two, as the trial does. */
  readonly reportsByItself?: boolean
}

const maxBody = 100_000

export async function startRegistrar(options: RegistrarOptions): Promise<RegistrarStandIn> {
  const { dataDir, clock, port = 0, reportsByItself = true } = options
  const keyFile = join(resolve(dataDir), 'registrar-key')
  const key = await keptFile(keyFile, trialSecret)
  const items = await openItemStore(join(resolve(dataDir), 'registrar-items.json'), clock, reportsByItself)
  const faults = openFaults()
  const answer = async (request: IncomingMessage): Promise<Reply> => {
    const body = await readBody(request)
    const before = items.announced.length
    const reply = await serveRegistrar({ key: key.trim(), items, faults }, request, body)
    if (items.announced.length > before) await made.seen()
    return reply
  }
  const server = createServer((request, response) => {
    void answer(request)
      .then((reply) => write(response, reply))
      .catch(() => response.destroy())
  })
  const listensOn = await listenOnLoopback(server, port)
  const made: RegistrarStandIn = {
    url: `http://127.0.0.1:${listensOn}`,
    keyFile,
    fail: (fault) => faults.add(fault),
    clearFaults: () => faults.clear(),
    seen: () => undefined,
    report: (barcode, code, at = clock.now()) => items.report(barcode, code, at),
    announced: items.announced,
    stop: async () => {
      server.closeAllConnections()
      await new Promise<void>((done) => server.close(() => done()))
    },
  }
  return made
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > maxBody) throw new Error('The body is too large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function write(response: ServerResponse, reply: Reply): void {
  if (reply === 'cut') return void response.destroy()
  const { status, body, headers = {} } = reply
  const bytes = Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body))
  const mediaType = Buffer.isBuffer(body) ? 'application/pdf' : 'application/json'
  response.writeHead(status, { 'content-type': mediaType, 'content-length': bytes.length, ...headers }).end(bytes)
}
