import { escapeHtml } from '../../core/escape-html.ts'
import type { Language } from '../../core/words/language.ts'
import { formatDate } from '../language/format/format-value.ts'
import { callbackNoticeWords } from './callback-notice-words.ts'
import type { EmailContent } from './email-frame.ts'
import { emailStyles as css, emailStyleBlock } from './email-styles.ts'
import { type NoticeWords, noticeWords, type Words } from './notice-words.ts'

/** The subject of a mail of the hub. It never contains a word of a letter. */
export type NoticeSubject =
  /** `sender` is absent where not even the sender may be named. */
  | { readonly kind: 'first' | 'reminder'; readonly sender?: string }
  /** `lastDay`, YYYY-MM-DD: the last day on which the letter is in the inbox. */
  | { readonly kind: 'lapsing'; readonly sender?: string; readonly lastDay?: string }
  | { readonly kind: 'confirm-address'; readonly code: string; readonly validMinutes: number }
  /** To the administrators of an entity. `name` is that of the callback, or its host. */
  | { readonly kind: 'callback-suspended'; readonly name: string; readonly isGone: boolean }

/** A mail of the hub, in plain text and HTML, without links and pictures. @returns also the name in the From header */
export function writeNotice(about: NoticeSubject, language: Language): EmailContent & { readonly fromName: string } {
  const words = noticeWords[language]
  const { from: fromName } = words
  const notice = textOf(about, words, language)
  const { more, foot } = endOf(about, words, language)
  const paragraphs = [...notice.paragraphs, ...more]
  const text = [notice.title, ...paragraphs, '-- ', foot].join('\n\n').replace('-- \n\n', '-- \n')
  return { fromName, subject: notice.subject, text: `${text}\n`, html: writeHtml(notice, paragraphs, foot, language) }
}

/** What follows the text: how to get to the letter, and why the reader gets the mail. */
function endOf(
  { kind }: NoticeSubject,
  { signIn, why, codeWhy }: Words,
  language: Language,
): { readonly more: readonly string[]; readonly foot: string } {
  if (kind === 'confirm-address') return { more: [], foot: codeWhy }
  if (kind === 'callback-suspended') return { more: [], foot: callbackNoticeWords[language].why }
  return { more: [signIn], foot: why }
}

function textOf(about: NoticeSubject, words: Words, language: Language): NoticeWords {
  switch (about.kind) {
    case 'confirm-address':
      return words.code(about.code, about.validMinutes)
    case 'callback-suspended':
      return callbackNoticeWords[language].suspended(about.name, about.isGone)
    case 'lapsing':
      return words.lapsing(about.sender, about.lastDay === undefined ? undefined : formatDate(about.lastDay, language))
    case 'first':
    case 'reminder':
      return words[about.kind](about.sender)
    default:
      return about satisfies never
  }
}

function writeHtml(
  { subject, title }: NoticeWords,
  paragraphs: readonly string[],
  foot: string,
  language: Language,
): string {
  const table = 'role="presentation" cellpadding="0" cellspacing="0" border="0"'
  const body = paragraphs.map((each) => `<p style="${css.p}">${escapeHtml(each)}</p>`).join('\n')
  return `<!doctype html>
<html lang="${language}" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no, url=no">
<title>${escapeHtml(subject)}</title>
<style>${emailStyleBlock}</style>
</head>
<body class="page" style="margin: 0; padding: 0; background: #f6f5f1;">
<main>
<table ${table} width="100%" class="page" style="background: #f6f5f1;"><tr><td align="center" style="padding: 24px 0;">
<table ${table} class="wrap" width="600" style="width: 600px; max-width: 600px; table-layout: fixed;">
<tr><td class="card pad t" style="${css.body}">
<h1 style="${css.h1}">${escapeHtml(title)}</h1>
${body}
</td></tr>
<tr><td class="foot pad q" style="${css.foot}">
<p style="margin: 0;">${escapeHtml(foot)}</p>
</td></tr>
</table>
</td></tr></table>
</main>
</body>
</html>
`
}
