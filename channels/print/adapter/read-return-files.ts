import type { ReturnLine } from '../store/reports/apply-returns.ts'
import { createLineReader, type FileFault, type LineFault, ReturnFileRefused } from './parse-return-line.ts'
import {
  atPartner,
  type PartnerConnection,
  PartnerFailure,
  type PartnerSettings,
  withPartner,
} from './partner-connection.ts'
import { splitLines } from './split-lines.ts'

/** Larger than any day's report; a larger file is a mistake. */
const maxFileBytes = 64 * 1024 * 1024
const maxLineLength = 10_000
const linesAtOnce = 1_000
/** Bytes that are requested from the server at a time. */
const pieceBytes = 512 * 1024
/** Named as the partner likes, without control characters. */
const reportName = /^[^\p{C}/\\]{1,200}\.(jsonl|csv)$/iu
/** Failures of one file after which it is moved to `refused/`. */
const maxFailures = 3

/** A file of the partner, identified by name, size and time. */
export interface ReturnFile {
  readonly name: string
  readonly size: number
  readonly modifiedAt: Date
}
/** Up to 1,000 lines of a file, to be written in one transaction. */
export interface Portion {
  readonly taken: readonly ReturnLine[]
  readonly refused: readonly { readonly line: number; readonly reason: LineFault }[]
  /** The last line of the portion. */
  readonly upTo: number
}
/** How far one file was read, as it is stored. */
export interface Reading {
  readonly id: string
  readonly status: 'reading' | 'done' | 'refused'
  /** The last line that was written. */
  readonly line: number
  /** Lines that were accepted. */
  readonly taken: number
}
/** Stores what is read; each call is durable when it returns. */
export interface ReturnFileStore {
  begin(file: ReturnFile): Promise<Reading>
  take(reading: Reading, file: ReturnFile, portion: Portion): Promise<void>
  end(reading: Reading, file: ReturnFile, code?: FileFault): Promise<void>
  /** Records that the file could not be read to its end. @returns how often that happened */
  fail(reading: Reading, file: ReturnFile, error: unknown): Promise<number>
  /** A failure that says nothing about the file: the hub's database is away, or the process stops. */
  isElsewhere(error: unknown): boolean
  /** After it, no time of a report is possible. */
  latest(): Date
}

/**
 * Reads the files of the partner in its folder, oldest name first, each file by itself: one that cannot be read blocks no other. A
 * file is moved to the folder of what is done when its lines are written, and to that of what was refused when none of them could be accepted or it failed
 * three times. After an interruption at any point it continues after the last portion that was written. Files that are still
 * being written end in `.part`.
 * @returns how many files were read to the end
 * @throws PartnerFailure when the partner is away; the errors that `isElsewhere` names
 */
export async function readReturnFiles(
  settings: PartnerSettings,
  signal: AbortSignal,
  store: ReturnFileStore,
): Promise<number> {
  return withPartner(settings, signal, async (partner) => {
    const folder = partner.path(partner.profile.folders.out)
    if ((await atPartner(() => partner.sftp.exists(folder))) !== 'd') return 0
    const listed = await atPartner(() => partner.sftp.list(folder))
    const wanted = listed
      .filter(({ type, name }) => type !== 'd' && reportName.test(name))
      .sort((a, b) => (a.name < b.name ? -1 : 1))
    let ended = 0
    for (const { type, name, size, modifyTime } of wanted) {
      const file = { name, size, modifiedAt: new Date(modifyTime) }
      if (await readOne(partner, store, file, type === '-', signal)) ended += 1
    }
    return ended
  })
}

