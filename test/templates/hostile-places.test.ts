import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { writeEmail } from '../../templates/email/write-email.ts'
import { writePage } from '../../templates/html/write-page.ts'
import { checkTemplate } from '../../templates/language/check/check-template.ts'
import { prepareTemplate } from '../../templates/language/fill/fill-template.ts'
import { cleanText } from '../../templates/language/format/value-text.ts'
import type { LetterDocument } from '../../templates/model/document.ts'
import type { TemplateSource } from '../../templates/model/template-source.ts'
import type { FontSet } from '../../templates/pdf/fonts/open-font-set.ts'
import { renderLetter } from '../../templates/pdf/render-letter.ts'
import { sharedFonts } from '../support/files/shared-readers.ts'
import { taxFrame } from './pdf/sample-letters.ts'

/** Every place that is not running text: actions, the payment, a code, a link, lists, quotes, text chosen by data. */
const source: TemplateSource = {
  languages: {
    nl: {
      subject: 'Over {{tekst}}',
      body: [
        'Beste {{recipient.name}}',
        '{{actions}}',
        '{{paymentSlip}}',
        '> {{tekst}}',
        '{{#each rijen}}\n- {{wat}}\n\n  1. **{{wat}}**\n{{/each}}',
        '| Wat | Hoe |\n|---|---|\n{{#each rijen}}\n| {{wat}} | _{{upper wat}}_ |\n{{/each}}',
        '[lees {{tekst}}]({{adres}}) of [zoek](https://voorbeeld.example/?q={{tekst}}#{{tekst}})',
        '{{qr adres alt="Scan"}}',
        '{{list namen}}',
      ].join('\n\n'),
    },
  },
  fallback: ['nl'],
  variables: [
    { name: 'tekst', type: 'longText', required: true },
    { name: 'adres', type: 'text', required: true },
    { name: 'rijen', type: 'list', fields: [{ name: 'wat', type: 'text' }] },
    { name: 'namen', type: 'list', items: 'text' },
  ],
  actions: [{ kind: 'pay', text: { nl: 'Betaal {{tekst}}' }, due: '2026-12-31' }],
  payment: { amount: '12.50', iban: 'BE68539007547034', beneficiary: '{{adres}}', reference: '{{adres}}' },
  samples: [],
  blocks: [],
}
const { tree, faults } = checkTemplate(source, [])
const template = prepareTemplate(tree, 'nl')
let fonts: FontSet
beforeAll(async () => {
  expect(faults).toEqual([])
  fonts = await sharedFonts()
})

const letterOf = (value: string): LetterDocument =>
  template.toLetter({
    data: { tekst: value, adres: value, rijen: [{ wat: value }, { wat: 'gewoon' }], namen: [value, 'en'] },
    recipient: { type: 'addressee', name: value, language: 'nl', address: { lines: ['a'], country: 'BE' } },
  })
const frame = { houseStyle: taxFrame.houseStyle, references: taxFrame.references, replyAllowed: false }

const markdown = ['**', '__', '`', '[a](javascript:alert(1))', '![a](x)', '# ', '- ', '1. ', '> ', '| a |', '---', '\\']
const html = [
  '<script>alert(1)</script>',
  '<img src=x onerror=y>',
  '"',
  "'",
  '&amp;',
  '<!--',
  ']]>',
  '</style>',
  '<svg/onload=x>',
]
const handlebars = [
  '{{tekst}}',
  '{{{x}}}',
  '{{#each rijen}}',
  '{{/each}}',
  '{{> blok@1}}',
  '\\{{',
  '{{lookup . "constructor"}}',
]
const unseen = [
  '\u200b',
  '\u200c',
  '\u200d',
  '\u2060',
  '\ufeff',
  '\u00ad',
  '\u200e',
  '\u200f',
  '\u202a',
  '\u202e',
  '\u2066',
  '\u2069',
  '\u061c',
]
const breaks = ['\n', '\r\n', '\r', '\u2028', '\u2029', '\u0085', '\t', '\v', '\f', '\n\n', '\n--\n']
const addresses = [
  'javascript:alert(1)',
  'JaVaScRiPt:x',
  'data:text/html,<b>',
  'https://kwaad.example',
  'vbscript:x',
  '//kwaad.example',
  ' javascript:x',
  'java\nscript:x',
  'file:///etc/passwd',
]
const long = ['x'.repeat(900), 'Donaudampf'.repeat(60)]
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(...markdown, ...html, ...handlebars, ...unseen, ...breaks, ...addresses, ...long),
      fc.string({ unit: 'binary', maxLength: 12 }),
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((all) => all.join(''))
  .filter((value) => cleanText(value).trim() !== '')

