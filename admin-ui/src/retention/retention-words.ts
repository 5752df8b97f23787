import { useTranslation } from 'react-i18next'
import type { Disposal, RetentionRule } from '../ui/api/retention-types.ts'
import { useFormat } from '../ui/format/use-format.ts'
import type { Tone } from '../ui/layout/tag.tsx'

export const disposalTones: Readonly<Record<Disposal['status'], Tone>> = {
  gathering: 'note',
  waiting: 'warn',
  approved: 'good',
  running: 'note',
  recording: 'note',
  done: 'quiet',
  refused: 'bad',
  withdrawn: 'quiet',
  stopped: 'warn',
}

/** A rule as one sentence, and the term alone. */
export function useRuleWords(): (rule: RetentionRule | undefined) => string {
  const { t } = useTranslation()
  const format = useFormat()
  return (rule) => {
    if (rule === undefined) return t('retention.rule.none')
    if (rule.destination === 'keep') return t('retention.rule.keep')
    const months = rule.periodMonths
    const term =
      months % 12 === 0
        ? t('retention.rule.years', { count: months / 12 })
        : t('retention.rule.months', { count: months })
    const starts = t(`retention.rule.after.${rule.starts}`)
    return rule.destination === 'destroy'
      ? t('retention.rule.destroy', { term, starts })
      : t('retention.rule.sample', { term, starts, kept: format.number(rule.samplePerThousand) })
  }
}

/** The name of an actor: the hub and its command line have none. */
export function useActorName(): (name: string) => string {
  const { t } = useTranslation()
  return (name) => (name === 'hub' ? t('retention.hub') : name === 'hub:command-line' ? t('retention.operator') : name)
}
