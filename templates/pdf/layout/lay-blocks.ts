import type { Block } from '../../model/document.ts'
import { tag } from '../draw/structure.ts'
import { layActionBox } from './action-box.ts'
import type { LayoutContext } from './context.ts'
import { layImage, layQr } from './figures.ts'
import { layList } from './list.ts'
import { layQuote } from './quote.ts'
import { laySignature } from './signature.ts'
import { lineSlices, type Slice } from './slice.ts'
import { layPaymentSlip } from './slip/payment-slip.ts'
import { layTable } from './tables/table.ts'

/** Lays out blocks one below the other; `first` is the white above the first of them. */
export function layBlocks(blocks: readonly Block[], context: LayoutContext, first: number): Slice[] {
  const slices: Slice[] = []
  let previous: Block | undefined
  for (const block of blocks) {
    const before = previous === undefined ? first : gapBetween(previous, block, context)
    if (block.kind === 'signature') slices.splice(0, slices.length, ...keepLastLines(slices))
    else if (previous !== undefined && announces(previous)) keepLastLine(slices)
    slices.push(...layBlock(block, context, before))
    if (block.kind !== 'paymentSlip' && block.kind !== 'pageBreak') previous = block
  }
  return slices
}

const boxes = new Set<Block['kind']>(['table', 'actions', 'image', 'qr', 'rule', 'paymentSlip'])

function gapBetween(previous: Block, next: Block, { geometry, inItem }: LayoutContext): number {
  if (inItem && next.kind === 'list' && previous.kind === 'paragraph') return geometry.list.gap
  if (next.kind === 'heading') return geometry.heading.before
  if (previous.kind === 'heading') return geometry.heading.after
  return boxes.has(previous.kind) || boxes.has(next.kind) ? geometry.boxGap : geometry.paragraphGap
}

function layBlock(block: Block, context: LayoutContext, before: number): Slice[] {
  const { geometry, left, width, parent, typeset } = context
  switch (block.kind) {
    case 'heading': {
      const style = block.level === 2 ? geometry.heading : { ...geometry.text, leading: geometry.heading.leading }
      const text = typeset(block.runs, { size: style.size, leading: style.leading, bold: true }, width)
      return lineSlices(text, left, tag(`H${block.level}`, parent), before, true)
    }
    case 'paragraph':
      return lineSlices(typeset(block.runs, geometry.text, width), left, tag('P', parent), before)
    case 'list':
      return layList(block, context, before, layBlocks)
    case 'table':
      return layTable(block, context, before)
    case 'quote':
      return layQuote(block.blocks, context, before, layBlocks)
    case 'rule':
      return [
        {
          height: 0.5,
          before,
          paint: (canvas, y) => canvas.rule(left, y, left + width, y, geometry.table.rule, 0.54),
        },
      ]
    case 'pageBreak':
      return [{ height: 0, before: 0, place: 'newPage', paint: () => undefined }]
    case 'image':
      return layImage(block, context, before)
    case 'qr':
      return layQr(block, context, before)
    case 'actions':
      return layActionBox(block.actions, context, before)
    case 'paymentSlip':
      return [layPaymentSlip(block, context)]
    case 'signature':
      return laySignature(block.signatories, context, before)
  }
}

/** Whether a paragraph ends with a colon: the content that it announces begins on the same page. */
function announces(block: Block): boolean {
  return block.kind === 'paragraph' && /[:：]\s*$/u.test(block.runs.map(({ text }) => text).join(''))
}

function keepLastLine(slices: Slice[]): void {
  const last = slices.at(-1)
  if (last !== undefined && last.place === undefined) slices[slices.length - 1] = { ...last, keepWithNext: true }
}

/** The next block is never alone on a page: the two lines before it, or the box or row, are kept with it. */
export function keepLastLines(given: readonly Slice[]): Slice[] {
  const slices = [...given]
  for (let at = slices.length - 1, lines = 0; at >= 0 && lines < 2; at--) {
    const slice = slices[at]
    if (slice === undefined || slice.place !== undefined) return slices
    slices[at] = { ...slice, keepWithNext: true }
    if (slice.isLine !== true) return slices
    lines++
  }
  return slices
}
