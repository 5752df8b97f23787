import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** The ways in which the link to a partner fails. */
export type LinkFault =
  | 'none'
  /** Every connection is closed, and new ones too. */
  | 'cut'
  /** Accepts connections and lets nothing through, in either direction. */
  | 'hang'
  /**
   * Lets through what we send, and cuts as soon as the partner has answered: the partner has the letter, and we do not know it.
   */
  | 'cut-answers'

/** A TCP link in front of a partner that can be set to fail. */
export interface FaultyLink {
  readonly port: number
  fault: LinkFault
  /** How often a connection or an answer met a fault. */
  readonly hits: number
  close(): Promise<void>
}

export async function openFaultyLink(target: number): Promise<FaultyLink> {
  const sockets = new Set<Socket>()
  let fault: LinkFault = 'none'
  let answers = 0
  let hits = 0
  const server = createServer((near) => {
    if (fault === 'cut' || fault === 'hang') hits += 1
    if (fault === 'cut') return void near.destroy()
    const far = connect(target, '127.0.0.1')
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.on('error', () => undefined)
      socket.on('close', () => {
        sockets.delete(socket)
        near.destroy()
        far.destroy()
      })
    }
    near.on('data', (bytes) => {
      if (fault !== 'hang') far.write(bytes)
    })
    far.on('data', (bytes) => {
      answers += 1
      // Not every answer, else no mail would ever get as far as its text.
      if (fault === 'cut-answers' && answers % 7 === 0) {
        hits += 1
        return void near.destroy()
      }
      if (fault !== 'hang') near.write(bytes)
    })
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  const dropAll = (): void => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    port,
    get hits() {
      return hits
    },
    get fault() {
      return fault
    },
    set fault(wanted) {
      fault = wanted
      // A hanging connection has lost its place in the conversation: it starts again.
      if (wanted === 'cut' || wanted === 'none') dropAll()
    },
    close: async () => {
      dropAll()
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
      })
    },
  }
}
