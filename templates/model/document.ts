import type { Language } from '../../core/words/language.ts'

/**
 * A letter as the citizen reads it: one model for three writers (pdf, html, email), which print the same content in the same
 * order. Text is data here: no writer ever parses it again.
 */
export interface LetterDocument {
  readonly language: Language
  /** The subject is the letter's only first-level heading. */
  readonly subject: string
  readonly blocks: readonly Block[]
  /** In the order of their numbers, from 1; absent where there is none. */
  readonly notes?: readonly Note[]
}

/** An addition of the author that does not interrupt the sentence: a law, a source. On paper it is at the foot of the page. */
export interface Note {
  readonly runs: readonly Run[]
}

export type Block =
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly runs: readonly Run[] }
  | { readonly kind: 'paragraph'; readonly runs: readonly Run[] }
  | {
      readonly kind: 'list'
      readonly ordered: boolean
      readonly start: number
      readonly items: readonly (readonly Block[])[]
    }
  | {
      readonly kind: 'table'
      readonly columns: readonly Column[]
      readonly head: readonly Cell[]
      readonly rows: readonly Row[]
    }
  | { readonly kind: 'quote'; readonly blocks: readonly Block[] }
  | { readonly kind: 'rule' }
  | { readonly kind: 'pageBreak' }
  /** `key` names an image of the house style; `alt` is '' only for decoration. */
  | { readonly kind: 'image'; readonly key: string; readonly alt: string }
  /** `alt` says what the code is for, and is never empty; `label` is set where the author wrote it. */
  | { readonly kind: 'qr'; readonly text: string; readonly alt: string; readonly label?: string }
  | { readonly kind: 'actions'; readonly actions: readonly Action[] }
  /** `void`: the slip shows what was to be paid and cannot be paid with; it has no code to scan. */
  | { readonly kind: 'paymentSlip'; readonly payment: Payment; readonly void?: true }
  | { readonly kind: 'signature'; readonly signatories: readonly Signatory[] }

export type Slip = Extract<Block, { kind: 'paymentSlip' }>

/**
 * A stretch of text in one style. `
 * ` inside `text` is a line break of the author.
 */
export interface Run {
  readonly text: string
  readonly strong?: boolean
  readonly emphasis?: boolean
  readonly href?: string
  /** Set only where it differs from the letter's language. */
  readonly language?: Language
  /** This run is the mark of this note (from 1); `text` is the number as it is shown, raised. */
  readonly note?: number
  /** An earlier mark in the letter points to the same note. */
  readonly again?: true
}

export interface Column {
  /** `decimal`: money and figures, right aligned. */
  readonly align: 'left' | 'right' | 'decimal'
}
export interface Cell {
  readonly runs: readonly Run[]
}
export interface Row {
  readonly cells: readonly Cell[]
  /** A total row has a heavier rule above it. */
  readonly total?: boolean
}

/** An action of the citizen and its deadline (B12): a box on paper and in email, a task in the inbox. */
export interface Action {
  readonly kind: 'pay' | 'object' | 'reply' | 'come' | 'hand-in'
  readonly text: string
  /** ISO date (YYYY-MM-DD), Europe/Brussels. */
  readonly due?: string
  /** Of an appointment: HH:MM, local time of Europe/Brussels, on the day `due`. */
  readonly time?: string
  /** Of an appointment: where to come, on one line. */
  readonly place?: string
}

export interface Payment {
  /** Euro cents, 1 to 99999999999 (EPC069-12). */
  readonly cents: number
  /** Electronic format, no spaces. */
  readonly iban: string
  readonly beneficiary: string
  /** In printed form: `+++ddd/dddd/ddddd+++`, `RFdd xxxx …` (ISO 11649), or free text up to 140 characters. */
  readonly reference: string
  /** ISO date. */
  readonly due?: string
}

export interface Signatory {
  readonly name: string
  readonly function: string
  /** Key of a signature image of the house style. */
  readonly image?: string
}
