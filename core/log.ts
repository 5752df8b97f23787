import { type DestinationStream, type Logger, pino } from 'pino'

export type Log = Logger

/** Members that may hold personal data or secrets wherever they occur in a logged object. */
const secretMembers = [
  'authorization',
  'cookie',
  'set-cookie',
  'password',
  'secret',
  'key',
  'data',
  'recipient',
  'name',
  'address',
  'email',
  'insz',
  'enterpriseNumber',
  'body',
]

/** Lines of level info and below are collected up to this many characters, or for this long, before they are written. */
const blockLength = 8 * 1024
const blockMs = 100
/** Lines that cannot be written (a full disk, a reader that pauses) are kept up to this many bytes; later ones are dropped. */
const maxKept = 1024 * 1024
/** How long the end of the process waits for a reader of the log that pauses. */
const maxEndMs = 2_000

/** Pino hands the level of each line to a destination that has this member (its documentation, "Log level constants"). */
const wantsLevel: unique symbol = Symbol.for('pino.metadata')
const infoLevel = 30
const standardOutput = 1

/**
 * JSON lines on standard output, or at the end of a file that only its owner may read. A log line holds ids, codes, counts and
 * durations, never the text of a letter. Info lines are written in blocks; a warning or an error is written at once, with every
 * line before it. No line is lost when the process ends by itself, is stopped, or fails; a killed process (SIGKILL) loses the
 * info lines of its last 100 ms.
 */
export function createLog(level: string, file?: string): Log {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: secretPaths(), remove: true },
  }
  return pino(options, writeInBlocks(file))
}

/**
 * The same log without the search for secrets, which costs nine tenths of a line's CPU time. Only for lines that are built from
 * named ids, codes and numbers, and never from an object of someone else.
 */
export function withoutRedaction(log: Log): Log {
  return log.child({}, { redact: [] })
}

/** A full disk or a reader that pauses costs log lines, not letters: the process never waits for them, but writes later. */
function writeInBlocks(file: string | undefined): DestinationStream {
  let failed = false
  let timer: NodeJS.Timeout | undefined
  const blocks = pino.destination({
    dest: file ?? standardOutput,
    minLength: blockLength,
    maxLength: maxKept,
    sync: true,
    retryEAGAIN: () => performance.now() < waitsUntil,
    ...(file !== undefined && { mode: 0o600 }),
  })
  // What could not be written is kept, and is written by a later flush.
  blocks.on('error', () => {
    failed = true
  })
  unwritten.add(blocks)
  const flush = (): void => {
    clearTimeout(timer)
    timer = undefined
    // A flush writes what had failed before, or the newer lines: the next one writes the rest.
    const again = failed
    failed = false
    blocks.flush()
    if (again || failed) flushSoon()
  }
  const flushSoon = (): void => {
    timer ??= setTimeout(flush, blockMs).unref()
  }
  return {
    [wantsLevel]: true,
    // Set by pino before each line.
    lastLevel: infoLevel,
    write(line: string) {
      blocks.write(line)
      if (this.lastLevel > infoLevel) flush()
      else flushSoon()
    },
  } as DestinationStream & { lastLevel: number }
}

/** Written at the end of the process. One listener for all: Node warns of more than ten. */
const unwritten = new Set<{ flushSync(): void }>()
let waitsUntil = 0
process.on('exit', () => {
  waitsUntil = performance.now() + maxEndMs
  for (const blocks of unwritten) {
    try {
      blocks.flushSync()
    } catch {
      // The disk is full; the end of the process must not fail on it.
    }
  }
})

/** The members at the top of a logged object and up to two levels below it. */
function secretPaths(): string[] {
  return secretMembers.map((member) => `["${member}"]`).flatMap((at) => [at, `*${at}`, `*.*${at}`])
}
