import type { BlockNode, CellNode, RowNode } from '../../model/template-tree.ts'
import type { FaultList, Place } from '../faults/fault-list.ts'
import { findLineLooks } from '../hints/find-line-looks.ts'
import { choiceOf, type MarkBook } from '../marks/mark-book.ts'
import type { MarkedText } from '../marks/mark-text.ts'
import type { Scope } from '../scope/expression-scope.ts'
import { checkNoteLines } from './check-note-lines.ts'
import { layOutLines } from './lay-out-lines.ts'
import { letterMarkdown } from './letter-markdown.ts'
import { type Mark, markAt, onlyMarks, standsApart } from './marks.ts'
import { type InlineContext, type NoNotes, parseInline, type Token } from './parse-inline.ts'
import { placeIn } from './place-in.ts'
import { isTotalRow, readColumns } from './read-columns.ts'

export function parseMarkdown(marked: MarkedText, book: MarkBook, faults: FaultList, scope: Scope): BlockNode[] {
  checkNoteLines(marked.text, marked.lines, book)
  const laidOut = layOutLines(marked.text, marked.lines)
  const words = { scope, placeOf: placeIn(marked.source) }
  const reader = new BlockReader(letterMarkdown().parse(laidOut.text, {}), laidOut.lines, book, faults, words)
  return reader.read()
}

/** `|---|--:|`, the line below the head of a table. */
const underTableHead = /^\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)+\|?$/

interface Stop {
  readonly kind: 'else' | 'close'
  readonly id: number
}

class BlockReader {
  readonly #tokens: readonly Token[]
  readonly #lines: readonly number[]
  readonly #book: MarkBook
  readonly #faults: FaultList
  readonly #words: Pick<InlineContext, 'scope' | 'placeOf'>
  #position = 0
  #deepestHeading = 1

  constructor(
    tokens: readonly Token[],
    lines: readonly number[],
    book: MarkBook,
    faults: FaultList,
    words: Pick<InlineContext, 'scope' | 'placeOf'>,
  ) {
    this.#words = words
    this.#tokens = tokens
    this.#lines = lines
    this.#book = book
    this.#faults = faults
  }

  read(): BlockNode[] {
    return this.#container('', 0)
  }

