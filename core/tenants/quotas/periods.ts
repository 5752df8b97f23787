import { brusselsDay, startOfDay } from '../../words/days/brussels-day.ts'

/** A limit counts per day of Europe/Brussels, or per minute of the clock. */
export type Per = 'day' | 'minute'

/** A period: its first instant, and the first instant after it. */
export interface Period {
  readonly began: Date
  readonly ends: Date
}

const minuteMs = 60_000

/** The period that holds an instant. A day lasts 23 or 25 hours when the clock changes. */
export function periodOf(per: Per, at: Date): Period {
  if (per === 'day') {
    const day = brusselsDay(at)
    return { began: startOfDay(day), ends: startOfDay(day, 1) }
  }
  const began = Math.floor(at.getTime() / minuteMs) * minuteMs
  return { began: new Date(began), ends: new Date(began + minuteMs) }
}
