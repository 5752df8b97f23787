import type { VariableType } from '../../../../api/contract/values/template.ts'
import type { TemplateFault, TemplateVariable } from '../../ui/api/template-types.ts'
import { fieldsOf } from '../../values/shape-of.ts'
import type { DraftContent } from './draft-content.ts'

/** The type that a helper around a name implies: `{{money kosten}}` is an amount. */
const typeByHelper: Readonly<Record<string, VariableType>> = {
  money: 'money',
  date: 'date',
  datetime: 'date',
  number: 'number',
  gt: 'number',
  insz: 'insz',
  enterpriseNumber: 'enterpriseNumber',
  structuredCommunication: 'structuredCommunication',
  address: 'object',
  qr: 'url',
  list: 'list',
  '#each': 'list',
  '#with': 'object',
  '#if': 'boolean',
  '#unless': 'boolean',
}

/** The name that can become a variable to repair this fault; undefined for every other fault. */
export function missingVariable({ kind, values, pointer, block }: TemplateFault): string | undefined {
  const { name } = values
  const isOwnText = block === undefined && pointer.startsWith('/languages/')
  if (kind !== 'unknown-variable' || !isOwnText || typeof name !== 'string') return undefined
  return /^[a-zA-Z][a-zA-Z0-9_]{0,59}$/.test(name) ? name : undefined
}

/**
 * The variables with the one that a fault misses, of the type that its place in the text implies. A name between `{{#each
 * kosten}}` and `{{/each}}` becomes a part of each row of that list.
 */
export function makeVariable(content: DraftContent, fault: TemplateFault): TemplateVariable[] {
  const name = missingVariable(fault)
  if (name === undefined) return [...content.variables]
  const before = textBefore(content, fault)
  const made: TemplateVariable = { name, type: typeAt(before.rest, name), required: true }
  return into(content.variables, scopeOf(before.text), made)
}

/** The top-level variable that was made or got a part: the one to open. */
export function topOf(content: DraftContent, fault: TemplateFault): string | undefined {
  const scope = scopeOf(textBefore(content, fault).text)
  return scope.find((each) => content.variables.some(({ name }) => name === each)) ?? missingVariable(fault)
}

function into(
  variables: readonly TemplateVariable[],
  scope: readonly string[],
  made: TemplateVariable,
): TemplateVariable[] {
  const [around, ...inner] = scope
  const holder = variables.find(({ name, type }) => name === around && (type === 'list' || type === 'object'))
  if (holder === undefined)
    // The name of the loop may be unknown too: then its own fault is repaired first.
    return variables.some(({ name }) => name === made.name) ? [...variables] : [...variables, made]
  const { items: _, ...rest } = holder
  const next: TemplateVariable = { ...rest, fields: into(fieldsOf(holder), inner, made) }
  return variables.map((each) => (each === holder ? next : each))
}

/** The text up to the fault, and the rest of its line. */
function textBefore(
  { languages }: DraftContent,
  { pointer, line, column }: TemplateFault,
): { text: string; rest: string } {
  const [, , language = '', part] = pointer.split('/')
  const written = Object.entries(languages).find(([each]) => each === language)?.[1]
  const lines = (part === 'subject' ? written?.subject : written?.body)?.split('\n') ?? []
  const at = Math.max(line - 1, 0)
  const whole = lines[at] ?? ''
  // The column may be that of the name; its helper is before it, within the same braces.
  const open = whole.lastIndexOf('{{', Math.max(column, 0))
  const from = Math.max(open, 0)
  return { text: [...lines.slice(0, at), whole.slice(0, from)].join('\n'), rest: whole.slice(from) }
}

function typeAt(rest: string, name: string): VariableType {
  for (const [, inside = ''] of rest.matchAll(/\{\{([^{}]*)\}\}/g)) {
    const words = inside.split(/[\s()]+/).filter((word) => word !== '')
    const at = words.findIndex((word) => word === name || word.startsWith(`${name}.`))
    if (at < 0) continue
    if (words[at] !== name) return 'object'
    const [helper] = words.slice(0, at).reverse()
    return (helper !== undefined && typeByHelper[helper]) || 'text'
  }
  return 'text'
}

/** The lists and groups around a place, the outermost first. */
function scopeOf(text: string): string[] {
  const scope: string[] = []
  for (const [, open, name = ''] of text.matchAll(/\{\{\s*(#each|#with|\/each|\/with)\s*([^\s{}]*)\s*\}\}/g)) {
    if (open === '#each' || open === '#with') scope.push(name)
    else scope.pop()
  }
  return scope
}
