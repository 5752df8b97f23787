import type { Localized } from '../../core/words/language.ts'
import { languageRules } from './language-rules.ts'
import { retiredRules } from './retired-rules.ts'
import { rules } from './rules.ts'

/** A rule as it is shown to everyone. */
export interface DescribedRule {
  /** Place among the rules of its kind, from 1; absent for a rule that decides nothing any more. */
  readonly order?: number
  readonly name: string
  readonly about: 'channel' | 'language'
  readonly because: Localized
  readonly retiredOn?: string
  readonly replacedBy?: readonly string[]
}

/** Every rule that decides or ever decided about a route, in the order in which they are evaluated. */
export function describeRules(): readonly DescribedRule[] {
  const inOrder = (about: DescribedRule['about'], given: readonly Pick<DescribedRule, 'name' | 'because'>[]) =>
    given.map(({ name, because }, index): DescribedRule => ({ order: index + 1, name, about, because }))
  return [
    ...inOrder('channel', rules),
    ...inOrder('language', languageRules),
    ...retiredRules.map((rule): DescribedRule => ({ about: 'channel', ...rule })),
  ]
}
