import type { FaultList, Place } from '../faults/fault-list.ts'

/** More than any letter needs. Reading, compiling and filling grow faster than the number of expressions. */
const maxExpressions = 400
/** `{{#if}}` within `{{#each}}` within … */
const deepestBlocks = 10

/**
 * Whether a text is small enough to be parsed. A larger one gets a fault with its place and is not parsed at all, since the
 * parser itself takes the time. Counts braces, not syntax: other faults of a text are reported later.
 */
export function withinLimits(text: string, faults: FaultList): boolean {
  let expressions = 0
  let depth = 0
  for (const { index, 1: sign } of text.matchAll(/\{\{~?\s*([#^/]?)/g)) {
    expressions += 1
    if (sign === '#' || (sign === '^' && !isElse(text, index))) depth += 1
    if (sign === '/') depth -= 1
    if (expressions > maxExpressions) {
      faults.add(placeOf(text, index), 'too-many-expressions', { most: maxExpressions })
      return false
    }
    if (depth > deepestBlocks) {
      faults.add(placeOf(text, index), 'blocks-too-deep', { most: deepestBlocks })
      return false
    }
  }
  return true
}

/** `{{^}}` is another notation of `{{else}}`: it opens nothing. */
function isElse(text: string, index: number): boolean {
  return /^\{\{~?\s*\^\s*~?\}\}/.test(text.slice(index, index + 20))
}

function placeOf(text: string, index: number): Place {
  const before = text.slice(0, index).split('\n')
  return { line: before.length, column: before.at(-1)?.length ?? 0 }
}
