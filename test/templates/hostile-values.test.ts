import { inflateSync } from 'node:zlib'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { writeEmail } from '../../templates/email/write-email.ts'
import { writePage } from '../../templates/html/write-page.ts'
import { checkData } from '../../templates/language/check/check-data.ts'
import { checkTemplate } from '../../templates/language/check/check-template.ts'
import { prepareTemplate } from '../../templates/language/fill/fill-template.ts'
import { cleanText } from '../../templates/language/format/value-text.ts'
import type { LetterDocument, Run } from '../../templates/model/document.ts'
import type { Variable } from '../../templates/model/template-source.ts'
import type { Mark } from '../../templates/pdf/draw/canvas.ts'
import type { FontSet } from '../../templates/pdf/fonts/open-font-set.ts'
import { renderLetter } from '../../templates/pdf/render-letter.ts'
import { sharedFonts } from '../support/files/shared-readers.ts'
import { taxFrame } from './pdf/sample-letters.ts'

/**
 * A value is placed in a paragraph, in bold, in a list, in a table, in a heading, in a link, in a note, in another language and
 * in the subject.
 */
const body = [
  'Begin {{waarde}} einde, **{{waarde}}** en [hier](https://voorbeeld.example/{{waarde}}).',
  '# Kop {{waarde}}',
  '- punt {{waarde}}',
  '| Een | Twee |\n|---|---|\n| {{waarde}} | x |',
  'Ook [hier {{waarde}} zo]{lang=fr} en daar[^noot].',
  '[^noot]: Noot {{waarde}} slot',
].join('\n\n')
const variables: Variable[] = [{ name: 'waarde', type: 'longText', required: true, maxLength: 4_000 }]
const { tree, faults } = checkTemplate(
  {
    languages: { nl: { subject: 'Over {{waarde}}', body } },
    fallback: ['nl'],
    variables,
    actions: [],
    samples: [],
    blocks: [],
  },
  [],
)
const template = prepareTemplate(tree, 'nl')
let fonts: FontSet

beforeAll(async () => {
  expect(faults).toEqual([])
  fonts = await sharedFonts()
})

const letterOf = (waarde: string): LetterDocument => template.toLetter({ data: { waarde } })
const emailFrame = { houseStyle: taxFrame.houseStyle, references: taxFrame.references, replyAllowed: false }
const pageOf = (waarde: string): string => writePage(letterOf(waarde), taxFrame)
const mailOf = (waarde: string) => writeEmail(letterOf(waarde), emailFrame)

const pieces = [
  '**vet** _schuin_ `code`',
  '[klik](javascript:alert(1))',
  '![x](https://kwaad.example/x.png)',
  '# kop\n\n- punt\n\n| a | b |\n|---|---|\n| 1 | 2 |',
  '<script>alert(1)</script><img src=x onerror=alert(1)>',
  '"><b>',
  "' onmouseover='x",
  '&lt;b&gt; &amp;amp; &#60;',
  '{{waarde}} {{{waarde}}} {{#each x}} {{> blok}} {{constructor.constructor}}',
  '\\ ( ) \\( \\) <feff> endstream endobj',
  'regel 1\r\nregel 2\u2028regel 3\u0085regel 4',
  'zach\u00adte \u200bbreuk\ufeff',
  'e\u0301 \u0300 ŵ ț Ω Ж Ĳ',
  '---\n***\n1. een\n> citaat',
  'x[^1] [^noot]\n\n[^noot]: kwaad',
  '[woord]{lang=de}',
  ']{lang=de}',
  '\ufffc0',
  '\uffff \u0001 \ue000',
]
const hostile = fc
  .array(
    fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 40 }), fc.string({ unit: 'grapheme', maxLength: 20 })),
    {
      minLength: 1,
      maxLength: 5,
    },
  )
  .map((all) => all.join(' '))

/** Elements of a page; a value that became markup would add one. */
const elements = (html: string): string[] => [...html.matchAll(/<\/?[a-z!][^\s/>]*/gi)].map(([name]) => name)
const decoded = (html: string): string =>
  html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
const squeezed = (text: string): string => text.replaceAll(/[\s\u00a0\u00ad\u200b\ufeff]+/g, '')

