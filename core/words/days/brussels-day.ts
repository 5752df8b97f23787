const days = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Brussels' })

/** The day of an instant on the calendar of Europe/Brussels, as `YYYY-MM-DD`. */
export function brusselsDay(at: Date): string {
  return days.format(at)
}
