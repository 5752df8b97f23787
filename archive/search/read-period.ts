/** Words of a question that name a month or a year, and the days that they mean. */
export interface ReadPeriod {
  /** The other words; empty when there are none. */
  readonly words: string
  /** First and last day, yyyy-mm-dd. */
  readonly from: string
  readonly to: string
}

const months: readonly (readonly string[])[] = [
  ['januari', 'jan', 'janvier', 'januar', 'january'],
  ['februari', 'feb', 'fevrier', 'februar', 'february'],
  ['maart', 'mrt', 'mars', 'marz', 'maerz', 'march'],
  ['april', 'apr', 'avril'],
  ['mei', 'mai', 'may'],
  ['juni', 'jun', 'juin', 'june'],
  ['juli', 'jul', 'juillet', 'july'],
  ['augustus', 'aug', 'aout', 'august'],
  ['september', 'sep', 'sept', 'septembre'],
  ['oktober', 'okt', 'octobre', 'october'],
  ['november', 'nov', 'novembre'],
  ['december', 'dec', 'decembre', 'dezember'],
]
const monthNames = new Map(months.flatMap((names, place) => names.map((name) => [name, place + 1] as const)))

const year = '((?:19|20)\\d\\d)'
/** Not a date: a day before the month makes it a word of the letter, which prints its dates. */
const forms: readonly [RegExp, (...found: readonly string[]) => readonly [number, number] | undefined][] = [
  [
    new RegExp(`(?<![\\d./-]\\s*)(?<![\\p{L}\\d])([\\p{L}]{3,9})\\.? ${year}(?![\\p{L}\\d/.-])`, 'iu'),
    (name = '', of = '') => monthOf(monthNames.get(plain(name)), of),
  ],
  [
    new RegExp(`(?<![\\p{L}\\d/.-])(0?[1-9]|1[0-2])[/-]${year}(?![\\p{L}\\d/-])`, 'u'),
    (month = '', of = '') => monthOf(Number(month), of),
  ],
  [
    new RegExp(`(?<![\\p{L}\\d/.-])${year}-(0[1-9]|1[0-2])(?![\\p{L}\\d/-])`, 'u'),
    (of = '', month = '') => monthOf(Number(month), of),
  ],
  [
    new RegExp(`(?<![\\p{L}\\d])(?:in|jaar|het jaar|année|en|jahr|im jahr|year) ${year}(?![\\p{L}\\d/.-])`, 'iu'),
    (of = '') => [Number(of), 0],
  ],
]

/**
 * Reads the first month (`maart 2026`, `mrt 2026`, `03/2026`, `2026-03`) or year (`in 2025`) of a question. Undefined when it names
 * none: a date with a day, and a year alone, are words, since letters and references have them too.
 */
export function readPeriod(question: string): ReadPeriod | undefined {
  for (const [form, read] of forms) {
    const found = form.exec(question)
    const named = found === null ? undefined : read(...found.slice(1))
    if (found === null || named === undefined) continue
    const words = `${question.slice(0, found.index)} ${question.slice(found.index + found[0].length)}`
    return { words: words.replaceAll(/\s+/g, ' ').trim(), ...daysOf(named) }
  }
  return undefined
}

function monthOf(month: number | undefined, of: string): readonly [number, number] | undefined {
  return month === undefined ? undefined : [Number(of), month]
}

function daysOf([of, month]: readonly [number, number]): Pick<ReadPeriod, 'from' | 'to'> {
  if (month === 0) return { from: `${of}-01-01`, to: `${of}-12-31` }
  const last = new Date(Date.UTC(of, month, 0)).getUTCDate()
  const start = `${of}-${String(month).padStart(2, '0')}`
  return { from: `${start}-01`, to: `${start}-${last}` }
}

function plain(name: string): string {
  return name.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '')
}
