import type { Language } from '../../../core/words/language.ts'
import type { SharedBlock } from '../../model/template-source.ts'
import type { FaultList, Place } from '../faults/fault-list.ts'
import { bareName, namesIn } from '../hints/names-in.ts'
import { mentionHelper, readMention } from '../mentions/read-mention.ts'
import { isBlockHelper, refuseBlockHelper } from '../parse/block-helpers.ts'
import { type MarkKind, writeMark } from '../parse/marks.ts'
import { type Program, parseHandlebars, type Statement } from '../parse/parse-handlebars.ts'
import { withoutPins } from '../parse/pinned-blocks.ts'
import { readForm } from '../parse/read-form.ts'
import { takeElse } from '../parse/take-else.ts'
import { type WrittenExpression, writeCall, writeExpression } from '../parse/write-expression.ts'
import type { Scope } from '../scope/expression-scope.ts'
import { suggestName } from '../scope/suggest-name.ts'
import { anyShape, type Shape } from '../scope/value-shape.ts'
import type { Branch, MarkBook, SlotFact } from './mark-book.ts'
import { marking, markWords, refusing, type WordMarker } from './mark-words.ts'
import { NoteLabels } from './note-labels.ts'

/** Text in which a mark replaces every expression, with the program that evaluates the expressions. */
export interface MarkedText {
  readonly text: string
  /** Line in the source of each line of `text`. */
  readonly lines: readonly number[]
  /** The lines in the notation of the author. */
  readonly source: readonly string[]
  readonly program: string
}

export interface MarkOptions {
  readonly language: Language
  readonly scope: Scope
  readonly faults: FaultList
  readonly book: MarkBook
  readonly shared: ReadonlyMap<string, SharedBlock>
  /** Forms on their own line and shared blocks exist in a body only. */
  readonly isBody: boolean
  /** The key of the shared block that contains this text. */
  readonly within?: string
}

export function markText(source: string, options: MarkOptions): MarkedText | undefined {
  const program = parseHandlebars(withoutPins(source), options.faults)
  if (!program) return undefined
  const marker = new TextMarker(options)
  marker.walkText(program, options.scope, options.faults, options.within === undefined ? [] : [options.within])
  return { text: marker.text, lines: marker.lines, source: source.split(/\r\n?|\n/), program: marker.code }
}

/** What shared blocks may add to one text, including nested blocks: each level could double the size of the next. */
const maxIncluded = { blocks: 100, characters: 400_000 } as const

class TextMarker {
  text = ''
  code = ''
  lines: number[] = [1]
  readonly #options: MarkOptions
  /** The branch that is being walked. */
  #branch: Branch | undefined
  /** Variables that an enclosing block tests, so that the author provided for their absence. */
  #tested: ReadonlySet<string> = new Set()
  /** Stored separately from the text: a search for the start of the line would read the whole growing text each time. */
  #isAtStartOfLine = true
  readonly #included = { blocks: 0, characters: 0, isFull: false }
  #words: WordMarker = { note: String, noteText: String, language: String }

  constructor(options: MarkOptions) {
    this.#options = options
  }

  /** Walks one text, the letter's own or that of a shared block: its note labels are its own. */
  walkText(program: Program, scope: Scope, faults: FaultList, including: readonly string[]): void {
    const { book, isBody } = this.#options
    const around = this.#words
    const labels = new NoteLabels(book, faults)
    this.#words = isBody ? marking(labels, book, faults, () => this.#branch) : refusing(faults)
    this.#walk(program, scope, faults, including)
    labels.resolve()
    this.#words = around
  }

