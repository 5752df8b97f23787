import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../ui/format/use-format.ts'
import { monthsOfPeriod } from './months-of-period.ts'

/** The words for a period of the filter: one of the list, or the months to which statistics lead. */
export function usePeriodWords(): (period: string) => string {
  const { t } = useTranslation()
  const language = useLanguage()
  const locale = language === 'en' ? 'en-GB' : `${language}-BE`
  const long = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' })
  const month = (value: string): string => long.format(new Date(`${value}-15T00:00:00Z`))
  return (period) => {
    const months = monthsOfPeriod(period)
    if (months === undefined) return t(`period.${period}`, { defaultValue: period })
    const { from, to } = months
    return from === to ? month(from) : t('messages.months', { from: month(from), to: month(to) })
  }
}
