import { bookmarksFrom } from '../draw/outline.ts'
import type { LetterStructure, StructureContent, StructureElement } from './read-structure.ts'

/** A fault in the structure of a letter, for its maker; `detail` holds no text of the letter. */
export interface StructureFault {
  readonly rule:
    | 'document'
    | 'headings'
    | 'figure-alt'
    | 'lists'
    | 'tables'
    | 'links'
    | 'notes'
    | 'artifacts'
    | 'untagged'
    | 'empty'
    | 'language'
    | 'bookmarks'
  /** From 1; absent where it concerns the whole letter. */
  readonly page?: number
  readonly detail: string
}

type Add = (rule: StructureFault['rule'], detail: string, at?: StructureElement) => void
type Check = (structure: LetterStructure, add: Add) => void

/**
 * Faults that validators do not find, or find only with Java: a letter without heading or table head, a figure without a text,
 * notes that cannot be followed. After ISO 14289-1 (PDF/UA-1) and the points of the Matterhorn protocol that people judge.
 */
export function structureFaults(structure: LetterStructure): StructureFault[] {
  const faults: StructureFault[] = []
  const add: Add = (rule, detail, at) => faults.push({ rule, detail, ...(at?.page !== undefined && { page: at.page }) })
  for (const check of checks) check(structure, add)
  return faults
}

const checkDocument: Check = ({ tops, language, title }, add) => {
  if (tops.length !== 1 || tops[0]?.type !== 'Document') add('document', 'The tree does not begin with one Document.')
  if (title === undefined || title === '') add('document', 'It has no title.')
  if (language === undefined) add('language', 'It does not state its language.')
}

const checkHeadings: Check = ({ tops }, add) => {
  const headings = allOf(tops).filter(({ type }) => /^H[1-6]$/.test(type))
  const firsts = headings.filter(({ type }) => type === 'H1')
  if (firsts.length !== 1) add('headings', `It has ${firsts.length} headings of the first level instead of one.`)
  let level = 0
  for (const each of headings) {
    const next = Number(each.type.slice(1))
    if (next > level + 1) add('headings', `A heading of level ${next} follows one of level ${level}.`, each)
    level = next
    if (textIn(each).trim() === '') add('headings', 'A heading is empty.', each)
  }
}

const checkFigures: Check = ({ tops }, add) => {
  for (const each of allOf(tops))
    if (each.type === 'Figure' && (each.alt ?? '').trim() === '')
      add('figure-alt', 'A figure has no alternative text.', each)
}

const checkLists: Check = ({ tops }, add) => {
  for (const each of allOf(tops)) {
    if (each.type === 'L') {
      if (!hasOnly(each, ['L', 'LI', 'Caption'])) add('lists', 'A list holds something that is no item.', each)
      if (each.numbering === undefined) add('lists', 'A list does not say how it is numbered.', each)
    }
    if (each.type === 'LI' && !hasOnly(each, ['Lbl', 'LBody']))
      add('lists', 'An item holds more than label and body.', each)
    if (each.type === 'LI' && !kindsIn(each).includes('LBody')) add('lists', 'An item of a list has no body.', each)
  }
}

const checkTables: Check = ({ tops }, add) => {
  for (const table of allOf(tops).filter(({ type }) => type === 'Table')) {
    if (!hasOnly(table, ['THead', 'TBody', 'TFoot', 'TR', 'Caption']))
      add('tables', 'A table holds more than rows.', table)
    const rows = allOf([table]).filter(({ type }) => type === 'TR')
    const cells = rows.flatMap(elementsIn)
    if (cells.some(({ type }) => type !== 'TH' && type !== 'TD')) add('tables', 'A row holds more than cells.', table)
    const heads = cells.filter(({ type }) => type === 'TH')
    if (heads.length === 0) add('tables', 'A table has no header cell.', table)
    if (heads.some(({ scope }) => scope === undefined))
      add('tables', 'A header cell is of neither row nor column.', table)
    checkParts(table, add)
    if (new Set(rows.map((row) => elementsIn(row).length)).size > 1)
      add('tables', 'Rows have different lengths.', table)
  }
}

/** Head first, foot last, once each; the head of a column is in the head of the table, the head of a row at its start. */
function checkParts(table: StructureElement, add: Add): void {
  const parts = kindsIn(table)
  if (parts.lastIndexOf('THead') > 0 || (parts.includes('TFoot') && parts.indexOf('TFoot') < parts.length - 1))
    add('tables', 'The head or the foot of a table is not in its place.', table)
  for (const part of elementsIn(table)) {
    const rows = part.type === 'TR' ? [part] : elementsIn(part)
    for (const row of rows)
      for (const [at, { type, scope }] of elementsIn(row).entries()) {
        if (type !== 'TH') continue
        if (scope === 'Column' && part.type !== 'THead')
          add('tables', 'The header of a column is not in the head of its table.', row)
        if (scope === 'Row' && (at > 0 || part.type === 'THead'))
          add('tables', 'The header of a row is not its first cell.', row)
      }
  }
  const bodies = elementsIn(table).filter(({ type }) => type === 'TBody')
  const firsts = bodies.flatMap(elementsIn).map((row) => elementsIn(row)[0]?.type)
  // Where not each row has a head, a row with one is a total.
  if (firsts.at(-1) === 'TH' && firsts.includes('TD'))
    add('tables', 'A total at the end of a table is not in its foot.', table)
}

