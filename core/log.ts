import { type Logger, pino } from 'pino'

export type Log = Logger

/** Members that may hold personal data or secrets wherever they turn up in a logged object. */
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

/** JSON lines on standard output. What a log line holds: ids, codes, counts, durations; never what a letter says. */
export function createLog(level: string): Log {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: secretPaths(), remove: true },
  })
}

/** The members at the top of a logged object and up to two levels below it. */
function secretPaths(): string[] {
  return secretMembers.map((member) => `["${member}"]`).flatMap((at) => [at, `*${at}`, `*.*${at}`])
}
