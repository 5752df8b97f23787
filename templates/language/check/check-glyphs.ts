import { languages } from '../../../core/words/language.ts'
import { shownCharacter } from '../../../core/words/text/code-point.ts'
import type { TemplateFault, TemplateSource } from '../../model/template-source.ts'
import { FaultList } from '../faults/fault-list.ts'
import { dataTexts } from '../fill/data-texts.ts'
import { unprintable as turning } from '../format/value-text.ts'

/** Returns the characters of a text that the fonts of a letter lack, each once. */
type Unprintable = (text: string) => readonly string[]

/**
 * Finds characters in the words and samples of a version that its letters could not show, each with its first place. Characters
 * of a sample that turn the reading direction are reported by `checkData`.
 */
export function checkGlyphs(source: TemplateSource, unprintable: Unprintable): TemplateFault[] {
  const faults: TemplateFault[] = []
  for (const language of languages) {
    const texts = [
      ...(['subject', 'body'] as const).map((part) => ({
        pointer: `/languages/${language}/${part}`,
        text: source.languages[language]?.[part],
      })),
      ...(source.actions ?? []).map((action, at) => ({
        pointer: `/actions/${at}/text/${language}`,
        text: action.text[language],
      })),
      ...(source.actions ?? []).map((action, at) => ({ pointer: `/actions/${at}/place`, text: action.place })),
    ]
    for (const { pointer, text } of texts)
      if (text !== undefined) tell(new FaultList(faults, pointer, language), text, unprintable)
  }
  for (const [index, sample] of source.samples.entries())
    for (const { pointer, name, text } of dataTexts(sample.data, `/samples/${index}/data`))
      if (turning(text) === undefined)
        for (const character of unprintable(text))
          new FaultList(faults, pointer).add(start, 'data-unprintable', {
            name,
            character: shownCharacter(character),
          })
  return faults
}

/** A character is named in composed form, and may be decomposed in the text. */
function placeOf(character: string, text: string): number {
  const places = [character, character.normalize('NFD')].map((each) => text.indexOf(each))
  return Math.max(0, places.find((each) => each >= 0) ?? 0)
}

const start = { line: 1, column: 0 }

function tell(list: FaultList, text: string, unprintable: Unprintable): void {
  for (const character of unprintable(text)) {
    const before = text.slice(0, placeOf(character, text)).split('\n')
    const at = { line: before.length, column: before.at(-1)?.length ?? 0 }
    list.add(at, 'unprintable-character', { character: shownCharacter(character) })
  }
}
