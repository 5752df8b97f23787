/** An instant in the form of a date and time field: on the clock of this device, to the minute. */
export function onOwnClock(instant: string): string {
  const at = new Date(instant)
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}
