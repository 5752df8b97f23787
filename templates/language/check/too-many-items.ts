import type { Language } from '../../../core/words/language.ts'
import { maxPages } from '../../model/max-pages.ts'
import type { TemplateSource } from '../../model/template-source.ts'
import { oncePer } from '../once-per.ts'

/** A list that makes every letter longer than an envelope can hold. */
export interface TooManyItems {
  readonly name: string
  readonly count: number
  /** Items that fit on the pages when nothing else is printed on them. */
  readonly most: number
}

/** Lines of 15 points, the lowest that an item may have, on pages of 248 mm (the geometry of the letter). */
const maxItems = Math.floor((maxPages * 248 * 72) / 25.4 / 15)

/**
 * Lists whose items are each printed on a line of their own in the letter, with more items than its pages have lines. Counts only
 * what is certain, and so never refuses a letter that fits: lists within a condition are checked by the writer.
 */
export function tooManyItems(
  { languages }: Pick<TemplateSource, 'languages'>,
  language: Language,
  data: Readonly<Record<string, unknown>>,
): TooManyItems[] {
  const text = languages[language]
  if (text === undefined) return []
  return listsOf(text).flatMap((name) => {
    const value = Object.hasOwn(data, name) ? data[name] : undefined
    return Array.isArray(value) && value.length > maxItems ? [{ name, count: value.length, most: maxItems }] : []
  })
}

/** A series of letters is checked against one text, which is read line by line once. */
const listsOf = oncePer(({ body }: { readonly body: string }) => shownLists(body))

/** Lists that are outside every other block, and whose items contain words of the author. */
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
