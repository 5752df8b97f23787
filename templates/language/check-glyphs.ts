import { languages } from '../../core/words/language.ts'
import type { TemplateFault, TemplateSource } from '../model/template-source.ts'
import { FaultList } from './fault-list.ts'

/** Characters in the words of a version that its letters could not show, each with the first place where it stands. */
export function checkGlyphs(source: TemplateSource, unprintable: (text: string) => readonly string[]): TemplateFault[] {
  const faults: TemplateFault[] = []
  for (const language of languages) {
    const text = source.languages[language]
    if (text === undefined) continue
    for (const part of ['subject', 'body'] as const) {
      const list = new FaultList(faults, `/languages/${language}/${part}`, language)
      for (const character of unprintable(text[part])) {
        const before = text[part].slice(0, Math.max(0, text[part].indexOf(character))).split('\n')
        const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
        const at = { line: before.length, column: before.at(-1)?.length ?? 0 }
        list.add(at, `Letters cannot show this character (U+${code}); replace or remove it.`)
      }
    }
  }
  return faults
}
