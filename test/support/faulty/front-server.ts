import { once } from 'node:events'
import { createServer, type IncomingMessage, type RequestListener, request } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'

export interface FrontServer {
  readonly port: number
  /** Requests that are answered with 501 Not Implemented, as a server answers what it does not have. */
  lacks: (request: IncomingMessage) => boolean
  close(): Promise<void>
}

/** A server in front of a real one, on this machine: with TLS, or without some of its abilities. The host that the client names is passed on. */
export async function startFrontServer(
  target: { readonly port: number },
  tls?: { readonly key: string; readonly cert: string },
): Promise<FrontServer> {
  const listener: RequestListener = (from, to) => {
    if (front.lacks(from)) {
      from.resume()
      to.writeHead(501, { 'content-type': 'application/xml' }).end('<Error><Code>NotImplemented</Code></Error>')
      return
    }
    const { method, url, headers } = from
    const onward = request({ host: '127.0.0.1', port: target.port, method, path: url, headers }, (answer) => {
      to.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(to)
    })
    onward.on('error', () => to.destroy())
    from.pipe(onward)
  }
  const server = tls === undefined ? createServer(listener) : createTlsServer(tls, listener)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const front: FrontServer = {
    port: (server.address() as AddressInfo).port,
    lacks: () => false,
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  return front
}
