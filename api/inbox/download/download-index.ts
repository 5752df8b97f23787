import { escapeHtml } from '../../../core/escape-html.ts'
import { brusselsDay } from '../../../core/words/days/brussels-day.ts'
import type { Language } from '../../../core/words/language.ts'
import { formatDate } from '../../../templates/language/format/format-value.ts'

/** A letter in the file. */
export interface IndexedLetter {
  readonly letter: {
    readonly sender: string
    readonly subject: string
    readonly language: Language
    readonly receivedAt: Date
  }
  /** The letter first. */
  readonly files: readonly { readonly path: string }[]
}

/** A letter that does not open for the reader, by what may be shown of it. */
export interface ListedLetter {
  readonly receivedAt: Date
  readonly cover?: { readonly sender: string; readonly kind?: string }
}

type Word = 'title' | 'made' | 'how' | 'number' | 'date' | 'sender' | 'letter' | 'closed' | 'cut' | 'byYear'

const words: Readonly<Record<Language, Readonly<Record<Word, string>>>> = {
  nl: {
    title: 'Mijn brieven',
    made: 'Gemaakt op',
    how: 'Gaat een brief niet open als u erop klikt? Pak dan eerst het zip-bestand uit. De naam van elk bestand begint met het nummer uit deze lijst.',
    number: 'Nummer',
    date: 'Datum',
    sender: 'Afzender',
    letter: 'Brief',
    closed: 'Deze brieven zijn gesloten en zitten niet in dit bestand:',
    cut: 'Dit bestand bevat alleen de nieuwste brieven.',
    byYear: 'Download oudere brieven per jaar.',
  },
  fr: {
    title: 'Mes lettres',
    made: 'Créé le',
    how: 'Une lettre ne s’ouvre pas quand vous cliquez dessus\u00a0? Décompressez d’abord le fichier zip. Le nom de chaque fichier commence par le numéro de cette liste.',
    number: 'Numéro',
    date: 'Date',
    sender: 'Expéditeur',
    letter: 'Lettre',
    closed: 'Ces lettres sont fermées et ne figurent pas dans ce fichier\u00a0:',
    cut: 'Ce fichier ne contient que les lettres les plus récentes.',
    byYear: 'Téléchargez les plus anciennes année par année.',
  },
  de: {
    title: 'Meine Briefe',
    made: 'Erstellt am',
    how: 'Ein Brief öffnet sich beim Anklicken nicht? Entpacken Sie zuerst die ZIP-Datei. Der Name jeder Datei beginnt mit der Nummer aus dieser Liste.',
    number: 'Nummer',
    date: 'Datum',
    sender: 'Absender',
    letter: 'Brief',
    closed: 'Diese Briefe sind geschlossen und nicht in dieser Datei enthalten:',
    cut: 'Diese Datei enthält nur die neuesten Briefe.',
    byYear: 'Laden Sie ältere Briefe Jahr für Jahr herunter.',
  },
  en: {
    title: 'My letters',
    made: 'Made on',
    how: 'Does a letter not open when you click on it? Unpack the zip file first. The name of each file starts with the number in this list.',
    number: 'Number',
    date: 'Date',
    sender: 'Sender',
    letter: 'Letter',
    closed: 'These letters are closed and not in this file:',
    cut: 'This file holds the newest letters only.',
    byYear: 'Download older letters year by year.',
  },
}

/** Digits of the number with which the name of each file begins. */
const numberLength = 4

/** The number of a letter in the download, from its place in it: `0001` for the first. */
export function downloadNumber(place: number): string {
  return String(place + 1).padStart(numberLength, '0')
}

/**
 * The page that lists the letters of a download, in the language of its reader; it needs no script and no network. On a phone each row is
 * a block; the roles keep it a table for a screen reader.
 */
export function indexPage(
  letters: readonly IndexedLetter[],
  closed: readonly ListedLetter[],
  language: Language,
  { now, isCut, ofYear }: { readonly now: Date; readonly isCut: boolean; readonly ofYear: boolean },
): string {
  const text = words[language]
  const dayOf = (at: Date) => formatDate(brusselsDay(at), language)
  const rows = letters.map(({ letter, files }, place) => {
    const links = files.map(({ path }, index) => {
      const name = index === 0 ? letter.subject : path.slice(numberLength + 1)
      return `<a href="${encodeURIComponent(path)}"${index === 0 ? ` lang="${letter.language}"` : ''}>${escapeHtml(name)}</a>`
    })
    const cells = [downloadNumber(place), dayOf(letter.receivedAt), escapeHtml(letter.sender), links.join('<br>')]
    return `<tr role="row">${cells.map((cell) => `<td role="cell">${cell}</td>`).join('')}</tr>`
  })
  const shut = closed.map(({ receivedAt, cover }) => {
    const about = [dayOf(receivedAt), cover?.sender, cover?.kind].filter((each) => each !== undefined && each !== '')
    return `<li>${escapeHtml(about.join(', '))}</li>`
  })
  const heads = [text.number, text.date, text.sender, text.letter].map(
    (head) => `<th scope="col" role="columnheader">${head}</th>`,
  )
  const table =
    rows.length === 0
      ? ''
      : `<p>${text.how}</p>\n<table role="table"><thead><tr role="row">${heads.join('')}</tr></thead>\n<tbody>\n${rows.join('\n')}\n</tbody></table>`
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${text.title}</title>
<style>body{font:17px/1.5 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#14212b;background:#fff}
table{border-collapse:collapse;width:100%}th,td{text-align:start;vertical-align:top;padding:.5rem;border-bottom:1px solid #c4ccd2;overflow-wrap:anywhere}
td:first-child,th:first-child{white-space:nowrap;overflow-wrap:normal}
@media(max-width:30rem){thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}tr{display:block;padding:.5rem 0;border-bottom:1px solid #c4ccd2}td{display:block;border:0;padding:0}td:first-child{white-space:normal}}</style></head>
<body><main><h1>${text.title}</h1><p>${text.made} ${dayOf(now)}</p>${isCut ? `<p>${text.cut}${ofYear ? '' : ` ${text.byYear}`}</p>` : ''}
${table}
${shut.length === 0 ? '' : `<p>${text.closed}</p><ul>${shut.join('')}</ul>`}
</main></body></html>
`
}
