import { parse } from 'uuid'

const hour = 3_600_000

/**
 * The instant that a mail carries as its date: when its record was begun, or, for a mail that follows later in the route,
 * the hour in which it is composed. So composing again after a crash gives the same bytes.
 */
export function mailDate(record: string, now: Date): Date {
  // The first 48 bits of a UUIDv7 are milliseconds since 1970 (RFC 9562, 5.7).
  const begun = Buffer.from(parse(record)).readUIntBE(0, 6)
  const thisHour = now.getTime() - (now.getTime() % hour)
  return new Date(Math.max(begun, thisHour))
}
