import { DateTime } from 'luxon'
import { type HolidayName, holidaysOf } from './working-day.ts'

/** A day between a legal holiday and a weekend. */
export interface BridgeDay {
  /** `YYYY-MM-DD` */
  readonly day: string
  readonly holiday: { readonly day: string; readonly name: HolidayName }
}

/**
 * The bridge days of a year in Belgium: the Friday after a holiday on Thursday, and the Monday before one on Tuesday. A day that is a
 * legal holiday itself is none.
 */
export function bridgeDaysOf(year: number): BridgeDay[] {
  // The holiday of a Monday 31 December is in the next year.
  const around = [year, year + 1].flatMap((each) => [...holidaysOf(each)])
  return around
    .flatMap(([day, name]): BridgeDay[] => {
      const holiday = DateTime.fromISO(day)
      const away = holiday.weekday === 4 ? 1 : holiday.weekday === 2 ? -1 : undefined
      if (away === undefined) return []
      const bridge = holiday.plus({ days: away })
      const iso = bridge.toISODate() ?? ''
      return bridge.year !== year || holidaysOf(year).has(iso) ? [] : [{ day: iso, holiday: { day, name } }]
    })
    .toSorted((a, b) => a.day.localeCompare(b.day))
}
