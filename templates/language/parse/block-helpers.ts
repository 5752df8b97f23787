import type { FaultList, Place } from '../faults/fault-list.ts'
import { suggestName } from '../scope/suggest-name.ts'

const blockHelpers: readonly string[] = ['if', 'unless', 'each', 'with']

/** Whether `{{#name}}` opens something. */
export function isBlockHelper(name: string): boolean {
  return blockHelpers.includes(name)
}

/** Told before all else that is wrong with the block: who reads that `{{/ech}}` is missing would write that too. */
export function refuseBlockHelper(name: string, at: Place, faults: FaultList): void {
  faults.add(at, 'unknown-block-helper', { name, suggestion: suggestName(name, blockHelpers) })
}
