import { escapeHtml } from '../../core/escape-html.ts'
import { type Language, localized } from '../../core/words/language.ts'
import { formatDate } from '../language/format/format-value.ts'
import type { LetterDocument } from '../model/document.ts'
import type { HouseStyle } from '../model/house-style.ts'
import { senderRun, senderText } from '../model/sender-text.ts'
import { copyLine, letterWords } from '../words/letter-words.ts'
import { pageStyles } from './page-styles.ts'
import { writeLetter } from './write-letter.ts'
import { writeRuns } from './write-runs.ts'

export interface PageFrame {
  readonly houseStyle: HouseStyle
  /** ISO date */
  readonly letterDate: string
  /** Of a copy: the name of the person to whom the letter was written. */
  readonly copyOf?: string
  readonly references: { readonly ours: string; readonly yours?: string; readonly contact?: string }
}

/**
 * A letter as a self-contained page, as it is stored in the archive: one heading of the first level, no script, no external
 * resources; its content security policy forbids them too.
 */
export function writePage(letter: LetterDocument, frame: PageFrame): string {
  const { language, subject } = letter
  const sender = localized(frame.houseStyle.name, language)
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">
<title>${escapeHtml(subject)} – ${escapeHtml(sender)}</title>
<style>${pageStyles}</style>
</head>
<body>
<main>
<p class="in-sender"><strong>${escapeHtml(sender)}</strong></p>
<h1>${escapeHtml(subject)}</h1>
<article class="in-paper">
${frame.copyOf === undefined ? '' : `${writeCopyLine(frame.copyOf, language)}\n`}${writeFacts(letter, frame)}
${writeLetter(letter, frame.houseStyle)}
${writeOurAddress(letter, frame.houseStyle)}</article>
</main>
</body>
</html>
`
}

/** A letter says “our address”; paper prints it at the top, a page and large print below the text. */
function writeOurAddress({ language }: LetterDocument, houseStyle: HouseStyle): string {
  const sender = senderText(houseStyle, language)
  if (sender.lines.length === 0) return ''
  return `<h2>${letterWords(language).ourAddress}</h2>\n<address>${writeRuns([senderRun(sender)])}</address>\n`
}

function writeCopyLine(name: string, language: Language): string {
  return `<p class="in-copy"><strong>${escapeHtml(copyLine(language, name))}</strong></p>`
}

/** Date and references, as in the reference block of the paper letter. */
export function writeFacts({ language }: LetterDocument, { letterDate, references }: PageFrame): string {
  const words = letterWords(language)
  const facts: readonly (readonly [string, string | undefined])[] = [
    [words.date, formatDate(letterDate, language)],
    [words.ours, references.ours],
    [words.yours, references.yours],
    [words.contact, references.contact],
  ]
  const shown = facts.flatMap(([label, value]) => (value ? [`<dt>${label}</dt><dd>${escapeHtml(value)}</dd>`] : []))
  return `<dl class="in-facts">${shown.join('')}</dl>`
}
