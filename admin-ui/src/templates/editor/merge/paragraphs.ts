import { align } from './align.ts'

/** A block of text, with the blank lines before it. */
export interface Paragraph {
  readonly gap: string
  readonly text: string
}
export interface Paragraphs {
  readonly list: readonly Paragraph[]
  /** The white space after the last paragraph. */
  readonly tail: string
}

/** The blocks of a text between blank lines, with nothing left out. */
export function splitParagraphs(text: string): Paragraphs {
  const list: Paragraph[] = []
  // The paragraph that is being read: its start, and the end of its last line so far.
  let [from, to, before] = [-1, 0, 0]
  const close = (): void => {
    if (from >= 0) list.push({ gap: text.slice(before, from), text: text.slice(from, to) })
    if (from >= 0) before = to
    from = -1
  }
  let at = 0
  for (const line of text.split('\n')) {
    if (line.trim() === '') close()
    else {
      if (from < 0) from = at
      to = at + line.length
    }
    at += line.length + 1
  }
  close()
  return { list, tail: text.slice(before) }
}

export function joinParagraphs({ list, tail }: Paragraphs): string {
  // A paragraph that was the first one has no blank line before it yet.
  const gapOf = (gap: string, index: number): string => (index > 0 && gap.split('\n').length < 3 ? '\n\n' : gap)
  return list.map(({ gap, text }, index) => gapOf(gap, index) + text).join('') + tail
}

export interface TextChange {
  readonly from: number
  readonly to: number
  readonly insert: string
}

/** The changes that turn one text into another, each as short as possible, so that a caret in another place does not move. */
export function changesBetween(before: string, after: string): TextChange[] {
  const [old, now] = [blocksOf(before), blocksOf(after)]
  const found = align(old, now)
  const changes: TextChange[] = []
  let [at, next] = [0, 0]
  const insertUpTo = (end: number): void => {
    if (next < end) changes.push({ from: at, to: at, insert: now.slice(next, end).join('') })
    next = Math.max(next, end)
  }
  old.forEach((block, index) => {
    const became = found[index]
    if (became !== undefined) insertUpTo(became)
    const insert = became === undefined ? '' : (now[became] ?? '')
    if (became !== undefined) next = became + 1
    if (insert !== block) changes.push(narrow(at, block, insert))
    at += block.length
  })
  insertUpTo(now.length)
  return changes
}

function blocksOf(text: string): string[] {
  const { list, tail } = splitParagraphs(text)
  return [...list.map((each) => each.gap + each.text), tail]
}

function narrow(at: number, block: string, insert: string): TextChange {
  const shortest = Math.min(block.length, insert.length)
  let start = 0
  while (start < shortest && block[start] === insert[start]) start++
  let end = 0
  while (end < shortest - start && block[block.length - 1 - end] === insert[insert.length - 1 - end]) end++
  return { from: at + start, to: at + block.length - end, insert: insert.slice(start, insert.length - end) }
}
