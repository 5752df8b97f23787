import fc from 'fast-check'
import { expect, test } from 'vitest'
import { languages } from '../../../core/words/language.ts'
import { type NoticeSubject, writeNotice } from '../../../templates/email/write-notice.ts'

const subjects: readonly NoticeSubject[] = [
  { kind: 'first', sender: 'Gemeente Voorbeeldegem' },
  { kind: 'reminder', sender: 'Gemeente Voorbeeldegem' },
  { kind: 'first' },
  { kind: 'reminder' },
  { kind: 'confirm-address', code: '042917', validMinutes: 30 },
  { kind: 'callback-suspended', name: 'boekhouding', isGone: false },
]

test('every mail of the hub is whole in four languages, has the same content as text and as HTML, and holds no link', () => {
  const seen = new Set<string>()
  for (const language of languages)
    for (const about of subjects) {
      const { subject, text, html } = writeNotice(about, language)
      seen.add(subject)
      expect(`${subject}${text}${html}`).not.toMatch(/undefined|\$\{|https?:|www\.|href|<img|mailto/)
      expect(html).toContain(`<html lang="${language}"`)
      for (const paragraph of text.split('\n\n').map((each) => each.replace('-- \n', '').trim()))
        expect(html).toContain(paragraph)
      if (about.kind === 'confirm-address') expect(text).toContain(about.code)
      else if (about.kind === 'callback-suspended') expect(text).toContain(about.name)
      else expect(text.includes('Voorbeeldegem')).toBe(about.sender !== undefined)
    }
  expect(seen.size).toBe(languages.length * subjects.length)
})

test('whatever the name of a sender, it stays text', () => {
  const dangerous = fc.string({ unit: fc.constantFrom('<', '>', '&', '"', "'", '$', '`', 'a', ' ', '\u2028') })
  fc.assert(
    fc.property(fc.constantFrom(...languages), dangerous, (language, sender) => {
      const { html } = writeNotice({ kind: 'first', sender: `${sender}<script>x</script>` }, language)
      expect(html).not.toContain('<script>')
      expect(html.match(/<p /g)).toHaveLength(3)
    }),
    { numRuns: 50 },
  )
})
