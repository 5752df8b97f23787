import { lstat, mkdir, open, readdir, rename } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { codeOf } from '../../../core/error-code.ts'
import type { Log } from '../../../core/log.ts'
import type { RawReceipt } from '../../port.ts'
import { readMime } from './mime/read-mime.ts'
import { readBytes } from './receive-bounces.ts'

export interface DropFolderDeps {
  /** A folder of `.eml` files, or a Maildir, whose `new` and `cur` are read as well. */
  readonly folder: string
  readonly log: Log
  readonly now: () => Date
  /** Stores what the mail reports. The file is moved away only when this has resolved. */
  take(raw: RawReceipt): Promise<void>
}

/** Files of one round: the next one follows at once while there are more. */
const filesAtOnce = 100
/** A file that was written a moment ago may still grow. */
const settledAfterMs = 2_000

/**
 * Reads the mails that a mail server or a gateway leaves in a folder. A mail that was stored moves to `done`, one that can never be read
 * to `broken`; one whose storing failed stays, and is read again. @returns whether there was a mail.
 */
export async function readDropFolder(deps: DropFolderDeps): Promise<boolean> {
  const files = (await filesIn(deps.folder)).slice(0, filesAtOnce)
  let found = false
  for (const file of files) found = (await readOne(file, deps)) || found
  return found
}

async function filesIn(folder: string): Promise<string[]> {
  const list = async (name: string): Promise<string[]> =>
    (await readdir(join(folder, name)).catch(() => [])).map((file) => join(folder, name, file))
  const flat = (await list('.')).filter((file) => file.toLowerCase().endsWith('.eml'))
  const maildir = [...(await list('new')), ...(await list('cur'))]
  // A name that begins with a point is that of a file that is still being copied.
  return [...flat, ...maildir].filter((file) => !basename(file).startsWith('.')).toSorted()
}

async function readOne(file: string, deps: DropFolderDeps): Promise<boolean> {
  try {
    const facts = await lstat(file)
    if (!facts.isFile() || facts.size === 0) {
      if (facts.isFile() && deps.now().getTime() - facts.mtimeMs < settledAfterMs) return false
      await moveTo('broken', file, deps)
      deps.log.warn({ size: facts.size }, 'a file in the folder of returned mail is no mail that can be read')
      return true
    }
    if (deps.now().getTime() - facts.mtimeMs < settledAfterMs) return false
    const bytes = await beginningOf(file)
    await deps.take({ source: sourceOf(bytes), bytes })
    await moveTo('done', file, deps)
    return true
  } catch (error) {
    // Another process may have moved the file; what was not stored stays and is read again.
    if (codeOf(error) !== 'ENOENT') deps.log.error({ code: codeOf(error) }, 'a returned mail could not be stored')
    return false
  }
}

/** What is read of a mail: some servers return the whole letter, and what identifies the report is at its beginning. */
async function beginningOf(file: string): Promise<Uint8Array> {
  const opened = await open(file)
  try {
    const { buffer, bytesRead } = await opened.read(Buffer.alloc(readBytes), 0, readBytes, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await opened.close()
  }
}

async function moveTo(name: 'done' | 'broken', file: string, { folder }: DropFolderDeps): Promise<void> {
  const target = join(folder, name)
  await mkdir(target, { recursive: true, mode: 0o700 })
  await rename(file, join(target, basename(file)))
}

/** The address to which the mail was sent, as the server that stored it noted (Postfix, qmail, Exim). */
function sourceOf(bytes: Uint8Array): string {
  const mail = readMime(bytes)
  const noted = ['x-original-to', 'delivered-to', 'envelope-to', 'x-envelope-to', 'x-rcpt-to'].map((name) =>
    mail.header(name),
  )
  return noted.find((each) => each !== '') ?? ''
}
