/** Classes and codes by which PostgreSQL, and the way to it, say: not now (PostgreSQL manual, appendix A). */
const awayCodes = new Set([
  // Shut down, crashed, starting up, all connections taken, our own limit on an idle transaction.
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '25P03',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
])
/** The driver gives these no code. */
const awayWords = /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying)/

/**
 * Whether an error of a query means that the database is away for a moment, and says nothing about the query itself.
 * Nothing was written, or – where a commit was cut off – nobody knows: who asked may ask again with the same key.
 */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (awayCodes.has(code) || /^08...$/.test(code) || awayWords.test(error.message)) return true
  return error.cause !== undefined && isDatabaseAway(error.cause)
}
