import type { BlockNode } from '../model/template-tree.ts'
import type { FaultList } from './fault-list.ts'

const start = { line: 1, column: 0 }

/**
 * What a version declares is what its letter shows (B12): a form without its declaration is a fault, a declaration without
 * its place in the text comes at the end.
 */
export function checkPlacing(
  blocks: readonly BlockNode[],
  declared: { readonly hasActions: boolean; readonly hasPayment: boolean },
  faults: FaultList,
): BlockNode[] {
  const [actions, slips] = [count(blocks, 'actions'), count(blocks, 'paymentSlip')]
  if (actions > 0 && !declared.hasActions) faults.add(start, 'no-actions-declared')
  if (slips > 0 && !declared.hasPayment) faults.add(start, 'no-payment-declared')
  return [
    ...blocks,
    ...(declared.hasActions && actions === 0 ? [{ kind: 'actions' } as const] : []),
    ...(declared.hasPayment && slips === 0 ? [{ kind: 'paymentSlip' } as const] : []),
  ]
}

function count(blocks: readonly BlockNode[], kind: 'actions' | 'paymentSlip'): number {
  return blocks.reduce(
    (sum, block) =>
      sum +
      (block.kind === kind
        ? 1
        : block.kind === 'choice'
          ? block.arms.reduce((all, arm) => all + count(arm, kind), 0)
          : 0),
    0,
  )
}
