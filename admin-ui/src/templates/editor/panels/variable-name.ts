import type { TemplateVariable } from '../../../ui/api/template-types.ts'

/** The pattern of the API for names of variables (`api/contract/templates/template.ts`). */
const maxCharacters = 60
const unnamed = /^variabele\d+$/

/** A name that a text can hold, from words as people write them: `Datum zitting` becomes `datumZitting`. */
export function nameFrom(words: string): string {
  const plain = words
    .replaceAll(/['’]/g, '')
    .replaceAll('ß', 'ss')
    .replaceAll(/æ/gi, 'ae')
    .replaceAll(/[œ]/gi, 'oe')
    .replaceAll(/ø/gi, 'o')
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
  const parts = plain.split(/[^a-zA-Z0-9_]+/).filter((part) => part !== '')
  const joined = parts.map((part, index) => (index === 0 ? lowerFirst(part) : upperFirst(part))).join('')
  const name = joined.replace(/^_+/, '')
  return (/^\d/.test(name) ? `nr${name}` : name).slice(0, maxCharacters)
}

/** The name as it is, or with a number at its end when another variable has it. */
export function freeName(name: string, taken: readonly string[]): string {
  const all = new Set(taken)
  if (!all.has(name)) return name
  for (let number = 2; ; number += 1) {
    const next = `${name.slice(0, maxCharacters - String(number).length)}${number}`
    if (!all.has(next)) return next
  }
}

/** The name of a new variable without a label. */
export function nextName(variables: readonly TemplateVariable[]): string {
  const taken = new Set(variables.map(({ name }) => name))
  for (let number = variables.length + 1; ; number += 1)
    if (!taken.has(`variabele${number}`)) return `variabele${number}`
}

/** Whether a name came from the label, or is the default: then it follows the label. */
export function followsLabel(name: string, label: string): boolean {
  if (unnamed.test(name)) return true
  const derived = nameFrom(label)
  return derived !== '' && name.replace(/\d+$/, '') === derived.replace(/\d+$/, '')
}

/** An abbreviation becomes lower case as a whole: `BTW nummer` becomes `btwNummer`. */
function lowerFirst(word: string): string {
  return /^[A-Z0-9_]+$/.test(word) ? word.toLowerCase() : word.charAt(0).toLowerCase() + word.slice(1)
}

function upperFirst(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
