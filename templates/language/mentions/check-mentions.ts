import { type Language, languages } from '../../../core/words/language.ts'
import type { LegalMention } from '../../../core/words/legal-mention.ts'
import type { TemplateFault } from '../../model/template-source.ts'
import type { TemplateTree } from '../../model/template-tree.ts'
import { FaultList } from '../faults/fault-list.ts'
import { type Carried, carriedMentions } from './carried-mentions.ts'

/** The mentions that the class of a letter requires, and the shared blocks that would bring one. */
export interface MentionRules {
  readonly required: readonly LegalMention[]
  /** The block (`key@number`) of the entity that carries a mention in a language, if there is one. */
  readonly blockWith: (mention: LegalMention, language: Language) => string | undefined
}

/** How the text of one language carries a required mention. */
export interface MentionOfText {
  readonly mention: LegalMention
  readonly language: Language
  readonly carried: Carried
  /** The shared block that would bring it, where it is not carried in every letter. */
  readonly block?: string
}

/** Each required mention in each language of a version, in the order of the class. */
export function mentionsOf(tree: TemplateTree, { required, blockWith }: MentionRules): MentionOfText[] {
  const texts = languages.flatMap((language) => {
    const text = tree.languages[language]
    return text === undefined ? [] : [{ language, carries: carriedMentions(text) }]
  })
  return required.flatMap((mention) =>
    texts.map(({ language, carries }): MentionOfText => {
      const carried = carries(mention)
      const block = carried === 'always' ? undefined : blockWith(mention, language)
      return { mention, language, carried, ...(block !== undefined && { block }) }
    }),
  )
}

/** A version that lacks a required mention in one language is not submitted or published: the reader could lose a right. */
export function checkMentions(tree: TemplateTree, rules: MentionRules): TemplateFault[] {
  const faults: TemplateFault[] = []
  for (const { mention, language, carried, block } of mentionsOf(tree, rules)) {
    if (carried === 'always') continue
    const kind =
      carried === 'in-part' ? 'mention-in-part' : block === undefined ? 'mention-missing' : 'mention-of-block'
    const list = new FaultList(faults, `/languages/${language}/body`, language)
    const at = { line: 1, column: 0 }
    if (kind === 'mention-of-block') list.add(at, kind, { mention, language, name: block ?? '' })
    else list.add(at, kind, { mention, language })
  }
  return faults
}
