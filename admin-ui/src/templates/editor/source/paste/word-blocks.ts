import type { HtmlElement } from './read-html.ts'

/** Words with the marks that letters support. */
export interface Run {
  readonly text: string
  readonly strong: boolean
  readonly emphasis: boolean
  readonly href: string | undefined
}
export type Block =
  | { readonly kind: 'paragraph'; readonly runs: readonly Run[] }
  | { readonly kind: 'heading'; readonly level: number; readonly runs: readonly Run[] }
  | { readonly kind: 'item'; readonly level: number; readonly ordered: boolean; readonly runs: readonly Run[] }
  | { readonly kind: 'table'; readonly rows: readonly (readonly Cell[])[] }
export interface Cell {
  readonly runs: readonly Run[]
  readonly right: boolean
}

type Mark = Pick<Run, 'strong' | 'emphasis' | 'href'>
/** Turns a paragraph into the block of its place. */
type Place = { readonly kind: 'paragraph' } | { readonly kind: 'heading'; readonly level: number } | ListPlace
interface ListPlace {
  readonly kind: 'item'
  readonly level: number
  readonly ordered: boolean
}

const blockNames =
  /^(?:p|div|h[1-6]|ul|ol|li|table|tbody|thead|tfoot|tr|td|th|blockquote|section|article|header|footer|main|aside|body|html|dl|dt|dd|pre|address|hr|figure|center)$/
const hidden = /display\s*:\s*none|mso-hide\s*:\s*all|visibility\s*:\s*hidden/i
const listMark = /^[\s\u00a0]*(?:[·•▪§●○■–-]|(\d{1,3}|[a-z]|[ivx]{1,5})[.)])[\s\u00a0]+/

/** The blocks of a document as word processors put them on the clipboard, also where their lists are paragraphs. */
export function blocksOf(root: HtmlElement): Block[] {
  const reader = new Reader()
  reader.children(root, { strong: false, emphasis: false, href: undefined }, { kind: 'paragraph' })
  reader.flush({ kind: 'paragraph' })
  return reader.blocks
}

class Reader {
  readonly blocks: Block[] = []
  #runs: Run[] = []

  children(element: HtmlElement, mark: Mark, place: Place): void {
    for (const child of element.children) {
      if (typeof child === 'string') this.#runs.push({ ...mark, text: child.replaceAll(/[\s\u00a0]+/g, ' ') })
      else this.#element(child, mark, place)
    }
  }

  flush(place: Place): void {
    const runs = tidied(this.#runs)
    this.#runs = []
    if (runs.length > 0) this.blocks.push({ ...place, runs })
  }

  #element(element: HtmlElement, mark: Mark, place: Place): void {
    const { name } = element
    const style = element.attributes.get('style') ?? ''
    if (hidden.test(style) || isListMark(style)) return
    if (name === 'br') return void this.#runs.push({ ...mark, text: '\n' })
    if (!blockNames.test(name)) return this.children(element, inner(element, style, mark), place)
    this.flush(place)
    if (name === 'table' && this.#table(element, mark)) return
    const own = placeOf(element, style, place)
    this.children(element, inner(element, style, mark), own)
    if (own.kind === 'item' && name === 'p' && markOf(element) === undefined) this.#runs = withoutMark(this.#runs)
    this.flush(own)
  }

  /** @returns whether it is a table of data; the content of a layout table is read as if the table were absent */
  #table(element: HtmlElement, mark: Mark): boolean {
    const rows = rowsOf(element).map((row) => row.children.filter(isCell))
    const isData = rows.length > 1 && rows.every((cells) => cells.every((cell) => !holdsTable(cell)))
    if (!isData || Math.max(...rows.map(({ length }) => length)) < 2) return false
    this.blocks.push({ kind: 'table', rows: rows.map((cells) => cells.flatMap((cell) => readCell(cell, mark))) })
    return true
  }
}

function readCell(cell: HtmlElement, mark: Mark): Cell[] {
  const inside = new Reader()
  inside.children(cell, mark, { kind: 'paragraph' })
  inside.flush({ kind: 'paragraph' })
  const space = { text: ' ', strong: false, emphasis: false, href: undefined }
  const runs = inside.blocks.flatMap((block) => ('runs' in block ? [...block.runs, space] : []))
  const flat = tidied(runs.map((run) => ({ ...run, text: run.text.replaceAll('\n', ' ') })))
  const first = cell.children.find((child) => typeof child !== 'string')
  const right = [cell, first].some(
    (each) =>
      typeof each === 'object' &&
      (each.attributes.get('align')?.toLowerCase() === 'right' ||
        /(?:^|;)\s*text-align\s*:\s*(?:right|end)/i.test(each.attributes.get('style') ?? '')),
  )
  const span = Math.min(Math.max(Number(cell.attributes.get('colspan') ?? 1) || 1, 1), 20)
  return [{ runs: flat, right }, ...Array.from({ length: span - 1 }, (): Cell => ({ runs: [], right }))]
}

