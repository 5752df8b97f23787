import type { Language } from '../../../core/words/language.ts'

interface Named {
  readonly subject: string
  readonly language: Language
}
export interface DownloadPart {
  /** YYYY-MM-DD: the date of the letter, or of the action taken from it. */
  readonly day: string
  /** Without the dot. */
  readonly extension: string
  /** The number of the attachment within the letter, from 1; absent: the letter itself. */
  readonly attachment?: number
}

const attachmentWords: Readonly<Record<Language, string>> = {
  nl: 'bijlage',
  fr: 'annexe',
  de: 'Anlage',
  en: 'attachment',
}
const letterWords: Readonly<Record<Language, string>> = { nl: 'Brief', fr: 'Lettre', de: 'Brief', en: 'Letter' }
/** File systems take 255 bytes; the rest is for the day, the kind and the number that a browser adds. */
const maxSubjectBytes = 160

/**
 * The name of a file on the disk of its reader: `Aanslagbiljet 2026 – 2026-11-29.pdf`. It holds the subject and no more: the name
 * that a sender gave to an attachment may hold the name or number of a person.
 */
export function downloadName({ subject, language }: Named, { day, extension, attachment }: DownloadPart): string {
  const which = attachment === undefined ? [] : [`${attachmentWords[language]} ${attachment}`]
  return `${[fileWords(subject) || letterWords[language], ...which, day].join(' – ')}.${extension}`
}

/** The extension of a document by its media type; `fallback` is its own file name, of which only the extension is used. */
export function extensionOf(mediaType: string, fallback: string): string {
  const [, own = 'bin'] = /\.([a-z0-9]{1,8})$/i.exec(fallback) ?? []
  const [type = ''] = mediaType.split(';')
  return { 'application/pdf': 'pdf', 'text/html': 'html' }[type.trim()] ?? own.toLowerCase()
}

/** Removes the characters that Windows, macOS or Linux refuse in a name, and a dot or blank at its ends. */
function fileWords(subject: string): string {
  const words = subject
    .toWellFormed()
    .normalize('NFC')
    .replaceAll(/\s*:\s+/gu, ' – ')
    .replaceAll(/(?<=\d)[:](?=\d)/gu, '.')
    .replaceAll(/[/\\:|]/gu, '-')
    .replaceAll('"', '’')
    .replaceAll(/[<>?*]|(?!\s)\p{C}/gu, '')
    .replaceAll(/\s+/gu, ' ')
  return shortened(words).replaceAll(/^[ .]+|[ .–-]+$/gu, '')
}

/** Too long a name is cut between words. */
function shortened(text: string): string {
  if (Buffer.byteLength(text) <= maxSubjectBytes) return text
  let kept = ''
  for (const character of text) {
    if (Buffer.byteLength(kept + character) > maxSubjectBytes) break
    kept += character
  }
  return kept.includes(' ') ? kept.slice(0, kept.lastIndexOf(' ')) : kept
}
