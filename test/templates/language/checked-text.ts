import type { Language } from '../../../core/words/language.ts'
import { checkData } from '../../../templates/language/check/check-data.ts'
import { type CheckedTemplate, checkTemplate } from '../../../templates/language/check/check-template.ts'
import { prepareTemplate } from '../../../templates/language/fill/fill-template.ts'
import type { LetterDocument } from '../../../templates/model/document.ts'
import type { TemplateSource, Variable } from '../../../templates/model/template-source.ts'

/** Variables of each kind, half of them absent in some letters. */
export const variables: Variable[] = [
  { name: 'bedrag', type: 'money', required: true, example: '125.50' },
  { name: 'zitting', type: 'date', required: true, example: '2027-01-18' },
  { name: 'site', type: 'url', required: true, example: 'https://www.voorbeeld.be/zaak' },
  { name: 'naam', type: 'text', required: true, example: 'An' },
  { name: 'ok', type: 'boolean', required: true, example: true },
  { name: 'punten', type: 'list', items: 'text', required: true, example: ['een', 'twee'] },
  { name: 'aanhef', type: 'text' },
  { name: 'boete', type: 'money' },
  { name: 'link', type: 'url' },
  { name: 'stukken', type: 'list', items: 'text' },
  { name: 'kosten', type: 'list', fields: [{ name: 'wat', type: 'text', required: true }] },
]

export function sourceOf(
  body: string,
  changes: Partial<TemplateSource> = {},
  language: Language = 'nl',
): TemplateSource {
  return {
    languages: { [language]: { subject: 'Brief', body } },
    fallback: [language],
    variables,
    actions: [],
    samples: [],
    blocks: [],
    ...changes,
  }
}

export function check(body: string, changes: Partial<TemplateSource> = {}): CheckedTemplate {
  return checkTemplate(sourceOf(body, changes), [])
}

/** Each fault and hint as `line:column kind`. */
export function found(body: string, changes: Partial<TemplateSource> = {}): string[] {
  const { faults, hints } = check(body, changes)
  return [...faults, ...hints].map(({ line, column, kind }) => `${line}:${column} ${kind}`)
}

/** The letter with the examples of the variables, and with these data. */
export function fill(body: string, data: Record<string, unknown> = {}, language: Language = 'nl'): LetterDocument {
  const { tree } = checkTemplate(sourceOf(body, {}, language), [])
  const examples = Object.fromEntries(
    variables.flatMap(({ name, example }) => (example === undefined ? [] : [[name, example]])),
  )
  const checked = checkData(variables, { ...examples, ...data })
  if (checked.faults.length > 0) throw new Error(JSON.stringify(checked.faults))
  return prepareTemplate(tree, language).toLetter({ data: checked.data })
}
