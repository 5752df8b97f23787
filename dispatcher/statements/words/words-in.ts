import type { Language } from '../../../core/words/language.ts'
import { statementDe } from './de.ts'
import { statementEn } from './en.ts'
import { statementFr } from './fr.ts'
import { statementNl } from './nl.ts'
import type { StatementWords } from './statement-words.ts'

const words: Readonly<Record<Language, StatementWords>> = {
  nl: statementNl,
  fr: statementFr,
  de: statementDe,
  en: statementEn,
}

/** The words of a statement in one language. */
export function statementWords(language: Language): StatementWords {
  return words[language]
}