  #walk(program: Program, scope: Scope, faults: FaultList, including: readonly string[]): void {
    for (const statement of program.body) this.#statement(statement, scope, faults, including)
  }

  #statement(statement: Statement, scope: Scope, faults: FaultList, including: readonly string[]): void {
    switch (statement.type) {
      case 'ContentStatement':
        return this.#content((statement as hbs.AST.ContentStatement).value, statement.loc.start)
      case 'CommentStatement':
        return
      case 'MustacheStatement':
        return this.#placeholder(statement as hbs.AST.MustacheStatement, scope, faults)
      case 'BlockStatement':
        return this.#block(statement as hbs.AST.BlockStatement, scope, faults, including)
      case 'PartialStatement':
        return this.#sharedBlock(statement as hbs.AST.PartialStatement, scope, faults, including)
      default:
        faults.add(statement.loc.start, 'unsupported-form')
    }
  }

  #content(words: string, start: Place): void {
    for (const [index, part] of words.replace(/\r\n?/g, '\n').split('\n').entries()) {
      if (index > 0) this.#newLine(start.line + index)
      const at = { line: start.line + index, column: index === 0 ? start.column : 0 }
      const marked = markWords(part, at, this.#isAtStartOfLine, this.#words)
      this.text += marked
      if (marked.trim() !== '') this.#isAtStartOfLine = false
    }
  }

  #placeholder(statement: hbs.AST.MustacheStatement, scope: Scope, faults: FaultList): void {
    const { book, isBody } = this.#options
    const at = statement.loc.start
    // The types declare a string; the parser sets a boolean: whether there were two braces.
    if (!Reflect.get(statement, 'escaped')) faults.add(at, 'three-braces')
    if (statement.strip.open || statement.strip.close) faults.add(at, 'blank-trimming')
    const newSlot = (written: WrittenExpression, otherwise?: string): number => {
      const slot = book.slots.push(this.#slotFact(statement, written, faults, otherwise)) - 1
      this.code += `{{slot ${slot} ${written.code}${otherwise === undefined ? '' : ` else="${otherwise}"`}}}`
      return slot
    }
    const form = isBody ? readForm(statement, scope, faults, newSlot) : undefined
    if (form) return this.#mark('form', book.forms.push({ node: form, at, faults }) - 1)
    const { call, otherwise } = takeElse(statement, faults)
    const written = writeCall(call, scope, faults)
    const { shape } = written
    if (shape.kind === 'object') faults.add(at, 'object-as-text')
    if (shape.kind === 'list' && (shape.item.kind === 'object' || shape.item.kind === 'list'))
      faults.add(at, 'list-as-text', { name: nameOf(statement) })
    this.#mark('slot', newSlot(written, otherwise))
  }

  #slotFact(
    statement: hbs.AST.MustacheStatement,
    { shape, type, helper, uncertain }: WrittenExpression,
    faults: FaultList,
    otherwise: string | undefined,
  ): SlotFact {
    const given = shape.kind === 'leaf' ? shape.type : undefined
    const isGap =
      shape.kind !== 'list' &&
      uncertain !== undefined &&
      otherwise === undefined &&
      !this.#tested.has(bareName(uncertain))
    return {
      at: statement.loc.start,
      faults,
      name: nameOf(statement),
      isFigure: ['money', 'number', 'integer'].includes(helper ?? type ?? ''),
      ...(type ? { type } : {}),
      ...(given ? { given } : {}),
      ...(isGap ? { uncertain } : {}),
    }
  }

  #block(statement: hbs.AST.BlockStatement, scope: Scope, faults: FaultList, including: readonly string[]): void {
    const { book } = this.#options
    const name = statement.path.original
    const [subject] = statement.params
    const at = statement.loc.start
    if (!isBlockHelper(name)) {
      refuseBlockHelper(name, at, faults)
      return
    }
    if (name === mentionHelper) {
      this.#mention(statement, scope, faults, including)
      return
    }
    if (statement.params.length !== 1 || !subject || (statement.hash?.pairs.length ?? 0) > 0) {
      faults.add(at, 'block-takes-one-value', { name })
      return
    }
    const written = writeExpression(subject, scope, faults)
    const inner = this.#innerScope(name, written.shape, statement, scope, faults)
    const names = namesIn(subject)
    const isFilledList = name === 'each' && written.shape.kind === 'list' && written.shape.optional !== true
    // An enclosing block tests the same value: every letter that has the enclosing part has this value.
    const isNeverEmpty = isFilledList || (names.length > 0 && names.every((each) => this.#tested.has(each)))
    const id = book.blocks.push({ at, name, faults, isNeverEmpty }) - 1
    const around = this.#tested
    this.#tested = new Set([...around, ...names])
    const params = statement.program.blockParams ?? []
    this.code += `{{#${name} ${written.code}${params.length > 0 ? ` as |${params.join(' ')}|` : ''}}}{{open ${id} 0}}`
    this.#mark('open', id)
    this.#walkBranch(id, statement.program, inner, faults, including)
    this.code += '{{close}}'
    if (statement.inverse) {
      this.code += `{{else}}{{open ${id} 1}}`
      this.#mark('else', id)
      this.#walkBranch(id, statement.inverse, scope, faults, including)
      this.code += '{{close}}'
    }
    this.code += `{{/${name}}}`
    this.#mark('close', id)
    this.#tested = around
  }

  /** A passage that carries a legal mention: a branch that every letter has. */
  #mention(statement: hbs.AST.BlockStatement, scope: Scope, faults: FaultList, including: readonly string[]): void {
    const mention = readMention(statement, faults)
    const { book, isBody } = this.#options
    const at = statement.loc.start
    if (!isBody) faults.add(at, 'mention-outside-body')
    const fact = { at, name: mentionHelper, faults, isNeverEmpty: true }
    const id = book.blocks.push({ ...fact, ...(mention !== undefined && { mention }) }) - 1
    this.code += `{{#if true}}{{open ${id} 0}}`
    this.#mark('open', id)
    this.#walkBranch(id, statement.program, scope, faults, including)
    this.code += '{{close}}{{/if}}'
    this.#mark('close', id)
  }

  #walkBranch(block: number, program: Program, scope: Scope, faults: FaultList, including: readonly string[]): void {
    const around = this.#branch
    this.#branch = { block, around }
    this.#walk(program, scope, faults, including)
    this.#branch = around
  }

  #innerScope(name: string, shape: Shape, statement: hbs.AST.BlockStatement, scope: Scope, faults: FaultList): Scope {
    if (name === 'if' || name === 'unless') return scope
    const at = statement.loc.start
    if (name === 'each' && shape.kind !== 'list' && shape.kind !== 'any') faults.add(at, 'each-needs-list')
    if (name === 'with' && shape.kind !== 'object' && shape.kind !== 'any') faults.add(at, 'with-needs-object')
    const here = name === 'with' ? shape : shape.kind === 'list' ? shape.item : anyShape
    const names: readonly string[] = statement.program.blockParams ?? []
    const given: readonly Shape[] = [here, { kind: 'leaf', type: 'integer' }]
    const named = new Map(names.map((each, index) => [each, given[index] ?? anyShape]))
    return { here, around: scope, named, loop: name === 'each' }
  }

  #sharedBlock(
    statement: hbs.AST.PartialStatement,
    scope: Scope,
    faults: FaultList,
    including: readonly string[],
  ): void {
    const { shared, language, isBody } = this.#options
    const at = statement.loc.start
    const key = statement.name.type === 'PathExpression' ? statement.name.original : ''
    const body = shared.get(key)?.bodies[language]
    if (!isBody) faults.add(at, 'shared-block-outside-body')
    else if (!shared.has(key))
      faults.add(at, 'unknown-shared-block', { name: key, suggestion: suggestName(key, shared.keys()) })
    else if (body === undefined) faults.add(at, 'shared-block-language', { name: key, language })
    else if (!this.#isAtStartOfLine) faults.add(at, 'shared-block-own-line')
    else if (including.includes(key)) faults.add(at, 'shared-block-in-itself', { name: key })
    else if (!this.#hasRoomFor(body)) {
      // Reported once: the blocks that follow would not fit either.
      if (this.#included.isFull) return
      this.#included.isFull = true
      faults.add(at, 'shared-blocks-too-long', { most: maxIncluded.blocks })
    } else {
      const inside = faults.within(key, at)
      const program = parseHandlebars(withoutPins(body), inside)
      this.#newLine(at.line)
      this.#newLine(at.line)
      if (program) this.walkText(program, scope, inside, [...including, key])
      this.#newLine(at.line)
      this.#newLine(at.line)
    }
  }

  #hasRoomFor(body: string): boolean {
    if (this.#included.isFull) return false
    this.#included.blocks += 1
    this.#included.characters += body.length
    return this.#included.blocks <= maxIncluded.blocks && this.#included.characters <= maxIncluded.characters
  }

  #newLine(line: number): void {
    this.text += '\n'
    this.#isAtStartOfLine = true
    this.lines.push(line)
  }

  #mark(kind: MarkKind, id: number): void {
    this.text += writeMark(kind, id)
    this.#isAtStartOfLine = false
  }
}

/** The variable of a placeholder, or its helper. */
function nameOf({ path }: hbs.AST.MustacheStatement): string {
  return path.type === 'PathExpression' ? (path as hbs.AST.PathExpression).original : ''
}
