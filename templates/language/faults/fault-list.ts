import type { Language } from '../../../core/words/language.ts'
import type { TemplateFault } from '../../model/template-source.ts'
import { type FaultKind, type FaultValues, formatFault, type WordedFault } from './fault-sentences.ts'

/** A place in a text; Handlebars counts columns from 0, people from 1. */
export interface Place {
  readonly line: number
  readonly column: number
}

/** Collects all faults of one text, so that an officer can repair them in one pass. */
export class FaultList {
  readonly faults: TemplateFault[]
  readonly #pointer: string
  readonly #language: Language | undefined
  readonly #inside: { readonly block: string; readonly at: Place } | undefined

  constructor(
    faults: TemplateFault[],
    pointer: string,
    language?: Language,
    inside?: { readonly block: string; readonly at: Place },
  ) {
    this.faults = faults
    this.#pointer = pointer
    this.#language = language
    this.#inside = inside
  }

  add<Kind extends FaultKind>(at: Place, kind: Kind, ...values: FaultValues<Kind>): void {
    this.addWorded(at, formatFault(kind, ...values))
  }

  addWorded(at: Place, { kind, values, detail }: WordedFault): void {
    const place = this.#inside?.at ?? at
    this.faults.push({
      ...(this.#language ? { language: this.#language } : {}),
      pointer: this.#pointer,
      line: place.line,
      column: place.column + 1,
      code: 'UP-2501',
      kind,
      values,
      ...(this.#inside ? { block: { key: this.#inside.block, line: at.line } } : {}),
      detail: this.#inside ? `In block \`${this.#inside.block}\`, line ${at.line}: ${detail}` : detail,
    })
  }

  /** The same list for the text of a shared block: its faults are reported where the block is used. */
  within(block: string, at: Place): FaultList {
    return new FaultList(this.faults, this.#pointer, this.#language, { block, at: this.#inside?.at ?? at })
  }
}
