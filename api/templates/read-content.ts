import { type Language, languages } from '../../core/words/language.ts'
import type { LanguageSource, TemplateSource } from '../../templates/model/template-source.ts'

/** The body of a PUT after its schema has checked it: a source whose lists may be absent. */
type CheckedContent = Partial<TemplateSource> & {
  readonly languages: Readonly<Partial<Record<Language, LanguageSource>>>
}

/** The body of a PUT as a version stores it: with its defaults, and the house style by key. */
export function readContent(body: CheckedContent, houseStyle: string | undefined): TemplateSource {
  const { houseStyle: _, ...content } = body
  const written = languages.filter((language) => content.languages[language] !== undefined)
  return {
    variables: [],
    actions: [],
    samples: [],
    blocks: [],
    // Dutch first, as the language law requires; a letter that was never written in Dutch falls back on the languages that it
    // has.
    fallback: written.slice(0, 1),
    ...content,
    ...(houseStyle === undefined ? {} : { houseStyle }),
  }
}
