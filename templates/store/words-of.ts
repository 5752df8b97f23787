import type { BlockNode, InlineNode, LanguageTree, RowNode } from '../model/template-tree.ts'

/** The place of a value. */
const value = '…'

/**
 * The words of a version in one language, all its branches included, one block a line: the text that its letters have in common,
 * without their values.
 */
export function wordsOf({ subject, blocks, actions, notes = [] }: LanguageTree): string {
  return [inline(subject), ...blocks.map(block), ...notes.map(inline), ...actions.map((action) => inline(action.text))]
    .filter((line) => line.trim() !== '')
    .join('\n')
}

function inline(nodes: readonly InlineNode[]): string {
  return nodes
    .map((node) => {
      switch (node.kind) {
        case 'text':
          return node.text
        case 'slot':
          return value
        case 'note':
          return ''
        case 'choice':
          return node.arms.map(inline).join(' ')
      }
      return node satisfies never
    })
    .join('')
}

function block(node: BlockNode): string {
  switch (node.kind) {
    case 'choice':
      return node.arms.flat().map(block).join('\n')
    case 'heading':
    case 'paragraph':
      return inline(node.inline)
    case 'list':
      return node.items.flat().map(block).join('\n')
    case 'table':
      return [node.head.map(inline).join(' '), ...node.rows.map(row)].join('\n')
    case 'quote':
      return node.blocks.map(block).join('\n')
    case 'image':
    case 'qr':
      return node.alt
    case 'rule':
    case 'pageBreak':
    case 'actions':
    case 'paymentSlip':
    case 'signature':
      return ''
  }
  return node satisfies never
}

function row(node: RowNode): string {
  return node.kind === 'choice' ? node.arms.flat().map(row).join('\n') : node.cells.map(inline).join(' ')
}
