import { type Language, localized } from '../../core/words/language.ts'
import type { EmailFrame } from '../email/email-frame.ts'
import { screenWords } from '../language/check/screen-words.ts'
import type { LetterDocument } from '../model/document.ts'
import { senderText } from '../model/sender-text.ts'
import { copyLine, letterWords } from '../words/letter-words.ts'
import { underlined, wrapText } from './wrap-text.ts'
import { writeTextBlocks, writeTextNotes } from './write-text-blocks.ts'

/** A letter as readable plain text: the words in the same order, no markup, no line longer than 78 characters. */
export function writeText(letter: LetterDocument, frame: EmailFrame): string {
  const { language, subject } = letter
  const parts = [
    localized(frame.houseStyle.name, language),
    frame.copyOf === undefined ? '' : copyLine(language, frame.copyOf),
    underlined(subject, '='),
    writeTextBlocks(letter.blocks, language),
    writeTextNotes(letter),
    // A signature begins with a line of two hyphens and a blank (RFC 3676, 4.3), by which mail programs recognise it.
    `-- \n${foot(language, frame)
      .filter((part) => part !== '')
      .join('\n\n')}`,
  ]
  return `${wrapText(parts.filter((part) => part !== '').join('\n\n'))}\n`
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
    senderText(houseStyle, language).lines.join(', '),
    because ?? '',
    preferencesUrl ? `${words.changeHow}${letterWords(language).colon}${preferencesUrl}` : '',
  ]
}
