import type { Language } from '../../core/words/language.ts'
import type { LegalMention } from '../../core/words/legal-mention.ts'
import type { Action, Column } from './document.ts'
import type { VariableType } from './template-source.ts'

/**
 * A version parsed once, at publication: text, slots and branches. Plain JSON, so that it can be stored, sent to a worker and
 * identified by its hash.
 */
export interface TemplateTree {
  readonly format: 1
  readonly languages: Readonly<Partial<Record<Language, LanguageTree>>>
  readonly fallback: readonly Language[]
}

export interface LanguageTree {
  readonly language: Language
  /**
   * Handlebars text without any words: it evaluates every expression and every block of the version once and reports the values
   * by number. The words stay in the nodes below, so no value is ever parsed.
   */
  readonly program: string
  readonly subject: readonly InlineNode[]
  readonly blocks: readonly BlockNode[]
  readonly actions: readonly ActionNode[]
  readonly payment?: PaymentNode
  /** In the order of the source; the marks in the text decide which are shown, and their numbers. */
  readonly notes?: readonly (readonly InlineNode[])[]
}

export interface TextStyle {
  readonly strong?: true
  readonly emphasis?: true
  readonly href?: readonly ValuePart[]
  readonly language?: Language
}

/** Literal text, or the raw value of a slot. */
export type ValuePart = string | { readonly slot: number }

export type InlineNode =
  | (TextStyle & { readonly kind: 'text'; readonly text: string })
  | (TextStyle & { readonly kind: 'slot'; readonly slot: number; readonly type?: VariableType })
  /** The mark of a note, whose values are `up` branches further out. */
  | { readonly kind: 'note'; readonly note: number; readonly up: number }
  | Choice<InlineNode>

/** if, unless, each and with alike: the program reports which arms were taken, how often, and with what values. */
export interface Choice<Node> {
  readonly kind: 'choice'
  readonly id: number
  readonly arms: readonly (readonly Node[])[]
  /** The legal mention that the passage carries; it has one arm, which every letter has. */
  readonly mention?: LegalMention
}

export type BlockNode =
  | Choice<BlockNode>
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly inline: readonly InlineNode[] }
  | { readonly kind: 'paragraph'; readonly inline: readonly InlineNode[] }
  | {
      readonly kind: 'list'
      readonly ordered: boolean
      readonly start: number
      readonly items: readonly (readonly BlockNode[])[]
    }
  | {
      readonly kind: 'table'
      readonly columns: readonly Column[]
      readonly head: readonly CellNode[]
      readonly rows: readonly RowNode[]
    }
  | { readonly kind: 'quote'; readonly blocks: readonly BlockNode[] }
  | { readonly kind: 'rule' }
  | { readonly kind: 'pageBreak' | 'actions' | 'paymentSlip' }
  | { readonly kind: 'image'; readonly key: string; readonly alt: string }
  | { readonly kind: 'qr'; readonly slot: number; readonly alt: string }
  /** Keys of signatories of the house style; an empty list means the first signatory of the style. */
  | { readonly kind: 'signature'; readonly keys: readonly string[] }

export type CellNode = readonly InlineNode[]
export type RowNode =
  | Choice<RowNode>
  | { readonly kind: 'row'; readonly cells: readonly CellNode[]; readonly total?: true }

export interface ActionNode {
  readonly kind: Action['kind']
  readonly text: readonly InlineNode[]
  readonly due?: readonly ValuePart[]
  readonly time?: readonly ValuePart[]
  readonly place?: readonly InlineNode[]
}

export interface PaymentNode {
  readonly amount: readonly ValuePart[]
  readonly iban: readonly ValuePart[]
  readonly beneficiary: readonly ValuePart[]
  readonly reference: readonly ValuePart[]
  readonly due?: readonly ValuePart[]
}
