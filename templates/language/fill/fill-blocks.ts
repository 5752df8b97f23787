import type { Language } from '../../../core/words/language.ts'
import type { Action, Block, Cell, Payment, Row, Run, Signatory } from '../../model/document.ts'
import type { BlockNode, CellNode, InlineNode, RowNode } from '../../model/template-tree.ts'
import { asText } from '../format/format-value.ts'
import { cleanText } from '../format/value-text.ts'
import { allowedLink } from '../parse/allowed-link.ts'
import { codeName } from '../scope/code-name.ts'
import { fillRuns } from './fill-runs.ts'
import type { FixedRuns } from './fixed-runs.ts'
import type { NoteNumbers } from './number-notes.ts'
import type { Frame } from './run-program.ts'

export interface FillContext {
  readonly frame: Frame
  readonly language: Language
  readonly fixed: FixedRuns
  readonly notes: NoteNumbers
  readonly actions: readonly Action[]
  readonly payment?: Payment
  readonly signatories: (keys: readonly string[]) => Signatory[]
}

/** Fills the blocks of a letter. An empty paragraph, list or table without rows is left out as a whole. */
export function fillBlocks(nodes: readonly BlockNode[], context: FillContext): Block[] {
  const blocks: Block[] = []
  for (const node of nodes) for (const block of fillBlock(node, context)) addBlock(blocks, block)
  return blocks
}

function fillBlock(node: BlockNode, context: FillContext): readonly Block[] {
  const { frame, language } = context
  switch (node.kind) {
    case 'choice':
      return (frame.blocks[node.id] ?? []).flatMap((taken) =>
        fillBlocks(node.arms[taken.arm] ?? [], { ...context, frame: taken }),
      )
    case 'heading':
    case 'paragraph': {
      const runs = runsOf(node.inline, context)
      if (runs.length === 0) return []
      return node.kind === 'heading' ? [{ kind: 'heading', level: node.level, runs }] : [{ kind: 'paragraph', runs }]
    }
    case 'list': {
      const items = node.items.map((item) => fillBlocks(item, context)).filter((item) => item.length > 0)
      return items.length > 0 ? [{ kind: 'list', ordered: node.ordered, start: node.start, items }] : []
    }
    case 'table': {
      if (!hasRows(node.rows, frame)) return []
      const head = node.head.map((cell) => fillCell(cell, context))
      const rows = node.rows.flatMap((row) => fillRow(row, context))
      return [{ kind: 'table', columns: node.columns, head, rows }]
    }
    case 'quote': {
      const blocks = fillBlocks(node.blocks, context)
      return blocks.length > 0 ? [{ kind: 'quote', blocks }] : []
    }
    case 'rule':
    case 'pageBreak':
      return [{ kind: node.kind }]
    case 'image':
      return [node]
    case 'qr':
      return fillQr(cleanText(asText(frame.values[node.slot], language)), node.alt, language)
    case 'actions':
      return context.actions.length > 0 ? [{ kind: 'actions', actions: context.actions }] : []
    case 'paymentSlip':
      return context.payment ? [{ kind: 'paymentSlip', payment: context.payment }] : []
    case 'signature': {
      const signatories = context.signatories(node.keys)
      return signatories.length > 0 ? [{ kind: 'signature', signatories }] : []
    }
  }
}

/** With more bytes the modules are too small for a printer and a telephone at 30 mm (version 16, level M). */
export const maxSymbolBytes = 450

/** A text that is too long for a symbol is printed as text: nothing is lost, and no letter fails for it. */
function fillQr(text: string, alt: string, language: Language): readonly Block[] {
  if (text === '') return []
  if (Buffer.byteLength(text) <= maxSymbolBytes)
    return [
      alt.trim() === '' ? { kind: 'qr', text, alt: codeName(text, language) } : { kind: 'qr', text, alt, label: alt },
    ]
  const href = allowedLink(text)
  const label = alt === '' ? [] : [{ text: `${alt}: ` }]
  return [{ kind: 'paragraph', runs: [...label, { text, ...(href === undefined ? {} : { href }) }] }]
}

/**
 * Neighbouring lists of one kind are merged, as in Markdown, since each item may come from another branch. A deeper heading takes
 * the level of its omitted parent heading, since no level may be skipped (PDF/UA).
 */
function addBlock(blocks: Block[], block: Block): void {
  const last = blocks.at(-1)
  if (block.kind === 'list' && last?.kind === 'list' && last.ordered === block.ordered)
    blocks[blocks.length - 1] = { ...last, items: [...last.items, ...block.items] }
  else if (block.kind === 'heading' && block.level === 3 && !blocks.some((each) => each.kind === 'heading'))
    blocks.push({ ...block, level: 2 })
  else blocks.push(block)
}

/** Checked before the head is filled: notes are numbered in reading order, and only where they are shown. */
function hasRows(rows: readonly RowNode[], frame: Frame): boolean {
  return rows.some(
    (row) =>
      row.kind === 'row' || (frame.blocks[row.id] ?? []).some((taken) => hasRows(row.arms[taken.arm] ?? [], taken)),
  )
}

function fillRow(row: RowNode, context: FillContext): readonly Row[] {
  const { frame } = context
  if (row.kind === 'choice')
    return (frame.blocks[row.id] ?? []).flatMap((taken) =>
      (row.arms[taken.arm] ?? []).flatMap((each) => fillRow(each, { ...context, frame: taken })),
    )
  const cells = row.cells.map((cell) => fillCell(cell, context))
  return [{ cells, ...(row.total ? { total: true } : {}) }]
}

function fillCell(cell: CellNode, context: FillContext): Cell {
  return { runs: runsOf(cell, context) }
}

function runsOf(nodes: readonly InlineNode[], { fixed, frame, language, notes }: FillContext): readonly Run[] {
  return fixed.get(nodes) ?? fillRuns(nodes, frame, language, (note, at) => notes.numberOf(note, at))
}
