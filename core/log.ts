import { type Logger, pino } from 'pino'

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

/**
 * JSON lines on standard output, or at the end of a file that only its owner may read. A log line holds ids, codes, counts and
 * durations, never the text of a letter.
 */
export function createLog(level: string, file?: string): Log {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: secretPaths(), remove: true },
  }
  if (file === undefined) return pino(options)
  const destination = pino.destination({ dest: file, mode: 0o600 })
  // A full disk loses log lines, not letters.
  destination.on('error', () => undefined)
  return pino(options, destination)
}

/** The members at the top of a logged object and up to two levels below it. */
function secretPaths(): string[] {
  return secretMembers.map((member) => `["${member}"]`).flatMap((at) => [at, `*${at}`, `*.*${at}`])
}
