import { type Language, localized } from '../../core/words/language.ts'
import { type EmailFrame, senderLine } from '../email/email-frame.ts'
import { screenWords } from '../language/screen-words.ts'
import type { LetterDocument } from '../model/document.ts'
import { letterWords } from '../pdf/letter-words.ts'
import { writeTextBlocks } from './write-text-blocks.ts'

/** A letter as plain text that reads well: the words in the same order, no markup, lines left to the reader's screen. */
export function writeText(letter: LetterDocument, frame: EmailFrame): string {
  const { language, subject } = letter
  const parts = [
    localized(frame.houseStyle.name, language),
    subject,
    writeTextBlocks(letter.blocks, language),
    '--',
    ...foot(language, frame),
  ]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

function foot(
  language: Language,
  { houseStyle, references, replyAllowed, because, preferencesUrl }: EmailFrame,
): string[] {
  const words = screenWords[language]
  const ask = [
    words.question,
    replyAllowed ? words.answerThis : '',
    references.contact ? `${references.contact}.` : '',
    `${words.mention} ${references.ours}.`,
  ]
  return [
    ask.filter(Boolean).join(' '),
    senderLine(houseStyle),
    because ?? '',
    preferencesUrl ? `${words.changeHow}${letterWords(language).colon}${preferencesUrl}` : '',
  ]
}
