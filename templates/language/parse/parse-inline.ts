import type MarkdownIt from 'markdown-it'
import type { Language } from '../../../core/words/language.ts'
import type { InlineNode, TextStyle, ValuePart } from '../../model/template-tree.ts'
import type { FaultList, Place } from '../faults/fault-list.ts'
import { findLooks, findMarksInPlain } from '../hints/find-looks.ts'
import { checkAddress } from '../literals/check-address.ts'
import { choiceOf, type MarkBook } from '../marks/mark-book.ts'
import type { Scope } from '../scope/expression-scope.ts'
import { hasAllowedScheme } from './allowed-link.ts'
import { type MarkKind, splitMarks } from './marks.ts'
import type { PlaceOf } from './place-in.ts'

export type Token = ReturnType<InstanceType<typeof MarkdownIt>['parse']>[number]

/** The fault of a note in a place that cannot have one. */
export type NoNotes = 'note-on-heading' | 'note-in-note'

interface OpenChoice {
  readonly id: number
  readonly style: string
  readonly arms: InlineNode[][]
}

export interface InlineContext {
  readonly book: MarkBook
  readonly faults: FaultList
  readonly at: Place
  /** Set where no mark of a note is allowed, with the fault to report. */
  readonly noNotes?: NoNotes
  /** The variables in scope, to recognise those in another notation. */
  readonly scope: Scope
  readonly placeOf: PlaceOf
}

/** The inline tokens of one paragraph, heading or cell as text, slots and branches. */
export function parseInline(tokens: readonly Token[], context: InlineContext): InlineNode[] {
  return new InlineBuilder(context).build(tokens)
}

/** A text without Markdown (a subject, the text of an action) with its slots and branches. */
export function parsePlain(text: string, context: InlineContext): InlineNode[] {
  return new InlineBuilder(context).buildPlain(text)
}

class InlineBuilder {
  readonly #context: InlineContext
  readonly #top: InlineNode[] = []
  readonly #open: OpenChoice[] = []
  #style: TextStyle = {}
  /** The languages of the enclosing passages, the innermost last. */
  readonly #languages: (Language | undefined)[] = []

  constructor(context: InlineContext) {
    this.#context = context
  }

  buildPlain(text: string): InlineNode[] {
    findMarksInPlain(text, this.#context)
    this.#text(text)
    return this.#done()
  }

  build(tokens: readonly Token[]): InlineNode[] {
    for (const token of tokens) {
      switch (token.type) {
        case 'text':
          findLooks(token.content, this.#context)
          this.#text(token.content)
          break
        // A character behind a backslash, or written as `&amp;`: the author requires it in print.
        case 'text_special':
          this.#text(token.content)
          break
        case 'softbreak':
          this.#text(' ')
          break
        case 'hardbreak':
          this.#text('\n')
          break
        case 'strong_open':
          this.#style = { ...this.#style, strong: true }
          break
        case 'em_open':
          this.#style = { ...this.#style, emphasis: true }
          break
        case 'strong_close':
          this.#style = without(this.#style, 'strong')
          break
        case 'em_close':
          this.#style = without(this.#style, 'emphasis')
          break
        case 'link_open':
          this.#link(String(token.attrGet('href') ?? ''))
          break
        case 'link_close':
          this.#style = without(this.#style, 'href')
          break
        case 'passage_open':
          this.#passage(Number(token.meta?.id))
          break
        case 'passage_close':
          this.#languages.pop()
          this.#speak()
          break
        default:
          this.#context.faults.add(this.#context.at, 'not-shown-in-letter', { what: token.type })
      }
    }
    return this.#done()
  }

  #done(): InlineNode[] {
    for (const open of this.#open.splice(0)) this.#misplaced(open.id)
    return this.#top
  }

  get #nodes(): InlineNode[] {
    return this.#open.at(-1)?.arms.at(-1) ?? this.#top
  }

  #text(text: string): void {
    for (const part of splitMarks(text)) {
      if (typeof part === 'string') this.#words(part)
      else if (part.kind === 'slot') {
        const type = this.#context.book.slots[part.id]?.type
        this.#nodes.push({ kind: 'slot', slot: part.id, ...(type ? { type } : {}), ...this.#style })
      } else this.#mark(part.kind, part.id)
    }
  }

  #mark(kind: Exclude<MarkKind, 'slot'>, id: number): void {
    switch (kind) {
      case 'form':
        return this.#context.faults.add(this.#formPlace(id), 'form-own-line')
      case 'note':
        return this.#note(id)
      case 'noteText':
        // It is handled with the paragraph that it begins.
        return
      case 'language': {
        const passage = this.#context.book.passages[id]
        return passage?.faults.add(passage.at, 'passage-without-words')
      }
      case 'open':
      case 'else':
      case 'close':
        return this.#branch(kind, id)
    }
  }

  #note(id: number): void {
    const call = this.#context.book.calls[id]
    if (call === undefined) return
    if (this.#context.noNotes !== undefined) call.faults.add(call.at, this.#context.noNotes)
    else if (call.target) this.#nodes.push({ kind: 'note', ...call.target })
  }

  #passage(id: number): void {
    this.#languages.push(this.#context.book.passages[id]?.language)
    this.#speak()
  }

  #speak(): void {
    const language = this.#languages.at(-1)
    this.#style = { ...without(this.#style, 'language'), ...(language ? { language } : {}) }
  }

  #words(text: string): void {
    const last = this.#nodes.at(-1)
    if (last?.kind === 'text' && styleKey(last) === styleKey(this.#style))
      this.#nodes[this.#nodes.length - 1] = { ...last, text: last.text + text }
    else this.#nodes.push({ kind: 'text', text, ...this.#style })
  }

  #branch(kind: 'open' | 'else' | 'close', id: number): void {
    if (kind === 'open') {
      this.#open.push({ id, style: styleKey(this.#style), arms: [[]] })
      return
    }
    const open = this.#open.at(-1)
    if (open?.id !== id || open.style !== styleKey(this.#style)) {
      if (open?.id === id) this.#open.pop()
      this.#misplaced(id)
      return
    }
    if (kind === 'else') open.arms.push([])
    else {
      this.#open.pop()
      this.#nodes.push({ kind: 'choice', ...choiceOf(id, this.#context.book), arms: open.arms })
    }
  }

  #link(href: string): void {
    const parts = splitMarks(href).map((part): ValuePart => (typeof part === 'string' ? part : { slot: part.id }))
    const [first] = parts
    if (splitMarks(href).some((part) => typeof part !== 'string' && part.kind !== 'slot'))
      this.#context.faults.add(this.#context.at, 'block-in-link')
    else if (first === undefined || (typeof first === 'string' && !hasAllowedScheme(first)))
      this.#context.faults.add(this.#context.at, 'link-scheme')
    else checkAddress(parts, this.#context)
    this.#style = { ...this.#style, href: parts }
  }

  #misplaced(id: number): void {
    const block = this.#context.book.blocks[id]
    if (block && !block.reported) {
      block.reported = true
      block.faults.add(block.at, 'block-torn-in-paragraph', { name: block.name })
    }
  }

  #formPlace(id: number): Place {
    return this.#context.book.forms[id]?.at ?? this.#context.at
  }
}

function without(style: TextStyle, key: keyof TextStyle): TextStyle {
  const { [key]: _gone, ...rest } = style
  return rest
}

function styleKey({ strong, emphasis, href, language }: TextStyle): string {
  return JSON.stringify([strong, emphasis, href, language])
}
