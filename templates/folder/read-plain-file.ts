import { constants } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import type { FileFault } from './file-fault.ts'

/** A file's content, or the reason why it cannot be used. */
export type FileRead<Content> =
  | { readonly ok: true; readonly content: Content }
  | { readonly ok: false; readonly fault: FileFault }

/** More than any text of a letter: a body has 200,000 characters at most. */
const maxBytes = 1024 * 1024

/** Neither a symbolic link nor a pipe is opened: a file in a repository must not give access to files outside it. */
const safely = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK

/** The bytes of a plain file of at most `limit` bytes. */
export async function readBytes(file: string, limit: number = maxBytes): Promise<FileRead<Buffer>> {
  let opened: FileHandle | undefined
  try {
    opened = await open(file, safely)
    const found = await opened.stat()
    if (!found.isFile()) return no(file, 'This is not a regular file.')
    if (found.size > limit) return no(file, `The file is too large: ${found.size} bytes, ${limit} are allowed.`)
    return { ok: true, content: await opened.readFile() }
  } catch (error) {
    return no(file, whyNot(error))
  } finally {
    await opened?.close()
  }
}

/** The text of a UTF-8 file with line ends as git stores them: equal texts are equal bytes, on every machine. */
export async function readText(file: string): Promise<FileRead<string>> {
  const read = await readBytes(file)
  if (!read.ok) return read
  if (read.content.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf])))
    return no(file, 'The file begins with a byte order mark; save it as UTF-8 without BOM.')
  const text = decode(read.content)
  if (text === undefined) return no(file, 'The file is not UTF-8; save it in that encoding.')
  const carriage = text.indexOf('\r')
  if (carriage === -1) return { ok: true, content: text }
  const before = text.slice(0, carriage).split('\n')
  const detail = 'The line ends in CR LF; save with LF (in git: `* text eol=lf` in .gitattributes).'
  return no(file, detail, before.length, (before.at(-1)?.length ?? 0) + 1)
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function no(file: string, detail: string, line = 1, column = 1): { readonly ok: false; readonly fault: FileFault } {
  return { ok: false, fault: { file, line, column, detail } }
}

function whyNot(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
  if (code === 'ENOENT') return 'There is no such file.'
  if (code === 'ELOOP') return 'This is a symbolic link; put the file itself here.'
  return `The file cannot be read (${code}).`
}
