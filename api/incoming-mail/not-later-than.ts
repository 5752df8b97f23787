/** The time at which mail came in, by the clock of the sender; a clock that is ahead gives no time in the future. */
export function notLaterThan(now: Date, given: string | undefined): Date {
  return given === undefined ? now : new Date(Math.min(Date.parse(given), now.getTime()))
}
