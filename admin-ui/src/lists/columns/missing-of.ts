import type { TemplateVariable } from '../../ui/api/template-types.ts'
import type { ColumnChoices } from './use-column-choices.ts'

const named = new Set(['field:name', 'first-name', 'last-name', 'last-name-first'])

/** What every letter needs and nothing gives yet: `recipient`, `reference`, `variable:<name>`. The hub refuses the same (UP-2078). */
export function missingOf(
  { uses, constants }: Pick<ColumnChoices, 'uses' | 'constants'>,
  variables: readonly Pick<TemplateVariable, 'name' | 'required'>[],
): readonly string[] {
  const keys = Object.values(uses)
  const has = (variable: string): boolean =>
    keys.some((key) => key === `variable:${variable}` || key.startsWith(`item:${variable}.`)) ||
    (constants[variable] ?? '').trim() !== ''
  return [
    ...(keys.some((key) => named.has(key)) ? [] : ['recipient']),
    ...(keys.includes('field:reference') ? [] : ['reference']),
    ...variables.flatMap(({ name, required }) => (required === true && !has(name) ? [`variable:${name}`] : [])),
  ]
}
