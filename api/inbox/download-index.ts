import type { ClosedLine, OpenLine } from '../../channels/inbox/store/read-inbox.ts'
import { escapeHtml } from '../../core/escape-html.ts'
import type { Language } from '../../core/words/language.ts'

export interface IndexedLetter {
  readonly letter: OpenLine
  /** Paths in the file, the letter first. */
  readonly files: readonly string[]
}

const words: Readonly<
  Record<Language, Readonly<Record<'title' | 'made' | 'date' | 'sender' | 'letter' | 'closed' | 'cut', string>>>
> = {
  nl: {
    title: 'Mijn brieven',
    made: 'Gemaakt op',
    date: 'Datum',
    sender: 'Afzender',
    letter: 'Brief',
    closed: 'Deze brieven zijn gesloten en zitten niet in dit bestand:',
    cut: 'Dit bestand bevat alleen de nieuwste brieven. Download oudere brieven per jaar.',
  },
  fr: {
    title: 'Mes lettres',
    made: 'Créé le',
    date: 'Date',
    sender: 'Expéditeur',
    letter: 'Lettre',
    closed: 'Ces lettres sont fermées et ne figurent pas dans ce fichier\u00a0:',
    cut: 'Ce fichier ne contient que les lettres les plus récentes. Téléchargez les plus anciennes année par année.',
  },
  de: {
    title: 'Meine Briefe',
    made: 'Erstellt am',
    date: 'Datum',
    sender: 'Absender',
    letter: 'Brief',
    closed: 'Diese Briefe sind geschlossen und nicht in dieser Datei:',
    cut: 'Diese Datei enthält nur die neuesten Briefe. Laden Sie ältere Briefe Jahr für Jahr herunter.',
  },
  en: {
    title: 'My letters',
    made: 'Made on',
    date: 'Date',
    sender: 'Sender',
    letter: 'Letter',
    closed: 'These letters are closed and not in this file:',
    cut: 'This file holds the newest letters only. Download older letters year by year.',
  },
}
const locales: Readonly<Record<Language, string>> = { nl: 'nl-BE', fr: 'fr-BE', de: 'de-BE', en: 'en-GB' }

/** The page that lists the letters of a download, in the language of its reader; it needs no script and no network. */
export function indexPage(
  letters: readonly IndexedLetter[],
  closed: readonly ClosedLine[],
  language: Language,
  { now, isCut }: { readonly now: Date; readonly isCut: boolean },
): string {
  const text = words[language]
  const format = new Intl.DateTimeFormat(locales[language], { dateStyle: 'long', timeZone: 'Europe/Brussels' })
  const rows = letters.map(({ letter, files }) => {
    const links = files.map((file, index) => {
      const name = index === 0 ? letter.subject : file.slice(5)
      return `<a href="${encodeURIComponent(file)}"${index === 0 ? ` lang="${letter.language}"` : ''}>${escapeHtml(name)}</a>`
    })
    return `<tr><td>${format.format(letter.receivedAt)}</td><td>${escapeHtml(letter.sender)}</td><td>${links.join('<br>')}</td></tr>`
  })
  const shut = closed.map(({ receivedAt, cover }) => {
    const about = [format.format(receivedAt), cover?.sender, cover?.kind].filter(
      (each) => each !== undefined && each !== '',
    )
    return `<li>${escapeHtml(about.join(', '))}</li>`
  })
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${text.title}</title>
<style>body{font:17px/1.5 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#14212b;background:#fff}
table{border-collapse:collapse;width:100%}th,td{text-align:start;vertical-align:top;padding:.5rem;border-bottom:1px solid #c4ccd2;overflow-wrap:anywhere}</style></head>
<body><main><h1>${text.title}</h1><p>${text.made} ${format.format(now)}</p>${isCut ? `<p>${text.cut}</p>` : ''}
<table><thead><tr><th scope="col">${text.date}</th><th scope="col">${text.sender}</th><th scope="col">${text.letter}</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody></table>
${shut.length === 0 ? '' : `<p>${text.closed}</p><ul>${shut.join('')}</ul>`}
</main></body></html>
`
}
