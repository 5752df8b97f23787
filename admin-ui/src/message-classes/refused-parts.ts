import type { TFunction } from 'i18next'
import { isProblem } from '../ui/api/problem.ts'

/** The part of the form that shows a fault, by the member of the request that the hub names. */
const partOf: Readonly<Record<string, string>> = {
  '/readingTermDays': 'readingTermDays',
  '/reminderAfterDays': 'reminderAfterDays',
  '/fallback': 'fallback',
  '/channels': 'channels',
  '/postage': 'postage',
  '/series': 'series',
  '/name': 'name',
  '/service/inbox': 'inbox',
}

/** What the hub refused, by part of the form, in words. Empty: it refused nothing, or for a reason that concerns no part. */
export function refusedParts(error: unknown, t: TFunction): ReadonlyMap<string, string> {
  if (!isProblem(error, 400)) return new Map()
  return new Map(
    (error.body.issues ?? []).flatMap(({ pointer, code, detail }) => {
      const part = partOf[pointer] ?? partOf[`/${pointer.split('/')[1] ?? ''}`]
      if (part === undefined) return []
      return [
        [part, t(`classes.refused.${code}.${part}`, { defaultValue: detail ?? t('classes.refused.other') })] as const,
      ]
    }),
  )
}
