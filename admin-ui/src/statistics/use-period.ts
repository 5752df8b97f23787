import { useSearchParams } from 'react-router'
import { now } from '../ui/clock.ts'
import { dayOf } from '../ui/format/format.ts'

export const presets = ['month', 'year', 'own'] as const
export type Preset = (typeof presets)[number]

export interface Period {
  /** This month. */
  readonly present: string
  readonly preset: Preset
  /** `YYYY-MM`; both included. */
  readonly from: string
  readonly to: string
  readonly choose: (preset: Preset) => void
  readonly change: (part: { readonly from?: string; readonly to?: string }) => void
}

const monthForm = /^\d{4}-(0[1-9]|1[0-2])$/

/** The months are in the address bar, so that the page can be bookmarked, shared and found again with ‘back’. */
export function usePeriod(): Period {
  const [params, setParams] = useSearchParams()
  const present = dayOf(now().toISOString()).slice(0, 7)
  const lastYear = monthsBefore(present, 11)
  const given = (name: string): string | undefined => {
    const value = params.get(name) ?? ''
    return monthForm.test(value) ? value : undefined
  }
  const from = given('from') ?? lastYear
  const to = given('to') ?? present
  const put = (next: Readonly<Record<string, string>>): void => {
    const all = new URLSearchParams(params)
    for (const [name, value] of Object.entries(next)) all.set(name, value)
    setParams(all)
  }
  return {
    present,
    preset: presetOf(),
    from,
    to,
    choose: (preset) => {
      if (preset === 'month') put({ from: present, to: present, own: '' })
      else if (preset === 'year') put({ from: lastYear, to: present, own: '' })
      else put({ from, to, own: 'yes' })
    },
    change: (part) => {
      const next = { from, to, ...part }
      // A period that would end before it begins moves its other end along.
      if (next.from > next.to) put(part.from === undefined ? { ...next, from: next.to } : { ...next, to: next.from })
      else put(next)
    },
  }

  function presetOf(): Preset {
    if (params.get('own') === 'yes') return 'own'
    if (to === present && from === present) return 'month'
    return to === present && from === lastYear ? 'year' : 'own'
  }
}

/** The month so many months before another one. */
export function monthsBefore(month: string, count: number): string {
  const total = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 - count
  return `${String(Math.floor(total / 12)).padStart(4, '0')}-${String((total % 12) + 1).padStart(2, '0')}`
}

/** Every month of a period, so that one without letters has a place in the chart too. */
export function monthsBetween(from: string, to: string): string[] {
  const months: string[] = []
  for (let month = from; month <= to; month = monthsBefore(month, -1)) months.push(month)
  return months
}