function placeOf(element: HtmlElement, style: string, place: Place): Place {
  const { name } = element
  const classes = element.attributes.get('class') ?? ''
  const level = /^h([1-6])$/.exec(name)?.[1]
  if (level !== undefined) return { kind: 'heading', level: Number(level) }
  if (/\bMsoTitle\b/.test(classes)) return { kind: 'heading', level: 1 }
  if (name === 'ul' || name === 'ol')
    return { kind: 'item', level: place.kind === 'item' ? place.level + 1 : 1, ordered: name === 'ol' }
  const list = /mso-list\s*:\s*\S+\s+level(\d)/i.exec(style)?.[1]
  const mark = markOf(element)
  const isList =
    list !== undefined || (/\bMsoList/.test(classes) && (mark ?? listMark.exec(textOf(element))?.[0]) !== undefined)
  if (!isList) return place
  const marker = mark ?? listMark.exec(textOf(element))?.[0] ?? ''
  return { kind: 'item', level: Number(list ?? 1), ordered: /^[\s\u00a0]*(?:\d+|[a-z]|[ivx]+)[.)]/i.test(marker) }
}

function inner({ name, attributes }: HtmlElement, style: string, mark: Mark): Mark {
  const weight = /(?:^|;)\s*font-weight\s*:\s*(\w+)/i.exec(style)?.[1]?.toLowerCase()
  const slant = /(?:^|;)\s*font-style\s*:\s*(\w+)/i.exec(style)?.[1]?.toLowerCase()
  return {
    strong:
      weight === undefined
        ? mark.strong || name === 'b' || name === 'strong'
        : /^(?:bold|bolder|[6-9]00)$/.test(weight),
    emphasis: slant === undefined ? mark.emphasis || name === 'i' || name === 'em' : slant === 'italic',
    href: name === 'a' ? (safeLink(attributes.get('href')) ?? mark.href) : mark.href,
  }
}

/** Only the links that a letter may have; every other link becomes its text. */
function safeLink(href: string | undefined): string | undefined {
  const trimmed = href?.trim() ?? ''
  if (!/^(?:https?:\/\/|mailto:|tel:)\S/i.test(trimmed)) return undefined
  return trimmed.replaceAll(
    /[\s<>()[\]{}"'`\\|*_]/g,
    (character) => `%${character.charCodeAt(0).toString(16).padStart(2, '0')}`,
  )
}

/** Joins the words of one mark, without white space at the ends or around a line end. */
function tidied(runs: readonly Run[]): Run[] {
  const joined: Run[] = []
  for (const run of runs) {
    const last = joined.at(-1)
    const same =
      last !== undefined && last.strong === run.strong && last.emphasis === run.emphasis && last.href === run.href
    if (same) joined[joined.length - 1] = { ...last, text: last.text + run.text }
    else joined.push(run)
  }
  const clean = joined.map((run) => ({
    ...run,
    text: run.text
      .replaceAll(/[\p{Cc}\p{Cf}\p{Co}]/gu, (character) => (character === '\n' ? character : ''))
      .replaceAll(/ +/g, ' ')
      .replaceAll(/ ?\n ?/g, '\n'),
  }))
  const start = clean.findIndex(({ text }) => text.trim() !== '')
  const end = clean.findLastIndex(({ text }) => text.trim() !== '')
  return clean.slice(Math.max(start, 0), end + 1).map((run, index, all) => ({
    ...run,
    text: trimmed(run.text, index === 0, index === all.length - 1),
  }))
}

function trimmed(text: string, atStart: boolean, atEnd: boolean): string {
  const one = atStart ? text.trimStart() : text
  return atEnd ? one.trimEnd() : one
}

/** The marker or number before a list item, which Word writes as text. */
function markOf(element: HtmlElement): string | undefined {
  for (const child of element.children) {
    if (typeof child === 'string') continue
    if (isListMark(child.attributes.get('style') ?? '')) return textOf(child)
    const inside = markOf(child)
    if (inside !== undefined) return inside
  }
  return undefined
}

function isListMark(style: string): boolean {
  return /mso-list\s*:\s*ignore/i.test(style)
}

function withoutMark(runs: readonly Run[]): Run[] {
  const [first, ...others] = tidied(runs)
  return first === undefined ? [] : [{ ...first, text: first.text.replace(listMark, '') }, ...others]
}

function textOf(element: HtmlElement): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('')
}

function rowsOf(element: HtmlElement): HtmlElement[] {
  return element.children.flatMap((child) => {
    if (typeof child === 'string') return []
    if (child.name === 'tr') return [child]
    return /^(?:tbody|thead|tfoot)$/.test(child.name) ? rowsOf(child) : []
  })
}

function isCell(child: HtmlElement | string): child is HtmlElement {
  return typeof child !== 'string' && (child.name === 'td' || child.name === 'th')
}

function holdsTable(element: HtmlElement): boolean {
  return element.children.some((child) => typeof child !== 'string' && (child.name === 'table' || holdsTable(child)))
}