const decoded = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
/** A line break that a writer sends, a link, and a symbol that was too long to draw may differ; nothing else. */
const structure = (text: string): string[] =>
  [...text.matchAll(/<\/?([a-z!][^\s/>]*)/gi)]
    .map(([all]) => all)
    .filter((name) => !/^<\/?(br|wbr|a|figure|figcaption|svg|path)$/.test(name))
const attributes = (text: string): string[] =>
  [...new Set([...text.matchAll(/<[a-z][^>]*?\s([a-z-]+)=/gi)].map(([, name = '']) => name))].sort()
const hrefs = (text: string): string[] => [...text.matchAll(/href="([^"]*)"/g)].map(([, href = '']) => decoded(href))
const squeezed = (text: string): string => text.replaceAll(/[\s\p{Cf}\u00a0]+/gu, '')

describe('whatever a value holds', () => {
  test('page and mail keep their elements and attributes, and link only where a letter may', () => {
    const both = (value: string) => ({
      page: writePage(letterOf(value), taxFrame),
      mail: writeEmail(letterOf(value), frame).html,
    })
    // A text that is too long for a symbol is written out as a paragraph.
    const [short, tooLong] = [both('x'), both('x'.repeat(451))]
    fc.assert(
      fc.property(hostile, (value) => {
        const written = both(value)
        const plain = Buffer.byteLength(cleanText(value)) > 450 ? tooLong : short
        for (const medium of ['page', 'mail'] as const) {
          expect(structure(written[medium])).toEqual(structure(plain[medium]))
          expect(attributes(written[medium]).filter((name) => !attributes(plain[medium]).includes(name))).toEqual([])
          for (const href of hrefs(written[medium])) expect(href).toMatch(/^(https?|mailto|tel):/)
        }
      }),
      { numRuns: 250 },
    )
  })

  test('a subject and an action stay one line, and the plain text has the typed text', () => {
    fc.assert(
      fc.property(hostile, (value) => {
        const letter = letterOf(value)
        const { subject, text } = writeEmail(letter, frame)
        expect(subject).not.toMatch(/[\r\n\u2028\u2029\u0085]/)
        for (const block of letter.blocks)
          if (block.kind === 'actions') for (const { text: line } of block.actions) expect(line).not.toMatch(/[\r\n]/)
        const typed = squeezed(cleanText(value))
        expect(squeezed(subject)).toBe(`Over${typed}`)
        for (const place of [`Beste${typed}`, `-Betaal${typed}(`, `>${typed}`])
          expect(squeezed(text.replaceAll('\n> ', '\n'))).toContain(place.replace(/^>/, ''))
      }),
      { numRuns: 250 },
    )
  })

  test('a letter on paper is made, and its metadata stays XML with the same elements', () => {
    const xmp = (value: string): string => {
      const pdf = Buffer.concat(
        renderLetter(letterOf(value), taxFrame, fonts).segments.map(({ bytes }) => bytes),
      ).toString('utf8')
      return /<x:xmpmeta[\s\S]*?<\/x:xmpmeta>/.exec(pdf)?.[0] ?? ''
    }
    const tags = (text: string): string[] =>
      [...text.matchAll(/<[^>]*>/g)].map(([tag]) => tag.replace(/"[^"]*"/g, '""'))
    const plain = tags(xmp('x'))
    expect(plain.length).toBeGreaterThan(10)
    fc.assert(
      fc.property(hostile, (value) => {
        const shown = Array.from(cleanText(value))
          .filter((each) => fonts.fonts.regular.face.glyphs.idOf.has(each.codePointAt(0) ?? 0))
          .join('')
        fc.pre(shown.trim() !== '')
        const written = xmp(shown)
        expect(tags(written)).toEqual(plain)
        expect(written).not.toMatch(/&(?!(?:amp|lt|gt|quot|apos);)/)
      }),
      { numRuns: 40 },
    )
  })
})

test('a code that holds too much for a symbol is written out: nothing is lost, and the letter is made', () => {
  const address = `https://voorbeeld.example/${'a'.repeat(4_000)}`
  const letter = letterOf(address)
  expect(writePage(letter, taxFrame)).toContain(address)
  expect(writeEmail(letter, frame).text).toContain(`Scan: ${address}`)
  expect(renderLetter(letter, taxFrame, fonts).pages).toBeGreaterThan(0)
})