const checkLinks: Check = ({ tops }, add) => {
  for (const link of allOf(tops).filter(({ type }) => type === 'Link')) {
    const annotations = link.kids.filter((kid) => kid.type === 'annotation')
    if (annotations.length === 0 || textIn(link).trim() === '')
      add('links', 'A link leads nowhere or has no words.', link)
    for (const { link: target } of annotations as readonly Annotation[]) {
      if ((target.contents ?? '') === '') add('links', 'A link does not say where it leads (Contents).', link)
      if (target.url === undefined && target.toPage === undefined) add('links', 'A link has no target.', link)
    }
  }
}

type Annotation = Extract<StructureContent, { type: 'annotation' }>

const checkNotes: Check = ({ tops }, add) => {
  const all = allOf(tops)
  const notes = all.filter(({ type }) => type === 'Note')
  for (const note of notes) {
    if (note.id === undefined) add('notes', 'A note has no ID.', note)
    if (!kindsIn(note).includes('Lbl')) add('notes', 'A note has no label.', note)
    if (!leadsWithin(note)) add('notes', 'A note does not lead back to its mark.', note)
  }
  for (const mark of all.filter(({ type }) => type === 'Reference'))
    if (!leadsWithin(mark)) add('notes', 'The mark of a note does not lead to it.', mark)
}

function leadsWithin(element: StructureElement): boolean {
  return allOf([element]).some((each) =>
    each.kids.some((kid) => kid.type === 'annotation' && 'link' in kid && kid.link.toPage !== undefined),
  )
}

const paginations = ['Header', 'Footer', 'Watermark']

const checkArtifacts: Check = ({ artifacts, untagged }, add) => {
  for (const { type, subtype, text, page } of artifacts) {
    const where = ` (page ${page})`
    if (type === undefined) add('artifacts', `An artifact has no type${where}.`)
    if (text.trim() === '') continue
    if (type !== 'Pagination')
      add('artifacts', `Text that is not read is not in a header or footer of the page${where}.`)
    else if (subtype !== undefined && !paginations.includes(subtype))
      add('artifacts', `An artifact is of an unknown kind${where}.`)
  }
  for (const { page } of untagged) add('untagged', `Something belongs to no element and to no artifact (page ${page}).`)
}

/** Elements that have text of their own; a cell may be empty. */
const textElements = new Set(['P', 'LBody', 'Lbl', 'Note', 'Link', 'BlockQuote'])

const checkEmpty: Check = ({ tops }, add) => {
  for (const each of allOf(tops))
    if (
      textElements.has(each.type) &&
      textIn(each).trim() === '' &&
      !allOf([each]).some(({ type }) => type === 'Figure')
    )
      add('empty', `An element ${each.type} has no text.`, each)
}

const checkBookmarks: Check = ({ tops, pages, bookmarks }, add) => {
  const below = allOf(tops).filter(({ type }) => /^H[2-6]$/.test(type)).length
  const isLong = pages >= bookmarksFrom.pages || below >= bookmarksFrom.headings
  if (isLong && bookmarks.length === 0) add('bookmarks', 'It is long and has no bookmarks.')
  if (bookmarks.some(({ title, page }) => title.trim() === '' || page === undefined))
    add('bookmarks', 'A bookmark has no title or leads nowhere.')
}

const checks = [
  checkDocument,
  checkHeadings,
  checkFigures,
  checkLists,
  checkTables,
  checkLinks,
  checkNotes,
  checkArtifacts,
  checkEmpty,
  checkBookmarks,
]

/** All elements, each before its children: the order of reading. */
export function allOf(elements: readonly StructureElement[]): StructureElement[] {
  return elements.flatMap((each) => [each, ...allOf(elementsIn(each))])
}

function elementsIn({ kids }: StructureElement): StructureElement[] {
  return kids.filter((kid) => 'kids' in kid)
}

function kindsIn(element: StructureElement): string[] {
  return elementsIn(element).map(({ type }) => type)
}

function hasOnly(element: StructureElement, types: readonly string[]): boolean {
  return element.kids.every((kid) => types.includes(kid.type))
}

function textIn(element: StructureElement): string {
  return element.kids.map((kid) => ('kids' in kid ? textIn(kid) : kid.type === 'text' ? kid.text : '')).join('')
}
