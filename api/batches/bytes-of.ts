import type { IncomingMessage } from 'node:http'
import { Refusal } from '../../core/fault.ts'

/** A client that sends nothing for so long has gone, whatever its connection says. */
const usualIdleMs = 30_000
/**
 * A client that sends a byte now and then would hold its connection and its key until Node.js ends the request, after five minutes
 * (`server.requestTimeout`): after a minute it has to be this fast on average.
 */
const leastBytesPerSecond = 1_024
const usualGraceMs = 60_000

export interface ReceptionLimits {
  /** Milliseconds without a byte. */
  readonly idleMs?: number
  /** Milliseconds in which any speed is allowed. */
  readonly graceMs?: number
}

/**
 * The bytes of a body as they arrive: none is read before the earlier one was dealt with. What is left of a body that was refused is
 * read and discarded, so that the client gets the answer.
 * @throws Refusal UP-1002 when it was cut off
 */
export async function* bytesOf(request: IncomingMessage, limits: ReceptionLimits = {}): AsyncGenerator<Buffer> {
  const { idleMs = usualIdleMs, graceMs = usualGraceMs } = limits
  const began = performance.now()
  let bytes = 0
  const pieces = request.iterator({ destroyOnReturn: false })
  let isWhole = false
  try {
    for (;;) {
      const next = await withinIdle(request, pieces.next() as Promise<IteratorResult<Buffer, undefined>>, idleMs)
      if (next.done === true) break
      bytes += next.value.length
      const tookMs = performance.now() - began
      if (tookMs > graceMs && bytes < (leastBytesPerSecond * tookMs) / 1_000) throw tooSlow(request)
      yield next.value
    }
    // A connection that was closed in the middle of a body ends like one that was closed after it.
    if (!request.complete) throw cutOff()
    isWhole = true
  } finally {
    if (!isWhole) request.resume()
  }
}

async function withinIdle<T>(request: IncomingMessage, next: Promise<T>, idleMs: number): Promise<T> {
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

function tooSlow(request: IncomingMessage): Refusal {
  request.destroy()
  return cutOff(`It arrived too slowly: send at least ${leastBytesPerSecond} bytes a second. `)
}

function cutOff(why = ''): Refusal {
  return new Refusal(
    'UP-1002',
    `The body was cut off. ${why}Nothing was kept, and the key is free: post the list again.`,
  )
}
