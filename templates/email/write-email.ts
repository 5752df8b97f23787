import { escapeHtml } from '../../core/escape-html.ts'
import { localized } from '../../core/words/language.ts'
import { writeRuns } from '../html/write-runs.ts'
import { screenWords } from '../language/check/screen-words.ts'
import type { LetterDocument } from '../model/document.ts'
import { senderRun, senderText } from '../model/sender-text.ts'
import { writeText } from '../text/write-text.ts'
import { copyLine } from '../words/letter-words.ts'
import type { EmailContent, EmailFrame } from './email-frame.ts'
import { emailStyles as css, emailStyleBlock } from './email-styles.ts'
import { writeEmailBlocks } from './write-email-blocks.ts'

/** A letter as email: one column of 600 px, and the same as plain text. No external resource is fetched. */
export function writeEmail(letter: LetterDocument, frame: EmailFrame): EmailContent {
  return { subject: letter.subject, html: writeEmailHtml(letter, frame), text: writeText(letter, frame) }
}

function writeEmailHtml(letter: LetterDocument, frame: EmailFrame): string {
  const { houseStyle } = frame
  const sender = escapeHtml(localized(houseStyle.name, letter.language))
  const table = 'role="presentation" cellpadding="0" cellspacing="0" border="0"'
  return `<!doctype html>
<html lang="${letter.language}" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escapeHtml(letter.subject)}</title>
<style>${emailStyleBlock}</style>
</head>
<body class="page" style="margin: 0; padding: 0; background: #f6f5f1;">
<main>
<table ${table} width="100%" class="page" style="background: #f6f5f1;"><tr><td align="center" style="padding: 24px 0;">
<table ${table} class="wrap" width="600" style="width: 600px; max-width: 600px; table-layout: fixed;">
<tr><td style="height: 6px; line-height: 6px; font-size: 6px; background: ${escapeHtml(houseStyle.colour)};">&nbsp;</td></tr>
<tr><td class="card pad t" style="${css.sender}">${writeLogo(letter, frame)}<b>${sender}</b></td></tr>
<tr><td class="card pad t" style="${css.body}">
${writeCopyLine(letter, frame)}<h1 style="${css.h1}">${escapeHtml(letter.subject)}</h1>
${writeEmailBlocks(letter, houseStyle)}
</td></tr>
<tr><td class="foot pad q" style="${css.foot}">
${writeFoot(letter, frame)}
</td></tr>
</table>
</td></tr></table>
</main>
</body>
</html>
`
}

/** Precedes the sender's name. The background is white in dark mode too: a logo is drawn for paper. */
function writeLogo({ language }: LetterDocument, { houseStyle, logoSource }: EmailFrame): string {
  const { emailLogo, name } = houseStyle
  if (emailLogo === undefined || logoSource === undefined) return ''
  const { width, height } = emailLogo
  const alt = escapeHtml(screenWords[language].logoOf(localized(name, language)))
  return `<img src="${escapeHtml(logoSource)}" alt="${alt}" width="${width}" height="${height}" style="${css.logo}">&nbsp; `
}

function writeCopyLine({ language }: LetterDocument, { copyOf }: EmailFrame): string {
  if (copyOf === undefined) return ''
  return `<p style="${css.p}"><strong>${escapeHtml(copyLine(language, copyOf))}</strong></p>\n`
}

function writeFoot({ language }: LetterDocument, frame: EmailFrame): string {
  const words = screenWords[language]
  const { houseStyle, references, replyAllowed, because, preferencesUrl } = frame
  const name = localized(houseStyle.name, language)
  const sender = senderRun(senderText(houseStyle, language), ', ')
  const link = preferencesUrl ? writeRuns([{ text: words.changeHow, href: preferencesUrl }], css.link) : ''
  const ask = [
    replyAllowed ? words.answerThis : '',
    references.contact ? escapeHtml(`${references.contact}.`) : '',
    `${words.mention} ${escapeHtml(references.ours)}.`,
  ]
  const paragraphs = [
    `<b>${words.question}</b> ${ask.filter(Boolean).join(' ')}`,
    writeRuns(sender.text === '' ? [{ text: name }] : [{ text: name === '' ? '' : `${name}, ` }, sender]),
    [because ? escapeHtml(because) : '', link].filter(Boolean).join(' '),
  ]
  return paragraphs
    .filter(Boolean)
    .map((paragraph) => `<p style="margin: 0 0 12px;">${paragraph}</p>`)
    .join('\n')
}
