import { useTranslation } from 'react-i18next'
import { now } from '../ui/clock.ts'

const minuteMs = 60_000

/** The age of something in the two largest units: ‘37 min’, ‘1 u 5 min’, ‘3 d 2 u’. */
export function useAge(): (iso: string) => string {
  const { t } = useTranslation()
  return (iso) => {
    const minutes = Math.max(0, Math.floor((now().getTime() - Date.parse(iso)) / minuteMs))
    const hours = Math.floor(minutes / 60)
    if (hours === 0) return t('operation.age.minutes', { minutes })
    if (hours < 24) return t('operation.age.hours', { hours, minutes: minutes % 60 })
    return t('operation.age.days', { days: Math.floor(hours / 24), hours: hours % 24 })
  }
}
