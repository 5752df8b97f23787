import { diffWordsWithSpace } from 'diff'

export interface DiffLine {
  readonly kind: 'same' | 'removed' | 'added'
  readonly text: string
}
/** A line as a reader sees it: where words of it changed, with the words that were removed and those that replaced them. */
export interface MarkedLine {
  readonly kind: 'same' | 'removed' | 'added' | 'changed'
  readonly text: string
  /** Of a changed line: together its old and its new words. */
  readonly words?: readonly DiffLine[]
}

/** With more changed words than this, or less than a quarter in common, two lines are two texts and not a change of one. */
const maxEdits = 400
const leastInCommon = 1 / 4

/**
 * Pairs removed lines with the lines that replaced them, in order, and marks the words that differ. A line without a counterpart,
 * or with hardly a word in common with it, stays a whole line.
 */
export function markLines(lines: readonly DiffLine[]): MarkedLine[] {
  const marked: MarkedLine[] = []
  for (let at = 0; at < lines.length; ) {
    const line = lines[at]
    if (line === undefined) break
    if (line.kind === 'same') {
      marked.push(line)
      at += 1
      continue
    }
    const stretch = lines.slice(at).findIndex(({ kind }) => kind === 'same')
    const end = stretch === -1 ? lines.length : at + stretch
    marked.push(...markStretch(lines.slice(at, end)))
    at = end
  }
  return marked
}

function markStretch(lines: readonly DiffLine[]): MarkedLine[] {
  const removed = lines.filter(({ kind }) => kind === 'removed')
  const added = lines.filter(({ kind }) => kind === 'added')
  const pairs = Math.max(removed.length, added.length)
  return Array.from({ length: pairs }, (_, index) => [removed[index], added[index]] as const).flatMap(
    ([before, after]): MarkedLine[] => {
      if (before === undefined || after === undefined) return [before, after].filter((each) => each !== undefined)
      const words = changedWords(before.text, after.text)
      return words === undefined ? [before, after] : [{ kind: 'changed', text: after.text, words }]
    },
  )
}

function changedWords(before: string, after: string): DiffLine[] | undefined {
  const parts = diffWordsWithSpace(before, after, { maxEditLength: maxEdits })
  if (parts === undefined) return undefined
  const common = parts.reduce(
    (sum, { added, removed, value }) => (added || removed ? sum : sum + value.trim().length),
    0,
  )
  if (common < leastInCommon * Math.max(before.trim().length, after.trim().length)) return undefined
  return parts.map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }))
}
