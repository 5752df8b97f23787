const format = new Intl.DateTimeFormat('nl-BE', { timeZone: 'Europe/Brussels', dateStyle: 'full', timeStyle: 'short' })

/** An instant as a Dutch reader writes it: day of the week, date and time in Brussels. */
export function showDutchInstant(at: string): string {
  return format.format(new Date(at))
}
