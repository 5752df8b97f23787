import { mkdir, open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { createInterface } from 'node:readline'
import { openExisting } from './open-existing.ts'

/** One line of the file. */
export interface PublishedCheckpoint {
  readonly size: number
  readonly note: string
}

/**
 * A copy of every checkpoint outside the database, one JSON line each: an attacker who rewrites the database cannot rewrite a
 * copy of this file. Several processes may write it. Nothing in it is overwritten, so that a process that was suspended while another one
 * went on can at most repeat lines: they are not in the order of their sizes then. A line that a crash cut off stays and is passed over.
 */
export interface CheckpointFile {
  /** The one of the largest log; undefined when there is none. */
  last(): Promise<PublishedCheckpoint | undefined>
  /** The whole lines of logs above this size, as they were written: a size may be repeated. */
  after(size: number): AsyncIterable<PublishedCheckpoint>
  /** Durable when the promise resolves. @param checkpoints `checkpointsAtOnce` at most */
  append(checkpoints: readonly PublishedCheckpoint[]): Promise<void>
}

/** The maximum length of a line: origin, size, root and one signature. */
const maxLineBytes = 4096

/** A suspended process repeats at most this many lines: the line of the largest log is among the last twice as many. */
export const checkpointsAtOnce = 50

const endBytes = 2 * checkpointsAtOnce * maxLineBytes

export function openCheckpointFile(path: string): CheckpointFile {
  return {
    last: async () => largest((await readEnd(path)).split('\n').flatMap(readLine)),
    after: (size) => readAfter(path, size),
    append: async (checkpoints) => {
      if (checkpoints.length === 0) return
      await mkdir(dirname(path), { recursive: true })
      const end = await readEnd(path)
      const lines = checkpoints.map(({ size, note }) => `${JSON.stringify({ size, note })}\n`).join('')
      const file = await open(path, 'a', 0o600)
      try {
        await file.appendFile(end === '' || end.endsWith('\n') ? lines : `\n${lines}`)
        await file.sync()
      } finally {
        await file.close()
      }
    },
  }
}

async function* readAfter(path: string, size: number): AsyncIterable<PublishedCheckpoint> {
  const file = await openExisting(path, 'r')
  if (file === undefined) return
  for await (const line of createInterface({ input: file.createReadStream() }))
    for (const checkpoint of readLine(line)) if (checkpoint.size > size) yield checkpoint
}

/** The end of the file, from within a line on. */
async function readEnd(path: string): Promise<string> {
  const file = await openExisting(path, 'r')
  if (file === undefined) return ''
  try {
    const { size } = await file.stat()
    const from = Math.max(0, size - endBytes)
    const bytes = Buffer.alloc(size - from)
    const { bytesRead } = await file.read(bytes, 0, bytes.length, from)
    return bytes.subarray(0, bytesRead).toString()
  } finally {
    await file.close()
  }
}

function readLine(line: string): PublishedCheckpoint[] {
  try {
    return [JSON.parse(line) as PublishedCheckpoint]
  } catch {
    return []
  }
}

function largest(checkpoints: readonly PublishedCheckpoint[]): PublishedCheckpoint | undefined {
  return checkpoints.reduce<PublishedCheckpoint | undefined>(
    (best, each) => (best === undefined || each.size > best.size ? each : best),
    undefined,
  )
}
