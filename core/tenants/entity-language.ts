import { type Language, type Localized, languageGiven } from '../words/language.ts'

/** The language in which the hub writes to the people of an entity: Dutch where it has a Dutch name, else that of its name. */
export function entityLanguage(name: Localized): Language {
  return languageGiven(name, 'nl') ?? 'nl'
}
