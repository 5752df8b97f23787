import type { BlockNode, InlineNode, RowNode, ValuePart } from '../../model/template-tree.ts'
import type { MarkBook } from '../marks/mark-book.ts'

/**
 * Places where the absence of a value would be visible: a sentence with a gap, a heading or an announcing line with nothing below
 * it. Nothing is visible where a part is left out as a whole (a paragraph, an item or a cell of values alone).
 */
export function findAbsenceHints(blocks: readonly BlockNode[], book: MarkBook): void {
  for (const [index, node] of blocks.entries()) {
    findInNode(node, book)
    if (node.kind === 'heading' && mayStandAlone(blocks, index, book)) hint(node, 'heading-may-stand-alone', book)
    if (node.kind === 'paragraph' && announces(node.inline) && mayAnnounceNothing(blocks, index, book))
      hint(node, 'intro-may-stand-alone', book)
  }
}

/** Values that may be absent in a line with words of its own. */
export function findGaps(nodes: readonly InlineNode[], book: MarkBook): void {
  if (hasWords(nodes)) for (const slot of slotsOf(nodes)) gap(slot, book)
  for (const slot of linkSlotsOf(nodes)) gap(slot, book)
}

function findInNode(node: BlockNode, book: MarkBook): void {
  switch (node.kind) {
    case 'choice':
      for (const arm of node.arms) findAbsenceHints(arm, book)
      return
    case 'heading':
    case 'paragraph':
      return findGaps(node.inline, book)
    case 'list':
      for (const item of node.items) findAbsenceHints(item, book)
      return
    case 'quote':
      return findAbsenceHints(node.blocks, book)
    case 'table':
      for (const cell of [...node.head, ...node.rows.flatMap(cellsOf)]) findGaps(cell, book)
      return
    case 'qr':
      return gap(node.slot, book)
    case 'rule':
    case 'pageBreak':
    case 'image':
    case 'actions':
    case 'paymentSlip':
    case 'signature':
      return
    default:
      node satisfies never
  }
}

function cellsOf(row: RowNode): readonly (readonly InlineNode[])[] {
  return row.kind === 'choice' ? row.arms.flatMap((arm) => arm.flatMap(cellsOf)) : row.cells
}

function gap(slot: number, book: MarkBook): void {
  const fact = book.slots[slot]
  if (fact?.uncertain !== undefined) fact.faults.add(fact.at, 'may-be-absent', { name: fact.uncertain })
}

function hint(node: BlockNode, kind: 'heading-may-stand-alone' | 'intro-may-stand-alone', { places }: MarkBook): void {
  const place = places.get(node)
  place?.faults.add(place.at, kind)
}

/** A heading with nothing below it before the next heading of the same or a higher level, or before the end. */
function mayStandAlone(blocks: readonly BlockNode[], at: number, book: MarkBook): boolean {
  const heading = blocks[at]
  const level = heading?.kind === 'heading' ? heading.level : 2
  const rest = blocks.slice(at + 1)
  const end = rest.findIndex((node) => node.kind === 'heading' && node.level <= level)
  const below = end < 0 ? rest : rest.slice(0, end)
  return below.every((node) => mayBeEmpty(node, book))
}

/** A line such as `U brengt mee:` before a list that some letters do not have. */
function mayAnnounceNothing(blocks: readonly BlockNode[], at: number, book: MarkBook): boolean {
  const next = blocks[at + 1]
  const isPart = next?.kind === 'choice' || next?.kind === 'list' || next?.kind === 'table'
  return isPart && mayBeEmpty(next, book)
}

function announces(inline: readonly InlineNode[]): boolean {
  const last = inline.at(-1)
  return last?.kind === 'text' && /[:：]\s*$/.test(last.text)
}

function mayBeEmpty(node: BlockNode, book: MarkBook): boolean {
  switch (node.kind) {
    case 'choice': {
      if (book.blocks[node.id]?.isNeverEmpty === true)
        return node.arms[0]?.every((each) => mayBeEmpty(each, book)) ?? true
      return node.arms.length < 2 || node.arms.some((arm) => arm.every((each) => mayBeEmpty(each, book)))
    }
    case 'paragraph':
    case 'heading':
      return !hasWords(node.inline) && slotsOf(node.inline).every((slot) => isUncertain(slot, book))
    case 'list':
      return node.items.every((item) => item.every((each) => mayBeEmpty(each, book)))
    case 'quote':
      return node.blocks.every((each) => mayBeEmpty(each, book))
    case 'table':
      return node.rows.every((row) => row.kind === 'choice' && mayRowsBeEmpty(row, book))
    case 'rule':
    case 'pageBreak':
      return true
    case 'image':
    case 'qr':
    case 'actions':
    case 'paymentSlip':
    case 'signature':
      return false
    default:
      return node satisfies never
  }
}

function mayRowsBeEmpty(row: Extract<RowNode, { kind: 'choice' }>, book: MarkBook): boolean {
  if (book.blocks[row.id]?.isNeverEmpty === true) return false
  return row.arms.length < 2 || row.arms.some((arm) => arm.length === 0)
}

function isUncertain(slot: number, book: MarkBook): boolean {
  return book.slots[slot]?.uncertain !== undefined
}

function hasWords(nodes: readonly InlineNode[]): boolean {
  return nodes.some((node) =>
    node.kind === 'text' ? /\S/.test(node.text) : node.kind === 'choice' && node.arms.some(hasWords),
  )
}

function slotsOf(nodes: readonly InlineNode[]): number[] {
  return nodes.flatMap((node) =>
    node.kind === 'slot' ? [node.slot] : node.kind === 'choice' ? node.arms.flatMap(slotsOf) : [],
  )
}

/** A link whose address is absent becomes plain words. */
function linkSlotsOf(nodes: readonly InlineNode[]): number[] {
  const inHref = (parts: readonly ValuePart[] = []): number[] =>
    parts.flatMap((part) => (typeof part === 'string' ? [] : [part.slot]))
  const found = nodes.flatMap((node) =>
    node.kind === 'choice' ? node.arms.flatMap(linkSlotsOf) : node.kind === 'note' ? [] : inHref(node.href),
  )
  return [...new Set(found)]
}
