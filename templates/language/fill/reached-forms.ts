import type { BlockNode } from '../../model/template-tree.ts'
import type { Frame } from './run-program.ts'

export interface Reached {
  readonly node: BlockNode
  readonly frame: Frame
}

/** The forms of a kind that this letter shows; they are between paragraphs, so never within a list or a quote. */
export function reachedForms(blocks: readonly BlockNode[], frame: Frame, kind: 'qr' | 'paymentSlip'): Reached[] {
  return blocks.flatMap((node) => {
    if (node.kind === kind) return [{ node, frame }]
    if (node.kind !== 'choice') return []
    return (frame.blocks[node.id] ?? []).flatMap((taken) => reachedForms(node.arms[taken.arm] ?? [], taken, kind))
  })
}