describe('a value never becomes markup', () => {
  test('nor a note, or words in another language: a letter has those of its author', () => {
    const runsOf = (letter: LetterDocument): Run[] =>
      letter.blocks.flatMap((block) => (block.kind === 'paragraph' ? block.runs : []))
    fc.assert(
      fc.property(hostile, (value) => {
        fc.pre(cleanText(value).trim() !== '')
        const letter = letterOf(value)
        expect(letter.notes).toHaveLength(1)
        expect(runsOf(letter).filter(({ note }) => note !== undefined)).toEqual([{ text: '1', note: 1 }])
        expect([...new Set(runsOf(letter).map(({ language }) => language))]).toEqual([undefined, 'fr'])
      }),
      { numRuns: 300 },
    )
  })

  test('adds no element, attribute or script comment to the page and the mail', () => {
    // A line break that a writer sends is the only thing that shows as an element.
    const withoutBreaks = (html: string): string[] => elements(html).filter((name) => name !== '<br')
    const plain = { page: withoutBreaks(pageOf('x')), mail: withoutBreaks(mailOf('x').html) }
    fc.assert(
      fc.property(hostile, (value) => {
        fc.pre(cleanText(value).trim() !== '')
        expect(withoutBreaks(pageOf(value))).toEqual(plain.page)
        expect(withoutBreaks(mailOf(value).html)).toEqual(plain.mail)
      }),
      { numRuns: 300 },
    )
  })

  test('is in page, mail and text as it was typed', () => {
    fc.assert(
      fc.property(hostile, (value) => {
        fc.pre(cleanText(value).trim() !== '')
        const typed = squeezed(cleanText(value))
        const { html, text } = mailOf(value)
        for (const written of [decoded(pageOf(value)), decoded(html), text])
          for (const place of [`Begin${typed}einde`, `hier${typed}zo`, `Noot${typed}slot`])
            expect(squeezed(written.replaceAll(/<br\s*\/?>/g, '\n'))).toContain(place)
      }),
      { numRuns: 300 },
    )
  })

  test('in a link keeps its host and its scheme', () => {
    fc.assert(
      fc.property(hostile, (value) => {
        const outside = [...pageOf(value).matchAll(/href="([^"#][^"]*)"/g)]
        const links = outside.map(([, href = '']) => new URL(decoded(href)))
        for (const link of links) expect(`${link.protocol}//${link.host}`).toBe('https://voorbeeld.example')
      }),
      { numRuns: 200 },
    )
  })
})

describe('on paper', () => {
  test('every character that the fonts have is drawn, on the sheet, in order', () => {
    fc.assert(
      fc.property(hostile, (value) => {
        const shown = Array.from(cleanText(value))
          .filter((each) => fonts.fonts.regular.face.glyphs.idOf.has(each.codePointAt(0) ?? 0))
          .join('')
        fc.pre(shown.trim() !== '')
        const { text, marks } = draw(shown)
        expect(squeezed(text)).toContain(squeezed(`Begin ${shown.normalize('NFC')} einde`).replaceAll('\u2010', '‐'))
        for (const mark of marks) if (mark.what === 'text') expect(mark.x + mark.width).toBeLessThanOrEqual(595.28)
      }),
      { numRuns: 60 },
    )
  })

  test('a word longer than a line is cut, not lost', () => {
    const word = 'Donaudampfschifffahrt'.repeat(60)
    const { text, marks } = draw(word)
    expect(squeezed(text)).toContain(`Begin${word}einde`)
    const right = Math.max(...marks.filter(({ what }) => what === 'text').map(({ x, width }) => x + width))
    expect(right).toBeLessThan(((33 + 157) * 72) / 25.4 + 0.5)
  })

  test('the content of a page stays well formed whatever bytes its strings hold', () => {
    fc.assert(
      fc.property(hostile, (value) => {
        const pdf = Buffer.concat(renderLetter(letterOf(value), taxFrame, fonts).segments.map((part) => part.bytes))
        const contents = contentsOf(pdf)
        expect(contents.length).toBeGreaterThan(0)
        for (const content of contents) {
          // Strings hold any byte, so what is counted is outside of them.
          const bare = content.replaceAll(/\((?:[^()\\]|\\[\s\S])*\)/g, '')
          expect(bare).not.toMatch(/[()]/)
          expect(bare.match(/\bBT\b/g)?.length).toBe(bare.match(/\bET\b/g)?.length)
          expect(bare.match(/\bBDC\b/g)?.length).toBe(bare.match(/\bEMC\b/g)?.length)
        }
      }),
      { numRuns: 60 },
    )
  })
})

describe('the same letter', () => {
  test('is the same bytes; another message differs in its identifier only', () => {
    const bytes = (message: string): Buffer =>
      Buffer.concat(renderLetter(letterOf('x'), { ...taxFrame, message }, fonts).segments.map((part) => part.bytes))
    const [one, again, other] = [bytes('a'), bytes('a'), bytes('b')]
    expect(one.equals(again)).toBe(true)
    const identifier = /\/ID\[<[0-9a-f]{32}><[0-9a-f]{32}>\]/
    const bare = (pdf: Buffer): string => pdf.toString('latin1').replace(identifier, '')
    expect(one.equals(other)).toBe(false)
    expect(bare(one)).toBe(bare(other))
  })
})

test('a forbidden value is refused with its place, in every type of text', () => {
  for (const bad of ['\u202e', '\u2066', '\u0007', '\ue000', '\ufffe', '\ud800'])
    expect(checkData(variables, { waarde: `x${bad}` }).faults).toMatchObject([{ pointer: '/waarde', code: 'UP-2106' }])
})

function draw(value: string): { text: string; marks: Mark[] } {
  const marks: Mark[] = []
  renderLetter(letterOf(value), taxFrame, fonts, { marks })
  const text = marks.flatMap((mark) => (mark.what === 'text' ? [mark.text ?? ''] : [])).join('')
  return { text, marks }
}

/** Page contents of a PDF: the deflated streams that show text. */
function contentsOf(pdf: Buffer): string[] {
  const found: string[] = []
  for (let at = pdf.indexOf('>>\nstream\n'); at >= 0; at = pdf.indexOf('>>\nstream\n', at + 1)) {
    const bytes = pdf.subarray(at + 10, pdf.indexOf('\nendstream', at))
    if (bytes[0] !== 0x78) continue
    const content = inflateSync(bytes).toString('latin1')
    if (/^\/\w+<<.*BDC/.test(content)) found.push(content)
  }
  return found
}
