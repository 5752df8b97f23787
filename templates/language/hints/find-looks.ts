import type { FaultList, Place } from '../faults/fault-list.ts'
import { checkAddress } from '../literals/check-address.ts'
import { shortened } from '../literals/shorten.ts'
import { splitMarks } from '../parse/marks.ts'
import type { PlaceOf } from '../parse/place-in.ts'
import type { Scope } from '../scope/expression-scope.ts'
import { isKnownName } from './known-name.ts'

export interface LookContext {
  readonly faults: FaultList
  /** The start of the paragraph, heading or cell. */
  readonly at: Place
  readonly placeOf: PlaceOf
  readonly scope: Scope
}

const name = String.raw`[\p{L}_][\p{L}\p{N}_.-]{0,60}`
/** The notation of a variable in other tools: Notify, Word's merge fields, single braces, and a few more. */
const placeholders = new RegExp(
  [
    String.raw`\(\(\s*(${name}(?: ${name}){0,5})\s*\)\)`,
    String.raw`[$#]?(?<!\{)\{\s*(${name})\s*\}(?!\})`,
    String.raw`«\s*(${name})\s*»`,
    String.raw`\[\[?\s*(${name})\s*\]\]?(?![(\[{:])`,
    String.raw`<<?\s*(${name})\s*>>?`,
    String.raw`%(${name})%`,
  ].join('|'),
  'gu',
)
/** Brackets, guillemets and percent signs have other uses: they are reported only around the name of a variable. */
const certain = /^\(\(|^[$#]?\{/
const html =
  /<\/?(?:a|abbr|b|big|blockquote|br|center|div|em|font|h[1-6]|hr|i|img|li|ol|p|pre|small|span|strong|strike|s|sub|sup|table|tbody|td|th|thead|tr|u|ul)(?:\s[^<>]*)?\/?>/giu
const code = /`+[^`\n]+`+/gu
const strike = /~~[^~\n]+~~/gu
const bold = /\*\*/gu
const braces = /\{\{|\}\}/gu
/** `[words] (address)`, `[words](address` without its end, and the two swapped. */
const link =
  /\[[^\]\n]+\]\s?\((?:https?:|www\.|mailto:|tel:)?[^)\s]*|\([^()\n]+\)\[(?:https?:|www\.|mailto:|tel:)[^\]\n]*\]?/gu

/** Characters in words that will be printed as they are, and were meant as markup. A backslash before one declares it as text. */
export function findLooks(words: string, context: LookContext): void {
  for (const [found] of words.matchAll(/https?:\/\/[^\s<>"]+/gi))
    checkAddress([untilMark(found)], { ...context, at: context.at })
  if (!/[({[<«%`~*}]/.test(words)) return
  findPlaceholders(words, context)
  for (const [found] of words.matchAll(html)) report('html-marks', { text: shortened(found) }, found, context)
  for (const [found] of words.matchAll(code))
    report('code-marks', { text: shortened(found), repair: found.replace(/`/g, '') }, found, context)
  for (const [found] of words.matchAll(strike))
    report('strike-marks', { text: shortened(found), repair: found.replace(/~~/g, '') }, found, context)
  for (const { index } of words.matchAll(bold)) {
    const around = words.slice(index, index + 30)
    report('bold-not-closed', { text: shortened(withoutMarks(around)) }, around, context)
    break
  }
  for (const [found] of words.matchAll(braces)) report('stray-braces', { text: found }, found, context)
  for (const [found] of words.matchAll(link)) {
    if (/^\[[ xX]\]\s\((?!https?:|www)/.test(found)) continue
    report('link-not-closed', { text: shortened(withoutMarks(found)) }, found, context)
  }
}

function findPlaceholders(words: string, context: LookContext): void {
  for (const match of words.matchAll(placeholders)) {
    const [found] = match
    const variable = asName(match.slice(1).find((each) => each !== undefined) ?? '')
    if (found.startsWith('<') && new RegExp(html.source, 'iu').test(found)) continue
    const isKnown = isKnownName(variable, context.scope)
    if (!isKnown && !certain.test(found)) continue
    const values = { text: shortened(found), repair: `{{${variable}}}` }
    report(isKnown ? 'placeholder-marks' : 'placeholder-unknown', values, found, context)
  }
}

/** Turns `datum zitting` into the name of a variable: `datumZitting`. */
function asName(words: string): string {
  return words.replace(/ +(\S)/g, (_, letter: string) => letter.toUpperCase())
}

/** A subject and an action have no Markdown: markup elsewhere is printed as text here. */
export function findMarksInPlain(words: string, context: LookContext): void {
  findPlaceholders(words, context)
  const marks =
    /\*\*[^*\n]+\*\*|^#{1,6}\s|\[[^\]\n]+\]\([^)\n]*\)|`[^`\n]+`|~~[^~\n]+~~|(?<![\p{L}\p{N}*])\*[^*\s][^*\n]*\*(?![\p{L}\p{N}*])/gu
  for (const [found] of words.matchAll(marks))
    report('marks-in-plain-text', { text: shortened(withoutMarks(found)) }, found, context)
  for (const [found] of words.matchAll(html)) report('html-marks', { text: shortened(found) }, found, context)
}

type LookKind =
  | 'placeholder-marks'
  | 'placeholder-unknown'
  | 'html-marks'
  | 'code-marks'
  | 'strike-marks'
  | 'bold-not-closed'
  | 'link-not-closed'
  | 'stray-braces'
  | 'marks-in-plain-text'

function report(
  kind: LookKind,
  values: { readonly text: string; readonly repair?: string },
  found: string,
  { faults, at, placeOf }: LookContext,
): void {
  const place = placeOf(untilMark(found), at)
  faults.add(place, kind, values)
}

/** Marks replace expressions, which the source writes in another way: the place is searched by the text before the first mark. */
function untilMark(text: string): string {
  const [first = ''] = splitMarks(text)
  return typeof first === 'string' ? first : text
}

function withoutMarks(text: string): string {
  return splitMarks(text)
    .map((part) => (typeof part === 'string' ? part : '{{…}}'))
    .join('')
    .replace(/[\ue000-\uf8ff\ufffc]\d*/g, '')
}
