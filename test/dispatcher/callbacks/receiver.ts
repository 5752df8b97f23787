import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { afterFile } from '../../support/process/after-file.ts'

/** One call as the receiver got it. */
export interface ReceivedCall {
  readonly headers: IncomingHttpHeaders
  readonly body: string
  /** The event, as JSON. */
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly event: any
}

/** A real receiver of callbacks on loopback. What it answers can change. */
export interface Receiver {
  readonly url: string
  readonly calls: ReceivedCall[]
  /** The most calls that were under way at the same time. */
  maxAtOnce: number
  answer: (response: ServerResponse, call: ReceivedCall, socket: Socket) => void
}

export const accept = (response: ServerResponse): void => void response.writeHead(204).end()

export async function startReceiver(answer: Receiver['answer'] = accept): Promise<Receiver> {
  const calls: ReceivedCall[] = []
  let underWay = 0
  const server: Server = createServer((request, response) => {
    underWay += 1
    receiver.maxAtOnce = Math.max(receiver.maxAtOnce, underWay)
    response.on('close', () => {
      underWay -= 1
    })
    let body = ''
    request.setEncoding('utf8')
    request.on('data', (chunk: string) => {
      body += chunk
    })
    request.on('end', () => {
      const call = { headers: request.headers, body, event: JSON.parse(body) as unknown }
      calls.push(call)
      receiver.answer(response, call, request.socket)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  afterFile(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  const receiver: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/uitpost`,
    calls,
    maxAtOnce: 0,
    answer,
  }
  return receiver
}
