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
import { checkPlacing } from './check-placing.ts'
import type { Scope } from './expression-scope.ts'
import { FaultList } from './fault-list.ts'
import { type MarkBook, type MarkOptions, markText } from './mark-text.ts'
import { splitMarks } from './marks.ts'
import { parsePlain } from './parse-inline.ts'
import { parseMarkdown } from './parse-markdown.ts'
import { shapeOfData } from './value-shape.ts'

/**
 * Parses every language of a version into one tree. All faults are found at once, each with the place to repair it; the
 * tree is only worth publishing when there are none.
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
  return { tree: { format: 1, languages: trees, fallback: source.fallback }, faults }
}

class LanguageCompiler {
  readonly #source: TemplateSource
  readonly #language: Language
  readonly #faults: TemplateFault[]
  readonly #book: MarkBook = { slots: [], blocks: [], forms: [] }
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
    const blocks = marked ? parseMarkdown(marked, this.#book, faults) : []
    if (marked && blocks.length === 0) faults.add({ line: 1, column: 0 }, 'no-text')
    const actions = this.#source.actions.map((action, index) => this.#action(action, index))
    const payment = this.#payment()
    return {
      language: this.#language,
      subject,
      blocks: checkPlacing(blocks, { hasActions: actions.length > 0, hasPayment: payment !== undefined }, faults),
      actions,
      ...(payment ? { payment } : {}),
      program: this.#program,
    }
  }

  #subject(text: string): InlineNode[] {
    const faults = this.#list(`/languages/${this.#language}/subject`, this.#language)
    if (text.trim() === '') faults.add({ line: 1, column: 0 }, 'no-subject')
    if (/[\r\n]/.test(text.trim())) faults.add({ line: 1, column: 0 }, 'subject-of-lines')
    return this.#plain(text.trim(), faults)
  }

  #action(action: TemplateSource['actions'][number], index: number): ActionNode {
    const text = this.#plain(
      localized(action.text, this.#language),
      this.#list(`/actions/${index}/text/${this.#language}`, this.#language),
    )
    const due = action.due === undefined ? undefined : this.#values(action.due, `/actions/${index}/due`)
    return { kind: action.kind, text, ...(due ? { due } : {}) }
  }

  #payment(): PaymentNode | undefined {
    const { payment } = this.#source
    if (!payment) return undefined
    return {
      amount: this.#values(payment.amount, '/payment/amount'),
      iban: this.#values(payment.iban, '/payment/iban'),
      beneficiary: this.#values(payment.beneficiary, '/payment/beneficiary'),
      reference: this.#values(payment.reference, '/payment/reference'),
      ...(payment.due === undefined ? {} : { due: this.#values(payment.due, '/payment/due') }),
    }
  }

  #plain(text: string, faults: FaultList): InlineNode[] {
    const marked = markText(text, { ...this.#options(faults), isBody: false })
    this.#program += marked?.program ?? ''
    return marked ? parsePlain(marked.text, { book: this.#book, faults, at: { line: 1, column: 0 } }) : []
  }

  /** Literal text and raw values, for what machines read: amounts, dates, account numbers. */
  #values(text: string, pointer: string): ValuePart[] {
    const faults = this.#list(pointer)
    const marked = markText(text, { ...this.#options(faults), isBody: false })
    this.#program += marked?.program ?? ''
    return splitMarks(marked?.text ?? '').flatMap((part): ValuePart[] => {
      if (typeof part === 'string') return [part]
      if (part.kind === 'slot') return [{ slot: part.id }]
      if (part.kind === 'open') faults.add({ line: 1, column: 0 }, 'only-text-and-placeholders')
      return []
    })
  }

  #options(faults: FaultList): Omit<MarkOptions, 'isBody'> {
    return { language: this.#language, scope: this.#scope, faults, book: this.#book, shared: this.#shared }
  }

  #list(pointer: string, language?: Language): FaultList {
    return new FaultList(this.#faults, pointer, language)
  }
}
