import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import { createUitpost, type Uitpost, type UitpostSettings } from '../src/index.ts'

type Handler = (request: IncomingMessage, response: ServerResponse, count: number) => unknown

export interface Served {
  readonly uitpost: Uitpost
  /** Each request, in order, with its headers. */
  readonly requests: IncomingMessage[]
}

/** A client of a real HTTP server that answers as the test says; waits between attempts are short. */
export async function serve(handler: Handler, settings: Partial<UitpostSettings> = {}): Promise<Served> {
  const requests: IncomingMessage[] = []
  const server = createServer((request, response) => {
    requests.push(request)
    void handler(request, response, requests.length)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const uitpost = createUitpost({ url, key: 'uitpost_test_key', retry: { baseMs: 1, maxMs: 2 }, ...settings })
  return { uitpost, requests }
}

export function answer(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  const type = status >= 400 ? 'application/problem+json' : 'application/json'
  response.writeHead(status, { 'Content-Type': type, ...headers }).end(JSON.stringify(body))
}

export const problem = (status: number, code: string, more: object = {}) => ({
  type: 'urn:problem-type:uitpost:test',
  status,
  code,
  title: 'Refused',
  instance: 'urn:uuid:0',
  href: `/docs/problems/${code}`,
  ...more,
})

export const letter = {
  template: { key: 'vergunning' },
  recipient: { type: 'citizen', insz: '53480200724', name: 'Jan Peeters' },
  reference: 'R-1',
} as const
export const accepted = {
  id: 'msg_1',
  status: 'accepted',
  reference: 'R-1',
  createdAt: '2026-01-01T00:00:00Z',
  links: { self: '/' },
}
