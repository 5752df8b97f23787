import type { ReturnLine } from '../store/apply-returns.ts'
import { createLineReader, type FileFault, type LineFault, ReturnFileRefused } from './parse-return-line.ts'
import {
  atPartner,
  type PartnerConnection,
  PartnerFailure,
  type PartnerSettings,
  withPartner,
} from './partner-connection.ts'
import { splitLines } from './split-lines.ts'

/** Larger than any day's report; what is larger is a mistake. */
const maxFileBytes = 64 * 1024 * 1024
const maxLineLength = 10_000
const linesAtOnce = 1_000
/** What is asked of the server at a time. */
const pieceBytes = 512 * 1024
/** Failures of one file after which it is put apart. */
const maxFailures = 3

/** A file that the partner left, known by name, size and time. */
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
/** How far the reading of one file is, as it is kept. */
export interface Reading {
  readonly id: string
  readonly status: 'reading' | 'done' | 'refused'
  /** The last line that is written. */
  readonly line: number
  /** Lines that were taken. */
  readonly taken: number
}
/** Keeps what is read; each call is durable when it returns. */
export interface ReturnFileStore {
  begin(file: ReturnFile): Promise<Reading>
  take(reading: Reading, file: ReturnFile, portion: Portion): Promise<void>
  end(reading: Reading, file: ReturnFile, code?: FileFault): Promise<void>
  /** Notes that the file could not be read to its end. @returns how often that happened */
  fail(reading: Reading, file: ReturnFile, error: unknown): Promise<number>
  /** A failure that says nothing of the file: our database is away, the process stops. */
  isElsewhere(error: unknown): boolean
}

/**
 * Reads what the partner left in `out/`, oldest name first, each file by itself: one that cannot be read holds up no other. A
 * file is moved to `out/done/` when its lines are written, and to `out/refused/` when none of them could be taken or it failed
 * three times. Interrupted anywhere, it goes on after the last portion that was written. Files being written end in `.part`.
 * @returns how many files were read to an end
 * @throws PartnerFailure when the partner is away; what `isElsewhere` says
 */
export async function readReturnFiles(
  settings: PartnerSettings,
  signal: AbortSignal,
  desk: ReturnFileStore,
): Promise<number> {
  return withPartner(settings, signal, async (partner) => {
    const folder = partner.path('out')
    if ((await atPartner(() => partner.sftp.exists(folder))) !== 'd') return 0
    const listed = await atPartner(() => partner.sftp.list(folder))
    const wanted = listed
      .filter(({ type, name }) => type !== 'd' && /^[A-Za-z0-9._-]{1,200}\.(jsonl|csv)$/i.test(name))
      .sort((a, b) => (a.name < b.name ? -1 : 1))
    let ended = 0
    for (const { type, name, size, modifyTime } of wanted) {
      const file = { name, size, modifiedAt: new Date(modifyTime) }
      if (await readOne(partner, desk, file, type === '-', signal)) ended += 1
    }
    return ended
  })
}

/** @returns whether the file came to an end now */
async function readOne(
  partner: PartnerConnection,
  desk: ReturnFileStore,
  file: ReturnFile,
  regular: boolean,
  signal: AbortSignal,
): Promise<boolean> {
  const reading = await desk.begin(file)
  if (reading.status !== 'reading') {
    // It ended before, but could not be moved.
    await moveAway(partner, file.name, reading.status)
    return false
  }
  try {
    if (!regular) throw new ReturnFileRefused('not-a-file')
    if (file.size > maxFileBytes) throw new ReturnFileRefused('too-large')
    const taken = await readPortions(partner, desk, reading, file, signal)
    if (taken === 0 && file.size > 0) throw new ReturnFileRefused('no-line-taken')
    await desk.end(reading, file)
    await moveAway(partner, file.name, 'done')
    return true
  } catch (error) {
    const code = await whyRefused(partner, desk, reading, file, error)
    if (code === undefined) return false
    await desk.end(reading, file, code)
    await moveAway(partner, file.name, 'refused')
    return true
  }
}

/** @returns the code by which the file is refused, or undefined when it is tried again. @throws what says nothing of the file */
async function whyRefused(
  partner: PartnerConnection,
  desk: ReturnFileStore,
  reading: Reading,
  file: ReturnFile,
  error: unknown,
): Promise<FileFault | undefined> {
  if (error instanceof ReturnFileRefused) return error.code
  const atTheirs = error instanceof PartnerFailure
  if (!atTheirs && desk.isElsewhere(error)) throw error
  // Is it this file, or is the partner away? Whoever still lists the folder is there.
  if (atTheirs) {
    const there = await atPartner(() => partner.sftp.list(partner.path('out'))).catch(() => undefined)
    if (error.code === 'STOPPED' || there === undefined) throw error
  }
  const failures = await desk.fail(reading, file, error)
  if (failures < maxFailures) return undefined
  return atTheirs ? 'unreadable' : 'not-processed'
}

/** @returns how many lines of the file were taken, those of earlier attempts included */
async function readPortions(
  partner: PartnerConnection,
  desk: ReturnFileStore,
  reading: Reading,
  file: ReturnFile,
  signal: AbortSignal,
): Promise<number> {
  const read = createLineReader(file.name)
  let taken: ReturnLine[] = []
  let refused: { line: number; reason: LineFault }[] = []
  let count = reading.taken
  let last = 0
  const write = async (): Promise<void> => {
    if (last <= reading.line) return
    await desk.take(reading, file, { taken, refused, upTo: last })
    count += taken.length
    taken = []
    refused = []
  }
  for await (const { number, text } of splitLines(piecesOf(partner, file, signal), maxLineLength)) {
    last = number
    // The heading is read again, lines that are written are passed over.
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

/** Piece by piece, so that a large file is never held whole and each wait lets others go on. */
async function* piecesOf(
  partner: PartnerConnection,
  { name, size }: ReturnFile,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < size; start += pieceBytes) {
    if (signal.aborted) throw new PartnerFailure('STOPPED', undefined)
    yield await partner.fetchPiece(partner.path('out', name), start, Math.min(start + pieceBytes, size))
  }
}

/** A file that cannot be moved stays: what it says is written, and it is not read again. */
async function moveAway(partner: PartnerConnection, name: string, to: 'done' | 'refused'): Promise<void> {
  const target = partner.path('out', to)
  const from = partner.path('out', name)
  try {
    await atPartner(() => partner.sftp.mkdir(target, true))
    await atPartner(() => partner.sftp.rename(from, `${target}/${name}`)).catch(() =>
      // A rename never overwrites: one of this name was moved before.
      atPartner(() => partner.sftp.rename(from, `${target}/${Date.now()}-${name}`)),
    )
  } catch (error) {
    if (!(error instanceof PartnerFailure) || error.code === 'STOPPED') throw error
  }
}
