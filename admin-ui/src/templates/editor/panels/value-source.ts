import type { VariableType } from '../../../../../api/contract/values/template.ts'
import type { Language } from '../../../ui/api/api-types.ts'
import type { TemplateVariable } from '../../../ui/api/template-types.ts'
import { readValue, showValue } from '../../../values/typed-value.ts'

/** A value that a machine reads: those of a payment, and the last day of an action. */
export type ValueKind = 'amount' | 'iban' | 'beneficiary' | 'reference' | 'due'

/** The types that are offered for each kind, the intended one first. The hub decides; this list only keeps the menus short. */
const offeredTypes: Readonly<Record<ValueKind, readonly VariableType[]>> = {
  amount: ['money', 'number', 'integer'],
  iban: ['iban'],
  beneficiary: ['text'],
  reference: ['structuredCommunication', 'text'],
  due: ['date'],
}

export interface OfferedVariable {
  /** The form in which the draft stores it: `{{bedrag}}`, `{{eigenaar.rekening}}`. */
  readonly expression: string
  readonly path: string
  readonly type: VariableType
  /** The groups around the variable, outermost first, then the variable itself. */
  readonly parts: readonly TemplateVariable[]
}

/** The variables that can be this value, also those inside a group; the intended type first, otherwise in their own order. */
export function variablesFor(kind: ValueKind, variables: readonly TemplateVariable[]): OfferedVariable[] {
  const types = offeredTypes[kind]
  const found = leavesOf(variables, []).filter(({ type }) => types.includes(type))
  return types.flatMap((type) => found.filter((each) => each.type === type))
}

function leavesOf(variables: readonly TemplateVariable[], above: readonly TemplateVariable[]): OfferedVariable[] {
  return variables.flatMap((variable) => {
    const parts = [...above, variable]
    if (variable.type === 'object') return leavesOf(variable.fields ?? [], parts)
    // A row of a list has a value of its own in each row: none of them is the value of the letter.
    if (variable.type === 'list') return []
    const path = parts.map(({ name }) => name).join('.')
    return [{ expression: `{{${path}}}`, path, type: variable.type, parts }]
  })
}

export type ValueSource =
  | { readonly from: 'nothing' }
  | { readonly from: 'variable'; readonly path: string }
  /** A fixed value of the officer, the same in every letter. */
  | { readonly from: 'fixed' }
  /** Words and variables together, in the form in which the draft stores them. */
  | { readonly from: 'composed' }

/** The source of a stored value. */
export function sourceOf(stored: string | undefined): ValueSource {
  const text = stored?.trim() ?? ''
  if (text === '') return { from: 'nothing' }
  const path = /^\{\{\s*([a-zA-Z]\w*(?:\.[a-zA-Z]\w*)*)\s*\}\}$/.exec(text)?.[1]
  if (path !== undefined) return { from: 'variable', path }
  return { from: text.includes('{{') ? 'composed' : 'fixed' }
}

/** A fixed value as the draft stores it: `65,00` and `1.284,50` become numbers with a point for the cents. */
export function storeFixed(kind: ValueKind, typed: string): string {
  if (kind !== 'amount') return typed
  const bare = typed.replaceAll(/[\s\u00a0€]|euros?/gi, '')
  const grouped = /^\d{1,3}(?:\.\d{3})+,\d{1,2}$/.test(bare) ? bare.replaceAll('.', '') : bare
  const value = readValue('money', grouped)
  return typeof value === 'string' && /^-?\d+(?:\.\d+)?$/.test(value) ? value : typed
}

/** A stored fixed value in the form in which the officer writes it. */
export function showFixed(kind: ValueKind, stored: string, language: Language): string {
  return kind === 'amount' ? showValue('money', stored, language) : stored
}

/** The only variable of the intended type: a new payment is filled with it, so that no choice is left. */
export function onlyVariableFor(kind: ValueKind, variables: readonly TemplateVariable[]): string | undefined {
  const [meant] = offeredTypes[kind]
  const [first, ...more] = variablesFor(kind, variables).filter(({ type }) => type === meant)
  return kind === 'beneficiary' || more.length > 0 ? undefined : first?.expression
}

/** Each variable that a sentence can hold, with the expression that writes it in readable form. */
export function writtenVariables(
  variables: readonly TemplateVariable[],
): (OfferedVariable & { readonly written: string })[] {
  return leavesOf(variables, [])
    .filter(({ type }) => type !== 'boolean' && type !== 'longText')
    .map((each) => ({
      ...each,
      written: each.type === 'money' || each.type === 'date' ? `{{${each.type} ${each.path}}}` : each.expression,
    }))
}

/** A text with each variable by its meaning, as a title shows it: `Betaal [te betalen]`. */
export function wordVariables(text: string, words: ReadonlyMap<string, string>): string {
  return text.replaceAll(/\{\{\s*(?:[a-zA-Z]\w*\s+)?([a-zA-Z][\w.]*)[^{}]*\}\}/g, (whole, path: string) =>
    words.has(path) ? `[${words.get(path)}]` : whole,
  )
}
