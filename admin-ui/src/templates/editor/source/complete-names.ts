import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete'
import { legalMentions } from '../../../../../api/contract/values/legal-mentions.ts'
import type { TemplateVariable } from '../../../ui/api/template-types.ts'

/** The words that may be between braces beside variables; the texts that explain them come from the screen. */
export const placeholderHelpers = [
  'date',
  'datetime',
  'money',
  'number',
  'insz',
  'enterpriseNumber',
  'structuredCommunication',
  'address',
  'upper',
  'list',
  'eq',
  'gt',
] as const
export const ownLines = ['actions', 'paymentSlip', 'signature', 'pageBreak'] as const
const blockHelpers = ['if', 'unless', 'each', 'with', 'mention'] as const

export interface Names {
  readonly variables: readonly TemplateVariable[]
  /** In the form `bezwaar@2`. */
  readonly blocks: readonly string[]
  /** Explains a helper or a type of variable. */
  readonly explain: (name: string) => string
}

/** Offers names while a placeholder, a note or a language is typed: variables and their parts, helpers, blocks, labels. */
export function completeNames(names: () => Names): (context: CompletionContext) => CompletionResult | null {
  return (context) => {
    const signs = completeNote(context) ?? completeLanguage(context) ?? completeMention(context, names().explain)
    if (signs !== null) return signs
    const open = context.matchBefore(/\{\{[^{}]*$/)
    if (open === null) return null
    const word = context.matchBefore(/[\w.]*$/)
    const from = word?.from ?? context.pos
    const before = open.text.slice(0, from - open.from)
    const options = optionsAfter(before, context.state.sliceDoc(from, context.pos), names())
    return options.length === 0 ? null : { from, options, validFor: /^[\w.]*$/ }
  }
}

/** After `[^` it offers the existing notes. */
function completeNote(context: CompletionContext): CompletionResult | null {
  const open = context.matchBefore(/\[\^[^\s[\]^]*$/)
  if (open === null) return null
  const written = context.state.doc.toString().matchAll(/^[ \t]*\[\^([^\s[\]^]+)\]:[ \t]*(.{0,40})/gm)
  const options = [...written].map(([, label = '', detail = '']) => ({
    label,
    type: 'text',
    detail,
    apply: context.state.sliceDoc(context.pos, context.pos + 1) === ']' ? label : `${label}]`,
  }))
  return options.length === 0 ? null : { from: open.from + 2, options, validFor: /^[^\s[\]^]*$/ }
}

/** After `]{` it offers the languages of letters. */
function completeLanguage(context: CompletionContext): CompletionResult | null {
  const open = context.matchBefore(/\]\{[a-z=]*$/)
  if (open === null) return null
  const options = ['nl', 'fr', 'de', 'en'].map((code) => ({ label: `{lang=${code}}`, type: 'keyword' }))
  return { from: open.from + 1, options, validFor: /^\{[a-z=]*$/ }
}

/** After `{{#mention "` it offers the legal mentions. */
function completeMention(context: CompletionContext, explain: Names['explain']): CompletionResult | null {
  const open = context.matchBefore(/\{\{#mention\s+"[a-z-]*$/)
  if (open === null) return null
  const options = legalMentions.map((label) => ({ label, type: 'keyword', detail: explain(label) }))
  return { from: open.from + open.text.indexOf('"') + 1, options, validFor: /^[a-z-]*$/ }
}

function optionsAfter(before: string, typed: string, { variables, blocks, explain }: Names): Completion[] {
  if (/^\{\{>\s*$/.test(before)) return blocks.map((block) => ({ label: block.split('@')[0] ?? block, type: 'class' }))
  if (/^\{\{#\s*$/.test(before))
    return blockHelpers.map((label) => ({ label, type: 'keyword', detail: explain(label), apply: `${label} ` }))
  const paths = pathsOf(variables, explain)
  // Right after the braces everything is possible; after a helper only its arguments.
  const first = /^\{\{\s*$/.test(before)
  if (!first || typed.includes('.')) return paths
  return [
    ...paths,
    ...placeholderHelpers.map((label) => ({ label, type: 'function', detail: explain(label), apply: `${label} ` })),
    ...ownLines.map((label) => ({ label, type: 'keyword', detail: explain(label) })),
  ]
}

function pathsOf(variables: readonly TemplateVariable[], explain: Names['explain'], above = ''): Completion[] {
  return variables.flatMap((variable) => {
    const label = `${above}${variable.name}`
    const own = { label, type: 'variable', detail: explain(variable.type), boost: 1 }
    return variable.type === 'object' ? [own, ...pathsOf(variable.fields ?? [], explain, `${label}.`)] : [own]
  })
}
