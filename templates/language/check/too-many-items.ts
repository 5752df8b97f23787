import type { Language } from '../../../core/words/language.ts'
import { maxPages } from '../../model/max-pages.ts'
import type { TemplateSource } from '../../model/template-source.ts'

/** A list that makes every letter longer than an envelope takes. */
export interface TooManyItems {
  readonly name: string
  readonly count: number
  /** Items for which the pages have room when nothing else stands on them. */
  readonly most: number
}

/** Lines of 15 points, the lowest that an item may have, on pages of 248 mm (the geometry of the letter). */
const most = Math.floor((maxPages * 248 * 72) / 25.4 / 15)

/**
 * Lists of which the letter in a language shows each item on a line of its own, with more items than its pages have lines.
 * Counts what is certain only, and so never refuses a letter that fits: lists within a condition are left to the writer.
 */
export function tooManyItems(
  { languages }: Pick<TemplateSource, 'languages'>,
  language: Language,
  data: Readonly<Record<string, unknown>>,
): TooManyItems[] {
  const body = languages[language]?.body ?? ''
  return shownLists(body).flatMap((name) => {
    const value = Object.hasOwn(data, name) ? data[name] : undefined
    return Array.isArray(value) && value.length > most ? [{ name, count: value.length, most }] : []
  })
}

/** Lists that stand outside every other block, each item with words of its own. */
function shownLists(body: string): string[] {
  const names: string[] = []
  let open: { depth: number; name: string; words: string } | undefined
  let depth = 0
  for (const line of body.split('\n')) {
    const [, list] = /^\s*\{\{#each ([\p{L}\p{N}_-]+)\}\}\s*$/u.exec(line) ?? []
    if (list !== undefined && depth === 0) open = { depth, name: list, words: '' }
    else if (open !== undefined && depth === open.depth + 1) open.words += line.replaceAll(/\{\{[^}]*\}\}/gu, '')
    depth += (line.match(/\{\{#/gu)?.length ?? 0) - (line.match(/\{\{\//gu)?.length ?? 0)
    if (open !== undefined && depth <= open.depth) {
      if (/[\p{L}|]/u.test(open.words)) names.push(open.name)
      open = undefined
    }
  }
  return [...new Set(names)]
}
