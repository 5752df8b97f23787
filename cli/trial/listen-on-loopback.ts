import { once } from 'node:events'
import type { Server } from 'node:net'
import { TrialError } from './trial-error.ts'

/**
 * Makes a stand-in listen on 127.0.0.1 only, so that it cannot be reached from outside this machine.
 * @param port 0 means any free one
 * @returns the port
 * @throws TrialError `port-taken`
 */
export async function listenOnLoopback(server: Server, port: number): Promise<number> {
  try {
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
  } catch (error) {
    if (!(error instanceof Error && 'code' in error) || (error.code !== 'EADDRINUSE' && error.code !== 'EACCES'))
      throw error
    throw new TrialError(
      'port-taken',
      `Port ${port} of 127.0.0.1 is in use by another program, or closed to this user.`,
      'Stop that program, or let Uitpost choose free ports: PORT=0.',
      error,
    )
  }
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('a TCP server has an address')
  return address.port
}
