import { isDeepStrictEqual } from 'node:util'
import { type Document, parseDocument, stringify } from 'yaml'
import { languages } from '../../core/words/language.ts'
import type { Sample } from '../model/template-source.ts'
import { defaultFallback, plainContent, plainText, type TemplateContent } from './template-content.ts'

/** YAML that people read and git compares: no line is folded, no part is replaced by an alias. */
const style = { schema: 'core', lineWidth: 0, aliasDuplicateObjects: false } as const

/** The database stores no order of members; people expect the name first, and git needs the same order each time. */
const order = [
  'name',
  'kind',
  'language',
  'type',
  'required',
  'items',
  'maxLength',
  'secret',
  'amount',
  'iban',
  'beneficiary',
  'reference',
  'street',
  'houseNumber',
  'box',
  'postalCode',
  'municipality',
  'nl',
  'fr',
  'de',
  'en',
  'text',
  'due',
  'time',
  'place',
  'example',
  'label',
  'fields',
  'data',
]

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder)
  if (typeof value !== 'object' || value === null) return value
  const rank = (key: string): string => `${String(order.indexOf(key) + 1 || 99).padStart(2, '0')} ${key}`
  const members = Object.entries(value).sort(([a], [b]) => (rank(a) < rank(b) ? -1 : 1))
  return Object.fromEntries(members.map(([key, part]) => [key, inOrder(part)]))
}

/** The files of a template by their path in its folder, always the same for the same content. */
export function writeTemplateFiles(content: TemplateContent): Map<string, string> {
  const { source } = plainContent(content)
  const files = new Map([['template.yaml', stringify(aboutOf(content), style)]])
  for (const language of languages) {
    const text = source.languages[language]
    if (text !== undefined) files.set(`${language}.md`, writeText(text))
  }
  const taken = new Set<string>()
  for (const sample of source.samples) files.set(...writeSample(sample, taken))
  return files
}

/** The subject on the first line, the body after a blank line. */
export function writeText(text: { readonly subject: string; readonly body: string }): string {
  const { subject, body } = plainText(text)
  return body === '' ? `${subject}\n` : `${subject}\n\n${body}\n`
}

/** The members of `template.yaml` in the order in which people look for them; members without content are left out. */
export function aboutOf(content: TemplateContent): Record<string, unknown> {
  const { name, source } = plainContent(content)
  const { class: kind, channels, fallback, houseStyle, blocks, payment, actions, variables } = source
  const all = { name, class: kind, channels, fallback, houseStyle, blocks, payment, actions, variables }
  const usual = defaultFallback(source)
  return Object.fromEntries(
    Object.entries(all)
      .filter(
        ([key, value]) =>
          value !== undefined &&
          !(Array.isArray(value) && value.length === 0) &&
          !(key === 'fallback' && isDeepStrictEqual(value, usual)),
      )
      .map(([key, value]) => [key, inOrder(value)]),
  )
}

/**
 * A `template.yaml` written by a person, in which only the members that differ are changed: comments and the layout of the others
 * stay.
 */
export function changeAbout(written: string, before: TemplateContent, wanted: TemplateContent): string {
  const document: Document = parseDocument(written, { schema: 'core' })
  const [old, now] = [aboutOf(before), aboutOf(wanted)]
  for (const key of new Set([...Object.keys(old), ...Object.keys(now)])) {
    if (isDeepStrictEqual(old[key], now[key])) continue
    if (now[key] === undefined) document.delete(key)
    else document.set(key, document.createNode(now[key], { aliasDuplicateObjects: false }))
  }
  return document.toString({ lineWidth: 0 })
}

/** Names that are not valid file names on every system, or that would lead out of the folder, are written inside the file. */
function writeSample({ name, ...sample }: Sample, taken: Set<string>): [string, string] {
  const safe = /^[\p{L}\p{N}](?:[\p{L}\p{N} ._-]*[\p{L}\p{N}_-])?$/u
  const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i
  const isPlain = safe.test(name) && !reserved.test(name) && name === name.normalize('NFC')
  const stem = isPlain
    ? name
    : name
        .normalize('NFC')
        .replaceAll(/[^\p{L}\p{N}_-]+/gu, '-')
        .replaceAll(/^-+|-+$/g, '')
  let file = stem === '' || reserved.test(stem) ? `sample-${stem}`.replace(/-$/, '') : stem
  for (let more = 2; taken.has(file.toLowerCase()); more++) file = `${stem}-${more}`
  taken.add(file.toLowerCase())
  return [`samples/${file}.yaml`, stringify(inOrder(file === name ? sample : { name, ...sample }), style)]
}