/** @returns whether the file was finished now */
async function readOne(
  partner: PartnerConnection,
  store: ReturnFileStore,
  file: ReturnFile,
  regular: boolean,
  signal: AbortSignal,
): Promise<boolean> {
  const reading = await store.begin(file)
  if (reading.status !== 'reading') {
    // The file was finished before, but could not be moved.
    await moveAway(partner, file.name, reading.status)
    return false
  }
  try {
    if (!regular) throw new ReturnFileRefused('not-a-file')
    if (file.size > maxFileBytes) throw new ReturnFileRefused('too-large')
    const taken = await readPortions(partner, store, reading, file, signal)
    if (taken === 0 && file.size > 0) throw new ReturnFileRefused('no-line-taken')
    await store.end(reading, file)
    await moveAway(partner, file.name, 'done')
    return true
  } catch (error) {
    const code = await whyRefused(partner, store, reading, file, error)
    if (code === undefined) return false
    await store.end(reading, file, code)
    await moveAway(partner, file.name, 'refused')
    return true
  }
}

/**
 * @returns the code for which the file is refused, or undefined when it is tried again. @throws an error that says nothing about
 * the file
 */
async function whyRefused(
  partner: PartnerConnection,
  store: ReturnFileStore,
  reading: Reading,
  file: ReturnFile,
  error: unknown,
): Promise<FileFault | undefined> {
  if (error instanceof ReturnFileRefused) return error.code
  const atTheirs = error instanceof PartnerFailure
  if (!atTheirs && store.isElsewhere(error)) throw error
  // Distinguishes this file from a partner that is away: a partner that still lists the folder is there.
  if (atTheirs) {
    const there = await atPartner(() => partner.sftp.list(partner.path(partner.profile.folders.out))).catch(
      () => undefined,
    )
    if (error.code === 'STOPPED' || there === undefined) throw error
  }
  const failures = await store.fail(reading, file, error)
  if (failures < maxFailures) return undefined
  return atTheirs ? 'unreadable' : 'not-processed'
}

/** @returns how many lines of the file were accepted, those of earlier attempts included */
async function readPortions(
  partner: PartnerConnection,
  store: ReturnFileStore,
  reading: Reading,
  file: ReturnFile,
  signal: AbortSignal,
): Promise<number> {
  const read = createLineReader(file.name, partner.profile, store.latest())
  let taken: ReturnLine[] = []
  let refused: { line: number; reason: LineFault }[] = []
  let count = reading.taken
  let last = 0
  const write = async (): Promise<void> => {
    if (last <= reading.line) return
    await store.take(reading, file, { taken, refused, upTo: last })
    count += taken.length
    taken = []
    refused = []
  }
  for await (const { number, text } of splitLines(piecesOf(partner, file, signal), maxLineLength)) {
    last = number
    // The heading is read again, written lines are skipped.
    const found =
      text === undefined ? ({ kind: 'refused', line: number, reason: 'too-long' } as const) : read(number, text)
    if (number <= reading.line) continue
    if (found.kind === 'taken') taken.push(found.line)
    if (found.kind === 'refused') refused.push(found)
    if (number % linesAtOnce === 0) await write()
  }
  await write()
  return count
}

/** Piece by piece, so that a large file is never held as a whole and each wait lets other work run. */
async function* piecesOf(
  partner: PartnerConnection,
  { name, size }: ReturnFile,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < size; start += pieceBytes) {
    if (signal.aborted) throw new PartnerFailure('STOPPED', undefined)
    yield await partner.fetchPiece(
      partner.path(partner.profile.folders.out, name),
      start,
      Math.min(start + pieceBytes, size),
    )
  }
}

/** A file that cannot be moved stays: its lines are written, and it is not read again. */
async function moveAway(partner: PartnerConnection, name: string, to: 'done' | 'refused'): Promise<void> {
  const target = partner.path(partner.profile.folders[to])
  const from = partner.path(partner.profile.folders.out, name)
  try {
    await atPartner(() => partner.sftp.mkdir(target, true))
    await atPartner(() => partner.sftp.rename(from, `${target}/${name}`)).catch(() =>
      // A rename never overwrites: a file of this name was moved before.
      atPartner(() => partner.sftp.rename(from, `${target}/${Date.now()}-${name}`)),
    )
  } catch (error) {
    if (!(error instanceof PartnerFailure) || error.code === 'STOPPED') throw error
  }
}
