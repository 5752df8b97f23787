/** A box of the eBox, as its owner keeps it. */
export interface Box {
  /** The owner agreed to the eBox. */
  readonly consent: boolean
  /** The owner opened it at least once. */
  readonly opened: boolean
  /** When a letter is read after it came; absent: never. */
  readonly readsAfterMs?: number
  /** How long a letter is kept; absent: six months. */
  readonly keepsMs?: number
  /** What a publication to this box meets. */
  readonly refuses?: { readonly status: number; readonly code: string; readonly message: string }
}

const open: Box = { consent: true, opened: true }
const none: Box = { consent: false, opened: false }

/** What a publication to the serials 890 to 899 meets, by the last digit. */
const refusals: readonly NonNullable<Box['refuses']>[] = [
  { status: 400, code: 'INVALID_INPUT', message: 'The recipient is not a valid company' },
  { status: 400, code: 'INVALID_INPUT', message: 'No main content attachment' },
  { status: 400, code: 'INVALID_INPUT', message: 'Too many main content' },
  { status: 400, code: 'INVALID_SENDER', message: 'Invalid message configuration' },
  { status: 400, code: 'NOT_IMPLEMENTED', message: 'Several languages are not supported' },
  { status: 400, code: 'DIGEST_DO_NOT_MATCH', message: 'The digest does not match the content' },
  { status: 403, code: 'FORBIDDEN', message: 'The scope is missing' },
  { status: 404, code: 'NOT_FOUND', message: 'No such resource' },
  { status: 500, code: 'INTERNAL_ERROR', message: 'Something went wrong' },
  { status: 503, code: 'UNAVAILABLE', message: 'The service is in maintenance' },
]

/**
 * The box of an invented person by the serial of their test number (month 61 to 72): 850 to 859 did not agree, 860 to 869 never
 * opened it, 870 to 879 read after five seconds, 880 to 889 let a letter expire after a minute, 890 to 899 are refused.
 */
export function boxOfNumber(number: string, given: ReadonlyMap<string, Box>): Box {
  const known = given.get(number)
  if (known !== undefined) return known
  const month = Number(number.slice(2, 4))
  const serial = Number(number.slice(6, 9))
  if (number.length !== 11 || month < 61 || month > 72) return none
  if (serial >= 860 && serial <= 869) return { consent: true, opened: false }
  if (serial >= 870 && serial <= 879) return { ...open, readsAfterMs: 5_000 }
  if (serial >= 880 && serial <= 889) return { ...open, keepsMs: 60_000 }
  const refuses = serial >= 890 && serial <= 899 ? refusals[serial % 10] : undefined
  return refuses === undefined ? none : { ...open, refuses }
}
