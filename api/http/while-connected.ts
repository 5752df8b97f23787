import type { IncomingMessage } from 'node:http'
import { Refusal } from '../../core/fault.ts'

/**
 * Does work for a request; the signal is aborted when the caller disconnects before the work is done.
 * @throws Refusal UP-1503 once the caller has disconnected, whatever the work threw: no answer reaches the caller, and nothing
 * failed
 */
export async function whileConnected<T>(
  { socket }: IncomingMessage,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const gone = new AbortController()
  const hangUp = (): void => gone.abort(new Refusal('UP-1503', 'The caller hung up.'))
  socket.once('close', hangUp)
  if (socket.destroyed) hangUp()
  try {
    return await work(gone.signal)
  } catch (error) {
    gone.signal.throwIfAborted()
    throw error
  } finally {
    socket.off('close', hangUp)
  }
}
