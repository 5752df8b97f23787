import { readHtml } from './read-html.ts'
import { type Block, blocksOf, type Cell, type Run } from './word-blocks.ts'

export interface Pasted {
  /** The text in the markup of letters. */
  readonly text: string
  readonly hasTable: boolean
  /** The words are of one line: they are inserted in the sentence around the cursor. */
  readonly isInline: boolean
}

/** This is longer than any letter: longer content is pasted as plain text. */
const longest = 2_000_000

/**
 * The clipboard content of a word processor or a mail program, in the markup of letters: headings, lists, tables, bold, italic
 * and links. Other HTML becomes its text, or nothing. Undefined when the HTML holds no more than the plain text.
 */
export function marksOfHtml(html: string): Pasted | undefined {
  // A code editor copies lines, not paragraphs.
  if (html.length > longest || /<pre\b|white-space\s*:\s*pre\b|vscode/i.test(html)) return undefined
  const blocks = blocksOf(readHtml(fragmentOf(html)))
  const [first] = blocks
  const isMarked = blocks.some(
    (block) =>
      block.kind !== 'paragraph' || block.runs.some(({ strong, emphasis, href }) => strong || emphasis || href),
  )
  if (first === undefined || (blocks.length === 1 && !isMarked)) return undefined
  return {
    text: writeBlocks(blocks),
    hasTable: blocks.some(({ kind }) => kind === 'table'),
    isInline: blocks.length === 1 && first.kind === 'paragraph',
  }
}

function fragmentOf(html: string): string {
  const [start, end] = ['<!--StartFragment-->', '<!--EndFragment-->'].map((each) => html.indexOf(each))
  return start === undefined || end === undefined || start < 0 || end < start ? html : html.slice(start, end)
}

function writeBlocks(blocks: readonly Block[]): string {
  const levels = blocks.flatMap((block) => (block.kind === 'heading' ? [block.level] : []))
  const top = Math.min(...levels)
  const lists = new Lists()
  return blocks
    .map((block, index) => {
      const before = blocks[index - 1]
      const apart = before === undefined ? '' : before.kind === 'item' && block.kind === 'item' ? '\n' : '\n\n'
      if (block.kind !== 'item') lists.end()
      return apart + writeBlock(block, top, lists)
    })
    .join('')
}

function writeBlock(block: Block, top: number, lists: Lists): string {
  switch (block.kind) {
    case 'heading':
      // A letter has headings and subheadings; its title is the subject.
      return `${block.level === top ? '#' : '##'} ${oneLine(block.runs.map((run) => ({ ...run, strong: false })))}`
    case 'item':
      return lists.item(block.level, block.ordered, block.runs)
    case 'table':
      return writeTable(block.rows)
    case 'paragraph':
      return guarded(writeRuns(block.runs)).replaceAll('\n', '\\\n')
    default:
      return block satisfies never
  }
}

/** The markers of list items, and the indentation of each nested list. */
class Lists {
  #open: { readonly ordered: boolean; readonly width: number; count: number }[] = []
  end(): void {
    this.#open = []
  }
  item(level: number, ordered: boolean, runs: readonly Run[]): string {
    const depth = Math.min(Math.max(level, 1), this.#open.length + 1)
    this.#open.length = Math.min(this.#open.length, depth)
    const last = this.#open[depth - 1]
    const list = last?.ordered === ordered ? last : { ordered, width: ordered ? 3 : 2, count: 0 }
    this.#open[depth - 1] = list
    list.count += 1
    const indent = ' '.repeat(this.#open.slice(0, depth - 1).reduce((sum, { width }) => sum + width, 0))
    return `${indent}${ordered ? `${list.count}.` : '-'} ${oneLine(runs)}`
  }
}

function writeTable(rows: readonly (readonly Cell[])[]): string {
  const columns = Math.max(...rows.map(({ length }) => length))
  const [head = [], ...body] = rows
  const line = (cells: readonly string[]) =>
    `| ${Array.from({ length: columns }, (_, index) => cells[index] ?? '').join(' | ')} |`
  const isRight = (index: number) => {
    const cells = body.flatMap((row) => row[index] ?? [])
    return cells.filter(({ right }) => right).length * 2 > cells.length
  }
  return [
    // The head of a table is always bold.
    line(head.map(({ runs }) => oneLine(runs.map((run) => ({ ...run, strong: false }))))),
    line(Array.from({ length: columns }, (_, index) => (isRight(index) ? '---:' : '---'))),
    ...body.map((row) => line(row.map(({ runs }) => oneLine(runs)))),
  ].join('\n')
}

function oneLine(runs: readonly Run[]): string {
  return guarded(writeRuns(runs.map((run) => ({ ...run, text: run.text.replaceAll('\n', ' ') }))))
}

function writeRuns(runs: readonly Run[]): string {
  return runs
    .map(({ text, strong, emphasis, href }) => {
      const [, before = '', words = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? []
      if (words === '') return text
      const mark = `${strong ? '**' : ''}${emphasis ? '*' : ''}`
      // Marks do not cross a line end.
      const marked = words
        .split('\n')
        .map((line) => (line === '' ? line : `${mark}${escaped(line)}${mark}`))
        .join('\n')
      return `${before}${href === undefined ? marked : `[${marked.replaceAll('\n', ' ')}](${href})`}${after}`
    })
    .join('')
}

/** Escapes characters that would be markup. Text between double braces is unchanged: it is the name of a variable. */
function escaped(words: string): string {
  return words
    .split(/(\{\{[^{}]*\}\})/)
    .map((part, index) =>
      index % 2 === 1
        ? part
        : part.replaceAll(/[\\*_[\]|`<~]/g, String.raw`\$&`).replaceAll(/&(?=#?\w+;)/g, String.raw`\&`),
    )
    .join('')
}

/** Lines that begin like a heading, a list item, a quotation or a rule, but are not. */
function guarded(text: string): string {
  return text
    .split('\n')
    .map((line) =>
      line
        .replace(/^(#{1,6}(?=\s|$)|>|[-+](?=\s|$)|[-=]{2,}\s*$)/, String.raw`\$1`)
        .replace(/^(\d{1,9})([.)])(?=\s|$)/, String.raw`$1\$2`),
    )
    .join('\n')
}
