import { useTranslation } from 'react-i18next'
import type { PrintProposal } from '../ui/api/print-types.ts'
import { useFormat } from '../ui/format/use-format.ts'

type Term = PrintProposal['terms'][number]
export interface TermWords {
  readonly field: string
  readonly before: string
  readonly after: string
}

const monday = Date.parse('2026-11-30T12:00:00Z')

/** A changed term in words. Of closing days only those that come or go are named: a list of years would hide them. */
export function useTermWords(): (term: Term) => TermWords {
  const { t } = useTranslation()
  const format = useFormat()
  const date = (day: unknown): string => format.date(`${String(day)}T12:00:00Z`)
  const weekday = (day: number): string =>
    format.weekday(new Date(monday + (day - 1) * 86_400_000).toISOString()).split(/[\s,]/)[0] ?? ''
  const words: Readonly<Record<string, (value: never) => string>> = {
    cutOff: (time: string) => format.hour(time),
    furtherCutOffs: (times: readonly string[]) => times.map((time) => format.hour(time)).join(', '),
    workingDays: (days: readonly number[]) => days.map(weekday).join(', '),
    name: (name: string) => name,
    partner: (name: string) => name,
    profile: (profile: string) => t(`contract.window.${profile}`),
    sides: (sides: 'one' | 'two') => t(`contract.sides.${sides}`),
    ink: (ink: 'black' | 'colour') => t(`contract.ink.${ink}`),
    blankLastSide: (on: boolean) => t(on ? 'proposal.yes' : 'proposal.no'),
    sheetMarks: (marks: 'none' | 'data-matrix') => t(`newContract.marks.${marks}`),
    validFrom: date,
    validUntil: date,
    dueDays: (count: number) => t('contract.dueDays', { count }),
    paperGrams: (grams: number) => `${format.number(grams)} g/m²`,
    envelopeGrams: (grams: number) => `${format.number(grams)} g`,
    bundles: (on: boolean) => t(on ? 'contract.bundled' : 'contract.apart'),
    seedAddress: ({ lines }: { readonly lines: readonly string[] }) => lines.join(', '),
  }
  const wordOf = (field: string, value: unknown): string =>
    (value === null || value === undefined ? '' : (words[field] ?? JSON.stringify)(value as never)) ||
    t('proposal.nothing')
  return ({ field, before, after }) => {
    const named = { field: t(`proposal.term.${field}`) }
    if (field !== 'closedOn') return { ...named, before: wordOf(field, before), after: wordOf(field, after) }
    const [old, fresh] = [daysOf(before), daysOf(after)]
    const gone = old.filter((day) => !fresh.includes(day))
    const added = fresh.filter((day) => !old.includes(day))
    return {
      ...named,
      before: gone.length === 0 ? t('proposal.noneGone') : t('proposal.gone', { days: gone.map(date).join(', ') }),
      after: added.length === 0 ? t('proposal.noneAdded') : t('proposal.added', { days: added.map(date).join(', ') }),
    }
  }
}

const daysOf = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : [])
