import { isDeepStrictEqual } from 'node:util'
import { structuredPatch } from 'diff'
import { type Language, languages } from '../../../core/words/language.ts'
import type { TemplateSource, Variable } from '../../model/template-source.ts'
import { type DiffLine, type MarkedLine, markLines } from './mark-lines.ts'

/** A stretch that changed, with three lines around it. */
export interface Hunk {
  readonly language: Language
  readonly part: 'subject' | 'body'
  /** The line where it begins in the older and in the newer text, from 1. */
  readonly from: number
  readonly to: number
  readonly lines: readonly DiffLine[]
  /** The same stretch with each changed line once, marked word by word. */
  readonly marked: readonly MarkedLine[]
}
export interface VersionDiff {
  readonly text: readonly Hunk[]
  /** The names of variables. */
  readonly variables: {
    readonly added: readonly string[]
    readonly removed: readonly string[]
    readonly changed: readonly string[]
  }
  /** All other parts of a letter's template: actions, the payment, blocks, languages, channels, house style. */
  readonly settings: readonly SettingChange[]
}
/** A setting as JSON pointer, with its older and its newer value; absent where there was or is none. */
export interface SettingChange {
  readonly pointer: string
  readonly from?: unknown
  readonly to?: unknown
}

const kinds = { ' ': 'same', '-': 'removed', '+': 'added' } as const
/** With more changed lines than this a comparison takes long and is of little use: then the whole text is reported as changed. */
const maxEdits = 5_000

/** The changes that an officer or a reviewer needs to see: the words, and the variables that senders must give. */
export function compareVersions(older: TemplateSource, newer: TemplateSource): VersionDiff {
  const text = languages.flatMap((language) =>
    (['subject', 'body'] as const).flatMap((part) => {
      const before = older.languages[language]?.[part] ?? ''
      const after = newer.languages[language]?.[part] ?? ''
      return compareTexts(before, after).map((hunk) => ({ language, part, ...hunk }))
    }),
  )
  return {
    text,
    variables: compareVariables(older.variables, newer.variables),
    settings: compareSettings(settingsOf(older), settingsOf(newer)),
  }
}

/** Compared separately, or not part of a letter. */
const elsewhere = new Set(['languages', 'variables', 'samples'])

function settingsOf(source: TemplateSource): object {
  return Object.fromEntries(Object.entries(source).filter(([name]) => !elsewhere.has(name)))
}

/** A changed account number must not be hidden in an object that changed: each leaf is reported separately. */
function compareSettings(before: unknown, after: unknown, pointer = ''): SettingChange[] {
  if (isDeepStrictEqual(before, after)) return []
  if (isParted(before) && isParted(after) && Array.isArray(before) === Array.isArray(after))
    return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) =>
      compareSettings(Reflect.get(before, key), Reflect.get(after, key), `${pointer}/${key}`),
    )
  return [{ pointer, ...(before === undefined ? {} : { from: before }), ...(after === undefined ? {} : { to: after }) }]
}

function isParted(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

/** The stretches in which two texts differ. */
export function compareTexts(before: string, after: string): Omit<Hunk, 'language' | 'part'>[] {
  if (before === after) return []
  const options = { context: 3, maxEditLength: maxEdits }
  const patch = structuredPatch('', '', lined(before), lined(after), undefined, undefined, options)
  if (patch === undefined)
    return [marked({ from: 1, to: 1, lines: [...linesOf(before, 'removed'), ...linesOf(after, 'added')] })]
  return patch.hunks.map((hunk) =>
    marked({
      from: Math.max(1, hunk.oldStart),
      to: Math.max(1, hunk.newStart),
      lines: hunk.lines.flatMap((line) => {
        const kind = kinds[line.charAt(0) as keyof typeof kinds] as DiffLine['kind'] | undefined
        return kind === undefined ? [] : [{ kind, text: line.slice(1) }]
      }),
    }),
  )
}

function marked<Part extends { readonly lines: readonly DiffLine[] }>(hunk: Part): Part & { marked: MarkedLine[] } {
  return { ...hunk, marked: markLines(hunk.lines) }
}

/** A text whose last line ends like the others, so that a missing line end at the end of a file is no change. */
function lined(text: string): string {
  const lines = text.replaceAll(/\r\n?/g, '\n')
  return lines === '' || lines.endsWith('\n') ? lines : `${lines}\n`
}

function linesOf(text: string, kind: DiffLine['kind']): DiffLine[] {
  return lined(text)
    .split('\n')
    .slice(0, -1)
    .map((line) => ({ kind, text: line }))
}

function compareVariables(older: readonly Variable[], newer: readonly Variable[]): VersionDiff['variables'] {
  const before = new Map(older.map((each) => [each.name, each]))
  const after = new Map(newer.map((each) => [each.name, each]))
  return {
    added: [...after.keys()].filter((name) => !before.has(name)),
    removed: [...before.keys()].filter((name) => !after.has(name)),
    changed: [...after].flatMap(([name, variable]) => {
      const was = before.get(name)
      return was === undefined || isDeepStrictEqual(was, variable) ? [] : [name]
    }),
  }
}
