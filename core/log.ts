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
/** Lines that cannot be written (a full disk) are kept up to this many characters; later ones are dropped. */
const mostKept = 1024 * 1024

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

function writeInBlocks(file: string | undefined): DestinationStream {
  const blocks = pino.destination({
    dest: file ?? standardOutput,
    minLength: blockLength,
    maxLength: mostKept,
    sync: true,
    ...(file !== undefined && { mode: 0o600 }),
  })
  // A full disk loses log lines, not letters.
  blocks.on('error', () => undefined)
  unwritten.add(blocks)
  let timer: NodeJS.Timeout | undefined
  const flush = (): void => {
    clearTimeout(timer)
    timer = undefined
    blocks.flush()
  }
  return {
    [wantsLevel]: true,
    // Set by pino before each line.
    lastLevel: infoLevel,
    write(line: string) {
      blocks.write(line)
      if (this.lastLevel > infoLevel) flush()
      else timer ??= setTimeout(flush, blockMs).unref()
    },
  } as DestinationStream & { lastLevel: number }
}

/** Written at the end of the process. One listener for all: Node warns of more than ten. */
const unwritten = new Set<{ flushSync(): void }>()
process.on('exit', () => {
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
