import { isConnectionCode } from '../connection-codes.ts'
import { isStaleStatement } from './statement-names.ts'

/**
 * Codes by which PostgreSQL, and the connection to it, report a temporary failure (PostgreSQL manual, appendix A). The statement
 * was right and may succeed later.
 */
const awayCodes = new Set([
  // Shut down, crashed, starting up, and the hub's own limits on an idle transaction and on a statement.
  '57P01',
  '57P02',
  '57P03',
  '57P05',
  '57014',
  '25P03',
  // All connections taken, a resource exhausted, an input or output error of the server.
  '53000',
  '53200',
  '53300',
  '53400',
  '58000',
  '58030',
  // Two transactions that blocked each other.
  '40001',
  '40P01',
  '55P03',
])
/** The server answers, but cannot write: its disk is full, or it is a standby or was made read-only. */
const readOnlyCodes = new Set(['53100', '25006'])
/** Errors to which the driver gives no code. */
const awayWords =
  /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying|timeout expired|Query read timeout|Cannot use a pool after calling end|Connection closed|the database system is)/

/**
 * Whether an error of a query means that the database is away for a moment, and says nothing about the query itself. Nothing was
 * written, or, where a commit was interrupted, it is unknown: the caller may repeat the request with the same key.
 */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = codeOf(error)
  // A transaction cannot repeat one statement: its caller repeats the whole, as after a lost connection.
  if (isStaleStatement(error)) return true
  if (
    awayCodes.has(code) ||
    isConnectionCode(code) ||
    readOnlyCodes.has(code) ||
    /^08...$/.test(code) ||
    awayWords.test(error.message)
  )
    return true
  return error.cause !== undefined && isDatabaseAway(error.cause)
}

/** Whether an error means that the database can be read and not written. */
export function isDatabaseReadOnly(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return readOnlyCodes.has(codeOf(error)) || (error.cause !== undefined && isDatabaseReadOnly(error.cause))
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : ''
}
