const months = [
  /^jan|^jän/,
  /^feb|^fév|^fev/,
  /^maa|^mar|^mär|^mrt/,
  /^apr|^avr/,
  /^mei|^mai|^may/,
  /^jun|^juin/,
  /^jul|^juil/,
  /^aug|^aoû/,
  /^sep/,
  /^o[ck]t/,
  /^nov/,
  /^d[eé][cz]/,
] as const

/** An amount as people write it (`65,00 euro`, `€ 1.284,50`) as `65.00`; undefined for any other text. */
export function readWrittenAmount(text: string): string | undefined {
  const bare = text.replace(/euro?s?|€|\s|\u00a0/giu, '')
  const [, whole = '', fraction] = /^(\d{1,3}(?:[.,’']\d{3})+|\d+)(?:[.,](\d{1,2}|-))?$/.exec(bare) ?? []
  if (whole === '') return undefined
  const cents = fraction === undefined || fraction === '-' ? '00' : fraction.padEnd(2, '0')
  return `${whole.replace(/\D/g, '')}.${cents}`
}

/** A day as people write it (`31/1/2027`, `31 januari 2027`) as `2027-01-31`; undefined for any other text. */
export function readWrittenDay(text: string): string | undefined {
  const [, day = '', month = '', year = ''] =
    /^(\d{1,2})(?:er|\.)?[ ./-]+(\d{1,2}|\p{L}{3,})\.?[ ./-]+(\d{4})$/u.exec(text.trim().toLowerCase()) ?? []
  const at = /^\d/.test(month) ? Number(month) : 1 + months.findIndex((each) => each.test(month))
  if (day === '' || at < 1 || at > 12 || Number(day) < 1 || Number(day) > 31) return undefined
  return `${year}-${String(at).padStart(2, '0')}-${day.padStart(2, '0')}`
}

/** A time as people write it (`14.30 uur`, `14u30`, `14 h 30`, `9 Uhr`, `2.30 pm`) as `14:30`; undefined for any other text. */
export function readWrittenTime(text: string): string | undefined {
  const [, hour = '', minute = '00', half = ''] =
    /^(\d{1,2})(?:(?:\s?[:.uh]\s?|\s(?:uur|heures?)\s)(\d{2})(?::00)?)?\s?(?:u|uur|h|heures?|uhr)?\s?([ap]\.?m\.?)?$/u.exec(
      text.trim().toLowerCase().replaceAll('\u00a0', ' '),
    ) ?? []
  if (hour === '' || Number(minute) > 59 || Number(hour) > (half === '' ? 23 : 12)) return undefined
  const inDay = half === '' ? Number(hour) : (Number(hour) % 12) + (half.startsWith('p') ? 12 : 0)
  return `${String(inDay).padStart(2, '0')}:${minute}`
}
