import { useTranslation } from 'react-i18next'
import type { Statistics } from '../ui/api/statistics-types.ts'
import { dayOf } from '../ui/format/format.ts'
import { useFormat } from '../ui/format/use-format.ts'
import { useStatisticWords } from './use-words.ts'

/** How many letters more or fewer: than the same days of the month before for the present month, else than a year earlier. */
export function useComparison(): (statistics: Statistics) => string {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useStatisticWords()
  return ({ total: { letters }, previous, sameDays }) => {
    const before = sameDays?.letters ?? previous?.letters ?? 0
    const month = sameDays === undefined ? '' : words.month(dayOf(sameDays.from).slice(0, 7), 'long')
    if (before === 0)
      return sameDays === undefined ? t('statistics.noYearBefore') : t('statistics.noSameDays', { month })
    const than = sameDays === undefined ? '' : 'SameDays'
    return t(`statistics.${letters < before ? 'less' : 'more'}${than}`, {
      share: format.percent(Math.abs(letters - before) / before),
      number: format.number(before),
      month,
    })
  }
}
