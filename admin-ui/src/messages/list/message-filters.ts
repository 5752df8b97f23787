import { useSearchParams } from 'react-router'
import { now } from '../../ui/clock.ts'
import { boundsOfMonths, monthsOfPeriod } from './months-of-period.ts'

export const filterNames = ['status', 'reference', 'template', 'channel', 'period', 'batch'] as const
export type FilterName = (typeof filterNames)[number]
export type MessageFilters = Partial<Record<FilterName, string>>

/** The periods of the filter, in days back from today; 1 is today. */
export const periods = { today: 1, week: 7, month: 30, quarter: 90 } as const

export interface FilterState {
  readonly filters: MessageFilters
  readonly count: number
  /** Puts these values into the address bar; an empty value removes the filter. */
  readonly change: (part: Partial<Record<FilterName, string>>) => void
  readonly clear: () => void
}

/** The filters are in the address bar, so that they can be bookmarked, shared and found again with ‘back’. */
export function useMessageFilters(): FilterState {
  const [params, setParams] = useSearchParams()
  const filters: MessageFilters = {}
  for (const name of filterNames) {
    const value = params.get(name)
    if (value !== null && value !== '') filters[name] = value
  }
  return {
    filters,
    count: Object.keys(filters).length,
    change: (part) => {
      const next = new URLSearchParams(params)
      for (const [name, value] of Object.entries(part)) {
        if (value === '') next.delete(name)
        else next.set(name, value)
      }
      setParams(next)
    },
    clear: () => setParams({}),
  }
}

/** The path of `GET /v1/messages` for these filters. */
export function messagesPath({ period, ...filters }: MessageFilters): string {
  const query = new URLSearchParams(filters)
  const days = Object.entries(periods).find(([name]) => name === period)?.[1]
  if (days !== undefined) query.set('createdAfter', startOfDay(days - 1))
  const months = monthsOfPeriod(period ?? '')
  if (months !== undefined) for (const [name, value] of Object.entries(boundsOfMonths(months))) query.set(name, value)
  const text = query.toString()
  return text === '' ? '/v1/messages' : `/v1/messages?${text}`
}

/** Midnight on the reader's clock, this number of days ago: it stays the same all day, so that the cache finds it again. */
function startOfDay(daysAgo: number): string {
  const day = now()
  day.setDate(day.getDate() - daysAgo)
  day.setHours(0, 0, 0, 0)
  return day.toISOString()
}
