import type { Localized } from '../../core/words/language.ts'
import type { Recipient } from '../../core/words/recipient.ts'
import type { RegistryAnswer, Representative } from './registry.ts'

/** What decides who reads a letter. */
export interface ReaderFacts {
  readonly recipient: Recipient
  readonly answer: RegistryAnswer
  /** Of the class of the letter. */
  readonly minors: 'recipient' | 'guardians'
  readonly afterDeath: 'stop' | 'estate'
  /** In Belgium, as an ISO date. */
  readonly today: string
}

/** The reader of a letter, as one rule says. */
export type Reading =
  /** No channel takes the letter. */
  | { readonly kind: 'nobody' }
  /** Another person reads it on paper: no digital channel shows a letter to a person other than its recipient. */
  | {
      readonly kind: 'representative'
      readonly representative: Representative
      /** Others with the same right to read it, who get copies; absent: none. */
      readonly others?: readonly Representative[]
    }
  /** The recipient reads it, on paper only. */
  | { readonly kind: 'on-paper' }

/** A coded rule about who reads for whom: a name to store, words to show, and a pure decision. Undefined: the next rule decides. */
export interface ReaderRule {
  readonly name: string
  readonly because: Localized
  readonly decide: (facts: ReaderFacts) => Reading | undefined
}
