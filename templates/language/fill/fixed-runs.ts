import type { Language } from '../../../core/words/language.ts'
import type { Run } from '../../model/document.ts'
import type { BlockNode, InlineNode, LanguageTree, RowNode } from '../../model/template-tree.ts'
import { fillRuns } from './fill-runs.ts'

/** Runs that are the same in each letter, by the nodes they come from: filled once, so that their layout can be prepared. */
export type FixedRuns = ReadonlyMap<readonly InlineNode[], readonly Run[]>

const nothing = { arm: 0, values: [], blocks: [] }

export function fixedRunsOf({ blocks, notes = [] }: LanguageTree, language: Language): FixedRuns {
  return new Map(
    [...blocks.flatMap(inlinesOf), ...notes]
      .filter(areFixed)
      .map((nodes) => [nodes, fillRuns(nodes, nothing, language)]),
  )
}

/** Whether these nodes give the same text in each letter. */
export function areFixed(nodes: readonly InlineNode[]): boolean {
  return nodes.every(isFixed)
}

function isFixed(node: InlineNode): boolean {
  return node.kind === 'text' && (node.href ?? []).every((part) => typeof part === 'string')
}

function inlinesOf(node: BlockNode): (readonly InlineNode[])[] {
  switch (node.kind) {
    case 'choice':
      return node.arms.flatMap((arm) => arm.flatMap(inlinesOf))
    case 'heading':
    case 'paragraph':
      return [node.inline]
    case 'list':
      return node.items.flatMap((item) => item.flatMap(inlinesOf))
    case 'quote':
      return node.blocks.flatMap(inlinesOf)
    case 'table':
      return [...node.head, ...node.rows.flatMap(cellsOf)]
    case 'rule':
    case 'pageBreak':
    case 'actions':
    case 'paymentSlip':
    case 'image':
    case 'qr':
    case 'signature':
      return []
  }
}

function cellsOf(row: RowNode): readonly (readonly InlineNode[])[] {
  return row.kind === 'choice' ? row.arms.flatMap((arm) => arm.flatMap(cellsOf)) : row.cells
}

/** All words of the author in one language, without any value. */
export function writtenTexts({ subject, blocks, actions, notes }: LanguageTree): string[] {
  const texts = (value: unknown): string[] => {
    if (typeof value !== 'object' || value === null) return []
    const own = 'kind' in value && value.kind === 'text' && 'text' in value ? [String(value.text)] : []
    return [...own, ...Object.values(value).flatMap(texts)]
  }
  return [subject, blocks, actions, notes].flatMap(texts)
}
