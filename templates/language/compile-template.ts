import { type Language, languages, localized } from '../../core/words/language.ts'
import type { SharedBlock, TemplateFault, TemplateSource } from '../model/template-source.ts'
import type {
  ActionNode,
  InlineNode,
  LanguageTree,
  PaymentNode,
  TemplateTree,
  ValuePart,
} from '../model/template-tree.ts'
import { checkPlacing } from './check/check-placing.ts'
import { FaultList } from './faults/fault-list.ts'
import { findAbsenceHints, findGaps } from './hints/find-absence-hints.ts'
import { checkMachineValue } from './literals/check-machine-value.ts'
import type { MachineField } from './literals/check-payment-value.ts'
import { newMarkBook } from './marks/mark-book.ts'
import { type MarkOptions, markText } from './marks/mark-text.ts'
import { splitMarks } from './parse/marks.ts'
import { parsePlain } from './parse/parse-inline.ts'
import { parseMarkdown } from './parse/parse-markdown.ts'
import { placeIn } from './parse/place-in.ts'
import type { Scope } from './scope/expression-scope.ts'
import { shapeOfData } from './scope/value-shape.ts'

const start = { line: 1, column: 0 }

/**
 * Parses every language of a version into one tree. All faults are found in one pass, each with the place to repair it; the tree
 * may be published only when there are none.
 *
 * @param shared the blocks that `source.blocks` names, in their pinned versions
 */
export function compileTemplate(
  source: TemplateSource,
  shared: readonly SharedBlock[],
): { tree: TemplateTree; faults: TemplateFault[] } {
  const faults: TemplateFault[] = []
  const trees: Partial<Record<Language, LanguageTree>> = {}
  for (const language of languages) {
    if (source.languages[language]) trees[language] = new LanguageCompiler(source, language, shared, faults).compile()
  }
  return { tree: { format: 1, languages: trees, fallback: source.fallback }, faults: eachOnce(faults) }
}

/** A payment and the day of an action do not depend on the language but are read once per language: equal faults are merged. */
function eachOnce(faults: readonly TemplateFault[]): TemplateFault[] {
  return [...new Map(faults.map((fault) => [JSON.stringify(fault), fault])).values()]
}

class LanguageCompiler {
  readonly #source: TemplateSource
  readonly #language: Language
  readonly #faults: TemplateFault[]
  readonly #book = newMarkBook()
  readonly #scope: Scope
  readonly #shared: ReadonlyMap<string, SharedBlock>
  #program = ''

  constructor(source: TemplateSource, language: Language, shared: readonly SharedBlock[], faults: TemplateFault[]) {
    this.#source = source
    this.#language = language
    this.#faults = faults
    this.#scope = { here: shapeOfData(source.variables) }
    this.#shared = new Map(shared.map((block) => [block.key, block]))
  }

  compile(): LanguageTree {
    const text = this.#source.languages[this.#language] ?? { subject: '', body: '' }
    const subject = this.#subject(text.subject)
    const faults = this.#list(`/languages/${this.#language}/body`, this.#language)
    const marked = markText(text.body, { ...this.#options(faults), isBody: true })
    this.#program += marked?.program ?? ''
    const blocks = marked ? parseMarkdown(marked, this.#book, faults, this.#scope) : []
    findAbsenceHints(blocks, this.#book)
    findGaps(subject, this.#book)
    if (marked && blocks.length === 0) faults.add(start, 'no-text')
    const actions = this.#source.actions.map((action, index) => this.#action(action, index))
    const payment = this.#payment()
    const notes = this.#book.notes.map(({ inline = [] }) => inline)
    return {
      language: this.#language,
      subject,
      blocks: checkPlacing(blocks, { hasActions: actions.length > 0, hasPayment: payment !== undefined }, this.#book),
      actions,
      ...(payment ? { payment } : {}),
      ...(notes.length > 0 ? { notes } : {}),
      program: this.#program,
    }
  }

  #subject(text: string): InlineNode[] {
    const faults = this.#list(`/languages/${this.#language}/subject`, this.#language)
    if (text.trim() === '') faults.add(start, 'no-subject')
    if (/[\r\n]/.test(text.trim())) faults.add(start, 'subject-of-lines')
    return this.#plain(text.trim(), faults)
  }

  #action(action: TemplateSource['actions'][number], index: number): ActionNode {
    const text = this.#plain(
      localized(action.text, this.#language),
      this.#list(`/actions/${index}/text/${this.#language}`, this.#language),
    )
    const due = action.due === undefined ? undefined : this.#values(action.due, `/actions/${index}/due`, 'due')
    findGaps(text, this.#book)
    return { kind: action.kind, text, ...(due ? { due } : {}), ...this.#appointment(action, index) }
  }

  /** Only the action `come` has a time and a place. */
  #appointment(
    { kind, due, time, place }: TemplateSource['actions'][number],
    index: number,
  ): Pick<ActionNode, 'time' | 'place'> {
    for (const [field, given] of Object.entries({ time, place }))
      if (given !== undefined && kind !== 'come')
        this.#list(`/actions/${index}/${field}`).add(start, 'appointment-only')
    const hour = time === undefined ? undefined : this.#values(time, `/actions/${index}/time`, 'time')
    if (hour && due === undefined) this.#list(`/actions/${index}/time`).add(start, 'time-without-day')
    const where = place === undefined ? undefined : this.#plain(place.trim(), this.#list(`/actions/${index}/place`))
    if (where) findGaps(where, this.#book)
    if (place !== undefined && /[\r\n]/.test(place.trim()))
      this.#list(`/actions/${index}/place`).add(start, 'place-of-lines')
    return { ...(hour ? { time: hour } : {}), ...(where ? { place: where } : {}) }
  }

  #payment(): PaymentNode | undefined {
    const { payment } = this.#source
    if (!payment) return undefined
    return {
      amount: this.#values(payment.amount, '/payment/amount', 'amount'),
      iban: this.#values(payment.iban, '/payment/iban', 'iban'),
      beneficiary: this.#values(payment.beneficiary, '/payment/beneficiary', 'beneficiary'),
      reference: this.#values(payment.reference, '/payment/reference', 'reference'),
      ...(payment.due === undefined ? {} : { due: this.#values(payment.due, '/payment/due', 'due') }),
    }
  }

  #plain(text: string, faults: FaultList): InlineNode[] {
    const marked = markText(text, { ...this.#options(faults), isBody: false })
    this.#program += marked?.program ?? ''
    return marked
      ? parsePlain(marked.text, {
          book: this.#book,
          faults,
          at: start,
          scope: this.#scope,
          placeOf: placeIn(marked.source),
        })
      : []
  }

  /** Literal text and raw values for fields that programs read: amounts, dates, account numbers. */
  #values(text: string, pointer: string, field: MachineField): ValuePart[] {
    const faults = this.#list(pointer)
    const marked = markText(text, { ...this.#options(faults), isBody: false })
    this.#program += marked?.program ?? ''
    const values = splitMarks(marked?.text ?? '').flatMap((part): ValuePart[] => {
      if (typeof part === 'string') return [part]
      if (part.kind === 'slot') return [{ slot: part.id }]
      if (part.kind === 'open') faults.add(start, 'only-text-and-placeholders')
      return []
    })
    checkMachineValue(field, values, this.#book, faults)
    return values
  }

  #options(faults: FaultList): Omit<MarkOptions, 'isBody'> {
    return { language: this.#language, scope: this.#scope, faults, book: this.#book, shared: this.#shared }
  }

  #list(pointer: string, language?: Language): FaultList {
    return new FaultList(this.#faults, pointer, language)
  }
}
