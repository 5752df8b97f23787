import type { IncomingMessage } from 'node:http'
import { Refusal } from '../../core/fault.ts'

/** A client that sends nothing for so long has gone, whatever its connection says. */
const idleMs = 30_000

/**
 * The bytes of a body as they arrive: none is read before the earlier one was dealt with. What is left of a body that was refused is
 * read and discarded, so that the client gets the answer.
 * @throws Refusal UP-1002 when it was cut off
 */
export async function* bytesOf(request: IncomingMessage): AsyncGenerator<Buffer> {
  const pieces = request.iterator({ destroyOnReturn: false })
  let isWhole = false
  try {
    for (;;) {
      const next = await withinIdle(request, pieces.next() as Promise<IteratorResult<Buffer, undefined>>)
      if (next.done === true) break
      yield next.value
    }
    // A connection that was closed in the middle of a body ends like one that was closed after it.
    if (!request.complete) throw cutOff()
    isWhole = true
  } finally {
    if (!isWhole) request.resume()
  }
}

async function withinIdle<T>(request: IncomingMessage, next: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const idle = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(cutOff(`Nothing arrived for ${idleMs / 1_000} seconds. `))
      request.destroy()
    }, idleMs)
  })
  try {
    return await Promise.race([next, idle])
  } catch (error) {
    next.catch(() => undefined)
    throw error instanceof Refusal ? error : cutOff()
  } finally {
    clearTimeout(timer)
  }
}

function cutOff(why = ''): Refusal {
  return new Refusal(
    'UP-1002',
    `The body was cut off. ${why}Nothing was kept, and the key is free: post the list again.`,
  )
}
