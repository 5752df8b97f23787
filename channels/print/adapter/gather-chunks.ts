import { createHash } from 'node:crypto'
import { Transform } from 'node:stream'

/**
 * A ZIP comes in many small pieces, and SFTP waits for an answer to each write, so pieces are gathered first. Counts and hashes
 * them too.
 */
export function gatherChunks(chunkSize = 256 * 1024): {
  readonly stream: Transform
  readonly result: () => { size: number; sha256: string }
} {
  const hash = createHash('sha256')
  let size = 0
  let waiting: Buffer[] = []
  let waitingSize = 0
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      size += chunk.length
      waiting.push(chunk)
      waitingSize += chunk.length
      if (waitingSize < chunkSize) return done()
      const whole = Buffer.concat(waiting)
      waiting = []
      waitingSize = 0
      done(null, whole)
    },
    flush(done) {
      done(null, Buffer.concat(waiting))
    },
  })
  return { stream, result: () => ({ size, sha256: hash.copy().digest('hex') }) }
}
