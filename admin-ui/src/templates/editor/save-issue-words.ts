import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { Issue } from '../../ui/api/problem.ts'

type Refused = Pick<Issue, 'pointer' | 'code'>

/** The reasons that the hub could not store the draft, by place in the draft and, below it, by code of the rule. */
const byPlace: readonly (readonly [RegExp, string])[] = [
  [/^\/variables\/\d+(?:\/fields\/\d+)*\/name$/, 'variableName'],
  [/^\/samples$/, 'sampleNames'],
  [/^\/samples\/\d+\/name$/, 'sampleName'],
  [/^\/actions\/\d+\/text/, 'actionText'],
]
const byCode: Readonly<Record<string, string>> = { 'UP-2204': 'tooLong', 'UP-2106': 'character' }

export function useSaveIssueWords(): (issue: Refused) => string {
  const { t } = useTranslation()
  return (issue) => wordSaveIssue(t, issue)
}

/** A sentence in the language of the screen for every refusal of a draft: an unknown one gets a general sentence. */
export function wordSaveIssue(t: TFunction, { pointer, code }: Refused): string {
  const key = byCode[code] ?? byPlace.find(([place]) => place.test(pointer))?.[1] ?? 'other'
  return t(`editor.saveIssue.${key}`)
}
