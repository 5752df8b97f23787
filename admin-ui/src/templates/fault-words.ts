import { useTranslation } from 'react-i18next'
import type { TemplateFault } from '../ui/api/template-types.ts'

/** The hub tells faults in English; those that officers meet most have words on the screen. */
const known: readonly (readonly [RegExp, string])[] = [
  [/^Unknown variable `([^`]+)`; did you mean `([^`]+)`/, 'unknownVariableNear'],
  [/^Unknown variable `([^`]+)`/, 'unknownVariable'],
  [/^Unknown block `([^`]+)`/, 'unknownBlock'],
  [/^Block `([^`]+)` has no text in this language/, 'blockLanguage'],
  [/^A letter needs a subject/, 'noSubject'],
  [/^The letter has no text yet/, 'noText'],
  [/^A subject is one line/, 'subjectLine'],
  [/^A version needs text/, 'noLanguage'],
  [/^A letter has two levels of headings/, 'headings'],
  [/^A `##` heading belongs under/, 'subHeading'],
  [/^A table needs words in its head/, 'tableHead'],
  [/^A table stands by itself/, 'tableAlone'],
  [/^`\{\{#each\}\}` goes through a list/, 'eachList'],
  [/^`\{\{#with\}\}` goes into an object/, 'withObject'],
  [/^`\{\{actions\}\}` is used/, 'noActions'],
  [/^`\{\{paymentSlip\}\}` is used/, 'noPayment'],
  [/^This is an object; write one of its parts/, 'objectPart'],
  [/^This stands (on a line of its own|between paragraphs)/, 'ownLine'],
  [/^Write two braces, not three/, 'twoBraces'],
  [/^This is no account number/, 'iban'],
  [/^The example of `([^`]+)` does not fit/, 'example'],
  [/^There are two variables `([^`]+)`/, 'twoVariables'],
  [/^There are two samples `([^`]+)`/, 'twoSamples'],
  [/^There is no text in the fallback language `([^`]+)`/, 'fallback'],
  [/^This action has no text in `([^`]+)`/, 'actionText'],
  [/^Letters cannot show this character \((U\+\w+)\)/, 'glyph'],
  [/^With this sample the letter cannot be filled/, 'sampleMissing'],
  [/^With this sample the (letter|subject) is empty/, 'sampleEmpty'],
  [/^A link begins with/, 'link'],
  [/^There is no note `\[\^([^\]]+)\]`; did you mean `([^`]+)`/, 'noteUnknownNear'],
  [/^There is no note `\[\^([^\]]+)\]`/, 'noteUnknown'],
  [/^Nothing points to this note; put `\[\^([^\]]+)\]`/, 'noteUnused'],
  [/^There are two notes `\[\^([^\]]+)\]`/, 'noteTwice'],
  [/^The note `\[\^([^\]]+)\]` stands in a part/, 'notePart'],
  [/^The note `\[\^([^\]]+)\]` has no text/, 'noteEmpty'],
  [/^A note cannot hang on a heading/, 'noteHeading'],
  [/^A note cannot have a note/, 'noteInNote'],
  [/^A note is one paragraph/, 'noteBlock'],
  [/^A note (hangs|is written)/, 'notePlain'],
  [/^Letters speak/, 'passageLanguage'],
  [/^The language stands behind words/, 'passageWords'],
  [/^Words in another language are marked/, 'passagePlain'],
]

export interface FaultWords {
  readonly text: string
  /** English, where the reader's language has no words for it. */
  readonly lang?: 'en'
  /** What may stand in place of what is wrong. */
  readonly repair?: string
}

export function useFaultWords(): (fault: Pick<TemplateFault, 'detail'>) => FaultWords {
  const { t } = useTranslation()
  return ({ detail }) => {
    const repair = /did you mean `([^`]+)`/.exec(detail)?.[1]
    const more = repair === undefined ? {} : { repair }
    for (const [pattern, name] of known) {
      const found = pattern.exec(detail)
      if (found !== null) return { text: t(`templateFault.${name}`, { a: found[1], b: found[2] }), ...more }
    }
    return { text: detail, lang: 'en', ...more }
  }
}

/** Where a fault stands, in words: ‘Nederlands, regel 3’, ‘Betaling’. */
export function usePlaceWords(): (fault: TemplateFault) => string {
  const { t } = useTranslation()
  return ({ pointer, language, line }) => {
    const [, part = '', at = '', field] = pointer.split('/')
    if (part === 'languages') {
      const where = t(`language.${language ?? at}`)
      if (field === 'subject') return `${where}, ${t('editor.subject')}`
      return line > 0 ? `${where}, ${t('editor.atLine', { line })}` : where
    }
    const name = t(`editor.panel.${part}`, { defaultValue: t('editor.panel.settings') })
    return /^\d+$/.test(at) ? `${name} ${Number(at) + 1}` : name
  }
}
