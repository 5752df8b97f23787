import fc from 'fast-check'
import { expect, test } from 'vitest'
import { downloadName, extensionOf } from '../../../api/inbox/download/download-name.ts'
import { languages } from '../../../core/words/language.ts'

const named = (subject: string, attachment?: number): string =>
  downloadName(
    { subject, language: 'nl' },
    { day: '2026-11-29', extension: 'pdf', ...(attachment !== undefined && { attachment }) },
  )

test.each([
  ['Aanslagbiljet 2026', 'Aanslagbiljet 2026 – 2026-11-29.pdf'],
  ['Welkom: uw nieuwe adres is ingeschreven.', 'Welkom – uw nieuwe adres is ingeschreven – 2026-11-29.pdf'],
  ['Kom om 14:30 naar zaal 1/2', 'Kom om 14.30 naar zaal 1-2 – 2026-11-29.pdf'],
  ['Nog niet betaald?', 'Nog niet betaald – 2026-11-29.pdf'],
  ['Betaal\u00a0€\u00a050,00\n', 'Betaal € 50,00 – 2026-11-29.pdf'],
  ['../..', 'Brief – 2026-11-29.pdf'],
])('%j', (subject, name) => expect(named(subject)).toBe(name))

test('an attachment has its number, and nothing of the name that its sender gave', () => {
  expect(named('Uw vergunning', 2)).toBe('Uw vergunning – bijlage 2 – 2026-11-29.pdf')
  expect(extensionOf('application/pdf', 'Jan Peeters 85.07.30-033.28.PDF')).toBe('pdf')
  expect(extensionOf('image/png', 'foto.PNG')).toBe('png')
  expect(extensionOf('application/octet-stream', 'zonder')).toBe('bin')
})

test('whatever the subject, every file system accepts the name', () => {
  const subjects = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 400 }),
    fc.string({ unit: 'grapheme', maxLength: 400 }),
  )
  fc.assert(
    fc.property(subjects, fc.constantFrom(...languages), (subject, language) => {
      const name = downloadName({ subject, language }, { day: '2026-11-29', extension: 'pdf', attachment: 100 })
      expect(name).toMatch(/^[^ .].* – \S+ 100 – 2026-11-29\.pdf$/u)
      expect(name).not.toMatch(/[<>:"/\\|?*]|\p{C}/u)
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(240)
    }),
    { numRuns: 40 },
  )
})