  /** Blocks up to the token that closes the container ('' for the end of the text). */
  #container(closing: string, depth: number): BlockNode[] {
    const nodes: BlockNode[] = []
    for (;;) {
      const stop = this.#blocks(nodes, closing, depth)
      if (!stop) return nodes
      this.#misplaced(stop.id)
    }
  }

  /** Adds blocks until the container closes, or a mark ends the branch that is being read. */
  #blocks(nodes: BlockNode[], closing: string, depth: number): Stop | undefined {
    for (let token = this.#next(); token && token.type !== closing; token = this.#next()) {
      const place = this.#placeOf(token)
      switch (token.type) {
        case 'paragraph_open': {
          const inline = this.#inline()
          this.#refuseTableWithin(inline.content, token)
          const marks = onlyMarks(inline.content)
          const mark = marks?.length === 1 ? marks[0] : undefined
          const first = markAt(inline.content, 0)
          if (first?.kind === 'noteText') this.#note(first.id, inline, place)
          else if (!mark || !standsApart(mark)) nodes.push(this.#paragraph(inline, place))
          else if (mark.kind === 'form') this.#form(mark, nodes, depth)
          else if (mark.kind === 'open') nodes.push(this.#choice(mark, closing, depth))
          else return { kind: mark.kind === 'else' ? 'else' : 'close', id: mark.id }
          break
        }
        case 'heading_open':
          nodes.push(this.#heading(token, place))
          break
        case 'bullet_list_open':
        case 'ordered_list_open':
          nodes.push(this.#list(token, depth))
          break
        case 'blockquote_open':
          nodes.push({ kind: 'quote', blocks: this.#container('blockquote_close', depth + 1) })
          break
        case 'table_open':
          if (depth > 0) this.#faults.add(place, 'table-inside')
          nodes.push(this.#table(place))
          break
        case 'hr':
          nodes.push({ kind: 'rule' })
          break
        default:
          this.#faults.add(place, 'not-shown-in-letter', { what: token.type })
      }
    }
    return undefined
  }

  #paragraph(inline: Token, at: Place): BlockNode {
    findLineLooks(inline.content, { ...this.#words, faults: this.#faults, at })
    return this.#placed({ kind: 'paragraph', inline: this.#parse(inline, at) }, at)
  }

  #placed(node: BlockNode, at: Place): BlockNode {
    this.#book.places.set(node, { at, faults: this.#faults })
    return node
  }

  #choice(mark: Mark, closing: string, depth: number): BlockNode {
    const arms: BlockNode[][] = [[]]
    for (;;) {
      const stop = this.#blocks(arms.at(-1) ?? [], closing, depth)
      if (!stop) {
        // The container closed before the block did: its closing token is returned to the caller that waits for it.
        this.#position--
        this.#misplaced(mark.id)
        break
      }
      if (stop.id !== mark.id) this.#misplaced(stop.id)
      else if (stop.kind === 'close') break
      else arms.push([])
    }
    return { kind: 'choice', ...choiceOf(mark.id, this.#book), arms }
  }

  #heading(token: Token, place: Place): BlockNode {
    const depth = Number(token.tag.slice(1))
    const inline = this.#parse(this.#inline(), place, 'note-on-heading')
    if (depth > 2) this.#faults.add(place, 'heading-too-deep')
    if (depth > this.#deepestHeading) this.#faults.add(place, 'subheading-alone')
    this.#deepestHeading = Math.max(this.#deepestHeading, depth + 1)
    return this.#placed({ kind: 'heading', level: depth === 1 ? 2 : 3, inline }, place)
  }

  #list(token: Token, depth: number): BlockNode {
    const closing = token.type.replace('_open', '_close')
    const items: BlockNode[][] = []
    for (let item = this.#next(); item && item.type !== closing; item = this.#next())
      if (item.type === 'list_item_open') items.push(this.#container('list_item_close', depth + 1))
    return {
      kind: 'list',
      ordered: token.type.startsWith('ordered'),
      start: Number(token.attrGet('start') ?? 1),
      items,
    }
  }

  #table(place: Place): BlockNode {
    const head: CellNode[] = []
    const aligns: string[] = []
    const rows: RowNode[] = []
    const open: { id: number; arms: RowNode[][] }[] = []
    const target = (): RowNode[] => open.at(-1)?.arms.at(-1) ?? rows
    for (let token = this.#next(); token && token.type !== 'table_close'; token = this.#next()) {
      if (token.type === 'th_open') {
        aligns.push(String(token.attrGet('style') ?? ''))
        head.push(this.#parse(this.#inline(), place))
      } else if (token.type === 'tr_open' && this.#tokens[this.#position]?.type === 'td_open')
        this.#row(open, target, token)
    }
    for (const { id } of open) this.#misplaced(id)
    if (head.every((cell) => cell.length === 0)) this.#faults.add(place, 'table-without-head')
    return { kind: 'table', columns: readColumns(aligns, rows, this.#book), head, rows }
  }

  #row(open: { id: number; arms: RowNode[][] }[], target: () => RowNode[], token: Token): void {
    const contents: Token[] = []
    for (let cell = this.#next(); cell && cell.type !== 'tr_close'; cell = this.#next())
      if (cell.type === 'inline') contents.push(cell)
    const marks = onlyMarks(contents.map((cell) => cell.content).join(''))
    const mark = marks?.length === 1 ? marks[0] : undefined
    if (!mark || mark.kind === 'form' || !standsApart(mark)) {
      const cells = contents.map((cell) => this.#parse(cell, this.#placeOf(token)))
      target().push({ kind: 'row', cells, ...(isTotalRow(cells) ? { total: true } : {}) })
    } else if (mark.kind === 'open') open.push({ id: mark.id, arms: [[]] })
    else if (open.at(-1)?.id !== mark.id) this.#misplaced(mark.id)
    else if (mark.kind === 'else') open.at(-1)?.arms.push([])
    else {
      const done = open.pop()
      if (done) target().push({ kind: 'choice', ...choiceOf(done.id, this.#book), arms: done.arms })
    }
  }

  #form(mark: Mark, nodes: BlockNode[], depth: number): void {
    const form = this.#book.forms[mark.id]
    if (!form) return
    if (depth > 0) this.#faults.add(form.at, 'form-inside')
    nodes.push(form.node)
  }

  /** A note is no part of the running text: it is stored in the book for the marks that point to it. */
  #note(id: number, inline: Token, place: Place): void {
    const note = this.#book.notes[id]
    if (note === undefined) return
    const [first, ...rest] = this.#parse(inline, place, 'note-in-note')
    if (first !== undefined)
      note.inline = [first.kind === 'text' ? { ...first, text: first.text.trimStart() } : first, ...rest]
    if ((note.inline ?? []).every((node) => node.kind === 'text' && node.text === ''))
      note.faults.add(note.at, 'note-empty', { name: note.label })
  }

  #parse(inline: Token, at: Place, noNotes?: NoNotes): ReturnType<typeof parseInline> {
    const context = {
      ...this.#words,
      book: this.#book,
      faults: this.#faults,
      at,
      ...(noNotes === undefined ? {} : { noNotes }),
    }
    return parseInline(inline.children ?? [], context)
  }

  /** A table directly below other words is part of their paragraph, and would be printed with its bars. */
  #refuseTableWithin(words: string, token: Token): void {
    const under = words.split('\n').findIndex((line) => underTableHead.test(line.trim()))
    if (under < 1) return
    const head = (token.map?.[0] ?? 0) + under - 1
    this.#faults.add({ line: this.#lines[head] ?? 1, column: 0 }, 'table-not-apart')
  }

  /** The inline token of a paragraph, heading or cell, past its closing token. */
  #inline(): Token {
    const inline = this.#next()
    this.#position++
    if (inline?.type !== 'inline') throw new Error('Markdown token order changed: a text block without inline token')
    return inline
  }

  #next(): Token | undefined {
    return this.#tokens[this.#position++]
  }

  #placeOf(token: Token): Place {
    return { line: this.#lines[token.map?.[0] ?? 0] ?? 1, column: 0 }
  }

  #misplaced(id: number): void {
    const block = this.#book.blocks[id]
    if (!block || block.reported) return
    block.reported = true
    block.faults.add(block.at, 'block-torn', { name: block.name })
  }
}
