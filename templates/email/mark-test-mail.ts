import { escapeHtml } from '../../core/escape-html.ts'
import type { Language } from '../../core/words/language.ts'
import { letterWords } from '../words/letter-words.ts'
import { testWords } from '../words/test-words.ts'
import type { EmailContent } from './email-frame.ts'
import { emailStyles } from './email-styles.ts'

/** The first element of every mail that this folder writes. */
const top = '<main>'

const style = `margin: 0; padding: 16px 24px; background: #fff3d6; border-bottom: 4px solid #8a4b08; ${emailStyles.font} font-size: 17px; line-height: 26px; color: #14212b;`

/**
 * The mail of a letter as the test of its writer: the subject and the first lines say that it is one, before anything of the letter.
 * @param leftOut names of files that are not attached since they are too large
 */
export function markTestMail(
  { subject, html, text }: EmailContent,
  language: Language,
  leftOut: readonly string[] = [],
): EmailContent {
  const words = testWords[language]
  const { test } = letterWords(language)
  const sentences = [words.what, ...(leftOut.length === 0 ? [] : [words.leftOut(leftOut.join(', '))])]
  const notice = `<p lang="${language}" style="${style}"><strong style="letter-spacing: 2px;">${test}</strong><br>${sentences.map(escapeHtml).join('<br>')}</p>`
  if (!html.includes(top)) throw new Error('The HTML of a mail has a main element')
  return {
    subject: words.subject(subject),
    html: html.replace(top, () => `${top}\n${notice}`),
    text: `*** ${test} ***\n${sentences.join('\n')}\n\n${text}`,
  }
}
