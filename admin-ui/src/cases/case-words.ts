import { useTranslation } from 'react-i18next'
import type { DeliveryCase } from '../ui/api/case-types.ts'
import { now } from '../ui/clock.ts'
import { useFormat, useLocalized } from '../ui/format/use-format.ts'
import type { Tone } from '../ui/layout/tag.tsx'

const dayMs = 86_400_000
/** Terms that end within so many days are urgent. */
const urgentDays = 3
const soonDays = 14

type Words = (of: DeliveryCase) => {
  readonly title: string
  readonly about: string
  readonly limits: string
  readonly term: { readonly tone: Tone; readonly text: string }
}

/** A case in words: its cause, what stayed away, what that does not mean, and the nearest term. */
export function useCaseWords(): Words {
  const { t } = useTranslation()
  const format = useFormat()
  const localized = useLocalized()
  return (of) => {
    const day = format.date(of.day)
    return {
      title: t(of.run === undefined ? `cases.titleOf.${of.reason}` : 'cases.titleOfRun', { day }),
      about: t(`cases.about.${of.reason}`, { count: of.waiting }),
      limits: localized(of.doesNotMean),
      term: termOf(of),
    }
  }

  function termOf({ endsOn, status }: DeliveryCase): { tone: Tone; text: string } {
    if (status === 'closed') return { tone: 'quiet', text: t('cases.closed') }
    if (endsOn === undefined) return { tone: 'quiet', text: t('cases.noTerm') }
    const days = Math.round((Date.parse(endsOn) - Date.parse(now().toISOString().slice(0, 10))) / dayMs)
    if (days < 0) return { tone: 'bad', text: t('cases.termPassed', { count: -days }) }
    if (days === 0) return { tone: 'bad', text: t('cases.termToday') }
    const text = t('cases.termIn', { count: days })
    return { tone: days <= urgentDays ? 'bad' : days <= soonDays ? 'warn' : 'quiet', text }
  }
}
