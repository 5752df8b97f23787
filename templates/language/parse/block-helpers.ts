import type { FaultList, Place } from '../faults/fault-list.ts'
import { suggestName } from '../scope/suggest-name.ts'

const blockHelpers: readonly string[] = ['if', 'unless', 'each', 'with', 'mention']

/** Whether `{{#name}}` opens a block. */
export function isBlockHelper(name: string): boolean {
  return blockHelpers.includes(name)
}

/** Reported before other faults of the block: an author who reads that `{{/ech}}` is missing would add that too. */
export function refuseBlockHelper(name: string, at: Place, faults: FaultList): void {
  faults.add(at, 'unknown-block-helper', { name, suggestion: suggestName(name, blockHelpers) })
}
