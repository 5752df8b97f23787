import { parse } from 'uuid'

const hour = 3_600_000

/**
 * The date of a mail: the time at which its record was begun, or, for a mail that follows later in the route, the hour in which
 * it is composed. Composing again after a crash therefore gives the same bytes.
 */
export function mailDate(record: string, now: Date): Date {
  // The first 48 bits of a UUIDv7 are milliseconds since 1970 (RFC 9562, 5.7).
  const begunAt = Buffer.from(parse(record)).readUIntBE(0, 6)
  const thisHour = now.getTime() - (now.getTime() % hour)
  return new Date(Math.max(begunAt, thisHour))
}
