import type { BlockNode } from '../../model/template-tree.ts'
import type { MarkBook } from '../marks/mark-book.ts'

/**
 * Every declaration of a version is shown in its letter (B12): a form without a declaration is a fault at its placeholder; a
 * declaration without a placeholder is printed at the end.
 */
export function checkPlacing(
  blocks: readonly BlockNode[],
  declared: { readonly hasActions: boolean; readonly hasPayment: boolean },
  book: MarkBook,
): BlockNode[] {
  for (const { node, at, faults } of book.forms) {
    if (node.kind === 'actions' && !declared.hasActions) faults.add(at, 'no-actions-declared')
    if (node.kind === 'paymentSlip' && !declared.hasPayment) faults.add(at, 'no-payment-declared')
  }
  return [
    ...blocks,
    ...(declared.hasActions && !holds(blocks, 'actions') ? [{ kind: 'actions' } as const] : []),
    ...(declared.hasPayment && !holds(blocks, 'paymentSlip') ? [{ kind: 'paymentSlip' } as const] : []),
  ]
}

function holds(blocks: readonly BlockNode[], kind: 'actions' | 'paymentSlip'): boolean {
  return blocks.some(
    (block) => block.kind === kind || (block.kind === 'choice' && block.arms.some((arm) => holds(arm, kind))),
  )
}
