import { createReadStream } from 'node:fs'
import { mkdir, open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { createInterface } from 'node:readline'

/** One line of the file. */
export interface PublishedCheckpoint {
  readonly size: number
  readonly note: string
}

/**
 * A copy of every checkpoint outside the database, one JSON line each: an attacker who rewrites the database cannot rewrite a
 * copy of this file.
 */
export interface CheckpointFile {
  /** The last whole line; undefined when there is none. */
  last(): Promise<PublishedCheckpoint | undefined>
  /** The whole lines of logs above this size, oldest first. */
  after(size: number): AsyncIterable<PublishedCheckpoint>
  /** Durable when the promise resolves. */
  append(checkpoints: readonly PublishedCheckpoint[]): Promise<void>
}

/** The maximum length of a line: origin, size, root and one signature. */
const maxLineBytes = 4096

export function openCheckpointFile(path: string): CheckpointFile {
  return {
    last: async () => (await readEnd(path)).last,
    after: (size) => readAfter(path, size),
    append: async (checkpoints) => {
      if (checkpoints.length === 0) return
      await mkdir(dirname(path), { recursive: true })
      // A line that a crash cut off is overwritten: it was never acknowledged.
      const { length } = await readEnd(path)
      const file = await open(path, 'a', 0o600)
      try {
        await file.truncate(length)
        await file.appendFile(checkpoints.map(({ size, note }) => `${JSON.stringify({ size, note })}\n`).join(''))
        await file.sync()
      } finally {
        await file.close()
      }
    },
  }
}

async function* readAfter(path: string, size: number): AsyncIterable<PublishedCheckpoint> {
  const { length } = await readEnd(path)
  if (length === 0) return
  for await (const line of createInterface({ input: createReadStream(path, { end: length - 1 }) })) {
    const checkpoint = JSON.parse(line) as PublishedCheckpoint
    if (checkpoint.size > size) yield checkpoint
  }
}

/** The last whole line and where it ends. */
async function readEnd(path: string): Promise<{ last: PublishedCheckpoint | undefined; length: number }> {
  const file = await open(path, 'r').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  })
  if (file === undefined) return { last: undefined, length: 0 }
  try {
    const { size } = await file.stat()
    const from = Math.max(0, size - 2 * maxLineBytes)
    const bytes = Buffer.alloc(size - from)
    await file.read(bytes, 0, bytes.length, from)
    const end = bytes.lastIndexOf('\n')
    if (end < 0) return { last: undefined, length: from === 0 ? 0 : size }
    const line = bytes.subarray(bytes.lastIndexOf('\n', end - 1) + 1, end).toString()
    return { last: JSON.parse(line) as PublishedCheckpoint, length: from + end + 1 }
  } finally {
    await file.close()
  }
}
