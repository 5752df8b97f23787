import { describe, expect, test } from 'vitest'
import { type Language, languages } from '../../core/words/language.ts'
import { writeEmail } from '../../templates/email/write-email.ts'
import { writePage } from '../../templates/html/write-page.ts'
import type { LetterDocument } from '../../templates/model/document.ts'
import { taxFrame } from './pdf/sample-letters.ts'

const letterIn = (language: Language): LetterDocument => ({
  language,
  subject: 'Over de wet',
  blocks: [
    {
      kind: 'paragraph',
      runs: [
        { text: 'De wet' },
        { text: '1', note: 1 },
        { text: ' en ' },
        { text: 'das Amt', language: 'de' },
        { text: '2', note: 2 },
        { text: ',1', note: 1, again: true },
        { text: '.' },
      ],
    },
  ],
  notes: [
    { runs: [{ text: 'Artikel 1 van de ' }, { text: 'codex', href: 'https://codex.example/1' }] },
    { runs: [{ text: 'In Eupen <1>.' }] },
  ],
})
const frame = { houseStyle: taxFrame.houseStyle, references: taxFrame.references, replyAllowed: false }
const titles: Readonly<Record<Language, string>> = { nl: 'Noten', fr: 'Notes', de: 'Anmerkungen', en: 'Notes' }

describe('on the page of the inbox', () => {
  const page = writePage(letterIn('nl'), taxFrame)

  test('each mark leads to its note and each note back to its first mark, by names that occur once', () => {
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    expect(ids).toEqual([...new Set(ids)])
    const targets = [...page.matchAll(/href="#([^"]+)"/g)].map(([, target]) => target)
    expect(targets).toEqual(['note-1', 'note-2', 'note-1', 'note-1-mark', 'note-2-mark'])
    for (const target of targets) expect(ids).toContain(target)
    expect(page.match(/aria-describedby="notes-title"/g)).toHaveLength(3)
    expect(page).toContain('aria-label="Terug naar noot 2 in de tekst"')
  })

  test('notes close the letter as text, with their links', () => {
    expect(page).toMatch(/<h2 id="notes-title">Noten<\/h2><ol><li id="note-1">Artikel 1 van de <a href="https:/)
    expect(page).toContain('In Eupen &lt;1&gt;.')
  })

  test('words in another language are marked as such', () => {
    expect(page).toContain('<span lang="de">das Amt</span>')
    expect(writeEmail(letterIn('nl'), frame).html).toContain('<span lang="de">das Amt</span>')
  })
})

test('mail has numbers and a list, and no link to a place that a mail program may drop', () => {
  const { html } = writeEmail(letterIn('nl'), frame)
  expect(html).toMatch(/De wet<sup [^>]*>1<\/sup> en .*<sup [^>]*>2<\/sup><sup [^>]*>,1<\/sup>\./)
  expect(html).toMatch(/Noten<\/h2><ol [^>]*><li [^>]*>Artikel 1 van de <a href="https:\/\/codex\.example\/1"/)
  expect(html).not.toMatch(/href="#|id="note/)
})

test.each(languages)('the notes have a title in %s', (language) => {
  const { html, text } = writeEmail(letterIn(language), frame)
  const title = titles[language]
  expect(html).toContain(`>${title}</h2>`)
  expect(writePage(letterIn(language), taxFrame)).toContain(`>${title}</h2>`)
  expect(text).toContain(
    `De wet[1] en das Amt[2][1].\n\n${title}\n${'-'.repeat(title.length)}\n[1] Artikel 1 van de codex (https://codex.example/1)\n[2] In Eupen <1>.\n\n-- \n`,
  )
})
