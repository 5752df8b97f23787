import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { workbookType } from '../../core/words/batch.ts'
import { CommandFailed } from '../command-failed.ts'

/** The file of a list, which is read twice: for its key, and to be sent. */
export interface ListFile {
  readonly name: string
  readonly size: number
  readonly mediaType: string
  /** Hash of the bytes, in hexadecimal. */
  readonly hash: string
  readonly bytes: () => AsyncIterable<Uint8Array>
}

const zip = Buffer.of(0x50, 0x4b)

/** A file, or standard input where it is named `-`. @throws CommandFailed when it cannot be read */
export async function openListFile(file: string): Promise<ListFile> {
  if (file === '-') {
    const bytes = await buffer(process.stdin)
    return listOf('stdin', bytes.length, bytes.subarray(0, 2), () => oneOf(bytes))
  }
  try {
    const handle = await open(file)
    const { bytesRead, buffer: first } = await handle.read(Buffer.alloc(2), 0, 2, 0).finally(() => handle.close())
    const { size } = await stat(file)
    return await listOf(basename(file), size, first.subarray(0, bytesRead), () => createReadStream(file))
  } catch (error) {
    if (error instanceof CommandFailed) throw error
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    throw new CommandFailed(`${file} cannot be read (${code}).`, 'Check the name of the file.', 2)
  }
}

async function* oneOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

async function listOf(
  name: string,
  size: number,
  first: Buffer,
  bytes: () => AsyncIterable<Uint8Array>,
): Promise<ListFile> {
  if (size === 0) throw new CommandFailed(`${name} is empty.`, 'Its first line holds the names of the columns.', 2)
  const hash = createHash('sha256')
  for await (const piece of bytes()) hash.update(piece)
  const mediaType = first.equals(zip) ? workbookType : 'text/csv'
  return { name, size, mediaType, hash: hash.digest('hex'), bytes }
}
