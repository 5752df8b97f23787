import { useTranslation } from 'react-i18next'
import { useFormat, useLanguage } from '../ui/format/use-format.ts'

const minute = 60
const hour = 60 * minute
const day = 24 * hour

export interface StatisticWords {
  /** A share, or the words for what was not measured. */
  readonly share: (value: number | undefined) => string
  /** `8 s – 1 min`, or the words for what was not measured. */
  readonly took: (
    value: { readonly half?: number | undefined; readonly most?: number | undefined } | undefined,
  ) => string
  /** `nov.`, and `nov. 2026` with the year. */
  readonly month: (month: string, form?: 'short' | 'long') => string
}

/** Shares, durations and months of this page in the reader's language. */
export function useStatisticWords(): StatisticWords {
  const { t } = useTranslation()
  const format = useFormat()
  const language = useLanguage()
  const locale = language === 'en' ? 'en-GB' : `${language}-BE`
  const short = new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC' })
  const long = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' })
  const unmeasured = t('statistics.unmeasured')
  const duration = (seconds: number): string => {
    if (seconds < minute) return t('statistics.seconds', { number: format.number(seconds) })
    if (seconds < hour) return t('statistics.minutes', { number: format.number(seconds / minute) })
    if (seconds < day) return t('statistics.hours', { count: seconds / hour, number: format.number(seconds / hour) })
    return t('statistics.days', { count: seconds / day, number: format.number(seconds / day) })
  }
  return {
    share: (value) => (value === undefined ? unmeasured : format.percent(value)),
    took: (value) => {
      if (value === undefined) return unmeasured
      const longest = t('statistics.longer')
      const [half, most] = [value.half, value.most].map((each) => (each === undefined ? longest : duration(each)))
      return half === most ? (half ?? longest) : `${half} – ${most}`
    },
    month: (month, form = 'short') => (form === 'long' ? long : short).format(new Date(`${month}-15T00:00:00Z`)),
  }
}
