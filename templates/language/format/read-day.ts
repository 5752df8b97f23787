/** A calendar day, without a time zone. */
interface Day {
  readonly year: number
  readonly month: number
  readonly day: number
  /** 1 is Monday, 7 Sunday (ISO 8601). */
  readonly weekday: number
}

/**
 * Reads `2026-12-31`; undefined for anything else and for a day that does not exist. Every date of every letter is read here
 * several times, and a calendar library with time zones would take a tenth of the time of accepting a letter.
 */
export function readDay(value: string): Day | undefined {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(value) ?? []
  if (day === undefined) return undefined
  const date = new Date(`${value}T00:00:00Z`)
  // JavaScript would read 31 April as 1 May.
  if (date.getUTCDate() !== Number(day)) return undefined
  return { year: Number(year), month: Number(month), day: Number(day), weekday: date.getUTCDay() || 7 }
}
