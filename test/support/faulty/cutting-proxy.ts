import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** A link to a real server that can be cut: the network fails here, not the server. */
export interface CuttingProxy {
  readonly port: number
  /**
   * `none`: all passes through. `refuse`: connections are refused. `swallow`: connections are accepted and nothing passes
   * through, on the open ones as well. A number: cut once that many bytes went to the server.
   */
  fault: 'none' | 'refuse' | 'swallow' | number
  /** How a connection is cut: closed in order, reset, or so that the server gets everything and its answers do not come back. */
  cuts: 'close' | 'reset' | 'mute'
  /** Milliseconds by which each piece is late, in both directions. */
  delayMs: number
  /** Milliseconds between the end of the server's connection and that of the client's. */
  closesAfterMs: number
  /** Bytes that went to the server over the newest connection. */
  sent: number
  close(): Promise<void>
}

export async function startCuttingProxy(target: {
  readonly host: string
  readonly port: number
}): Promise<CuttingProxy> {
  const open = new Set<Socket>()
  const server = createServer((client) => {
    const { fault } = proxy
    if (fault === 'refuse') return void client.destroy()
    const behind = connect(target)
    let muted = false
    const cut = (): void => {
      if (proxy.cuts === 'reset') client.resetAndDestroy()
      else client.destroy()
      behind.destroy()
    }
    const later = (pass: () => void): void => {
      if (proxy.delayMs === 0) pass()
      else setTimeout(pass, proxy.delayMs)
    }
    for (const socket of [client, behind]) {
      open.add(socket)
      socket.setNoDelay(true)
      socket.on('error', cut)
      socket.on('close', () => {
        open.delete(socket)
        cut()
      })
    }
    proxy.sent = 0
    client.on('data', (chunk) => {
      if (proxy.fault === 'swallow') return
      proxy.sent += chunk.length
      // The bytes that fitted still arrive: the server is left with half a file.
      const fits =
        typeof fault === 'number' && proxy.cuts !== 'mute'
          ? chunk.subarray(0, Math.max(0, chunk.length - (proxy.sent - fault)))
          : chunk
      later(() => {
        if (behind.writable) behind.write(fits)
        if (typeof fault !== 'number' || proxy.sent < fault) return
        if (proxy.cuts === 'mute') muted = true
        else behind.end(cut)
      })
    })
    behind.on('data', (chunk) => {
      later(() => {
        if (proxy.fault !== 'swallow' && !muted && client.writable) client.write(chunk)
      })
    })
    behind.on('end', () => void setTimeout(() => client.end(), proxy.closesAfterMs))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const proxy: CuttingProxy = {
    port: (server.address() as AddressInfo).port,
    fault: 'none',
    cuts: 'close',
    delayMs: 0,
    closesAfterMs: 0,
    sent: 0,
    close: async () => {
      for (const socket of open) socket.destroy()
      await new Promise((done) => server.close(done))
    },
  }
  return proxy
}
