import type { TFunction } from 'i18next'
import type { Format } from '../ui/format/format.ts'

interface Limits {
  readonly perDay?: number | undefined
  readonly perMinute?: number | undefined
}

/** The limits in words: `500 per dag, 20 per minuut`. */
export function limitWords({ perDay, perMinute }: Limits, t: TFunction, format: Pick<Format, 'number'>): string {
  const parts = [
    ...(perDay === undefined ? [] : [t('limits.perDayN', { n: format.number(perDay) })]),
    ...(perMinute === undefined ? [] : [t('limits.perMinuteN', { n: format.number(perMinute) })]),
  ]
  return parts.length === 0 ? t('limits.none') : parts.join(', ')
}

/** The letters of today beside the limit; they are counted only where there is one. */
export function todayWords(
  { perDay, today }: Limits & { readonly today?: number | undefined },
  t: TFunction,
  format: Pick<Format, 'number'>,
): string {
  if (perDay === undefined || today === undefined) return t('limits.notCounted')
  return t('limits.todayOf', { today: format.number(today), most: format.number(perDay) })
}
