import { type Localized, languages } from '../../core/words/language.ts'

/** A name for the terminal: in English where there is one, else in the first language that it has. */
export function nameOf(name: Localized): string {
  return name.en ?? languages.map((language) => name[language]).find((each) => each !== undefined) ?? '–'
}
