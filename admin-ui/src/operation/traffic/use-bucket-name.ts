import type { Traffic } from '../../ui/api/operator-types.ts'
import { useLanguage } from '../../ui/format/use-format.ts'

const timeZone = 'Europe/Brussels'

/** The name of an hour or a day of the chart, short under a bar and long in the table. */
export function useBucketName(period: Traffic['period']): {
  readonly short: (iso: string) => string
  readonly long: (iso: string) => string
} {
  const language = useLanguage()
  const locale = language === 'en' ? 'en-GB' : `${language}-BE`
  const named = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { timeZone, ...options })
    return (iso: string) => format.format(new Date(iso))
  }
  if (period === 'week')
    return {
      short: named({ weekday: 'short', day: 'numeric' }),
      long: named({ weekday: 'long', day: 'numeric', month: 'long' }),
    }
  const hour = named({ hour: '2-digit', hourCycle: 'h23' })
  const bare = (iso: string) => String(Number.parseInt(hour(iso), 10))
  return {
    short: bare,
    long: (iso) => {
      const from = Number(bare(iso))
      return language === 'en' ? `${from}:00–${from + 1}:00` : `${from}–${from + 1} uur`
    },
  }
}
