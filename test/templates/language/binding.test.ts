import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Language } from '../../../core/words/language.ts'
import { bindText } from '../../../templates/language/binding/bind-text.ts'
import { findLinks } from '../../../templates/language/links/find-links.ts'
import type { Run } from '../../../templates/model/document.ts'
import { addressPieces } from '../../../templates/pdf/text/address-breaks.ts'
import { fill } from './checked-text.ts'

const pairs: Record<Language, string[]> = {
  nl: 'art. 5|artikel 5|nr. 12|n° 12|§ 3|blz. 34|p. 34|lid 2|5 km|12 m²|10 kg|3 dagen|EUR 12|€ 12|12 %|dr. Peeters|bus 3|9000 Gent|9 uur|12 januari|J. Peeters|hoofdstuk IV'.split(
    '|',
  ),
  fr: 'art. 5|n° 12|p. 34|§ 3|3 mois|12 €|M. Dupont|Mme Durand|bte 3|1000 Bruxelles|12 h|1er janvier|quoi ?|ah !|ceci :|« oui|oui »|cela ;'.split(
    '|',
  ),
  de: 'Nr. 12|S. 34|Abs. 2|Dr. Groß|z. B.|1. Jänner|3. März|10 Uhr|4700 Eupen|3 Tage|12 €|§ 3'.split('|'),
  en: 'no. 12|p. 34|Mr Smith|3 days|section 4|5 January|page 2|12 km|Dr. Jones'.split('|'),
}
const longer = [
  '02 000 00 10',
  '+32 2 000 00 10',
  '0470 12 34 56',
  '1 000 000',
  '12 h 30',
  'BE71 0961 2345 6769',
  'i. V. m.',
  '« oui »',
]
const cases = Object.entries(pairs).flatMap(([language, texts]) =>
  [...texts, ...longer].map((text) => [language as Language, text] as const),
)

describe('words that belong together', () => {
  test.each(cases)('%s: %s has no blank at which a line may end, in whatever position', (language, pair) => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{1,12}$/), fc.stringMatching(/^[a-z]{1,12}$/), (before, behind) => {
        const text = `${before} ${pair} ${behind}`
        const bound = bindText(text, language)
        expect(bound).toHaveLength(text.length)
        expect(bound.slice(before.length + 1, before.length + 1 + pair.length)).toBe(pair.replaceAll(' ', '\u00a0'))
        expect(bindText(`(${pair})`, language)).toBe(`(${pair.replaceAll(' ', '\u00a0')})`)
      }),
      { numRuns: 20 },
    )
  })

  test('no line begins with a dash', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<Language>('nl', 'fr', 'de', 'en'),
        fc.constantFrom('–', '—', '/'),
        (language, dash) => {
          expect(bindText(`een ${dash} twee`, language)).toBe(`een\u00a0${dash} twee`)
        },
      ),
    )
  })

  test('nothing is bound but blanks, and ordinary words are not bound', () => {
    fc.assert(
      fc.property(fc.constantFrom<Language>('nl', 'fr', 'de', 'en'), fc.string({ maxLength: 80 }), (language, text) => {
        expect(bindText(text, language).replaceAll('\u00a0', ' ')).toBe(text.replaceAll('\u00a0', ' '))
      }),
    )
    expect(bindText('Wij sturen u een brief over uw aanvraag.', 'nl')).not.toContain('\u00a0')
    expect(bindText('im Jahr 2027 Anträge stellen', 'de')).not.toContain('\u00a0')
  })

  test('applies over values and styles, in a heading, a cell and a subject alike', () => {
    const texts = (runs: readonly Run[]) => runs.map(({ text }) => text).join('')
    const [paragraph, list] = fill(
      'Volgens art. **{{bedrag}}** en nr. *12*\n\n- lid {{naam}} 3 {{#if ok}}dagen{{/if}}',
    ).blocks
    expect(paragraph?.kind === 'paragraph' && texts(paragraph.runs)).toBe(
      'Volgens art.\u00a0€\u00a0125,50 en nr.\u00a012',
    )
    const item = list?.kind === 'list' ? list.items[0]?.[0] : undefined
    expect(item?.kind === 'paragraph' && texts(item.runs)).toBe('lid An 3\u00a0dagen')
  })
})

describe('addresses typed as text', () => {
  const hrefs = (text: string) => findLinks(text).map(({ from, to, href }) => [text.slice(from, to), href])
  test.each([
    [
      'Zie https://www.voorbeeld.be/onroerende-voorheffing/2027?x=1&y=2.',
      'https://www.voorbeeld.be/onroerende-voorheffing/2027?x=1&y=2',
      'https://www.voorbeeld.be/onroerende-voorheffing/2027?x=1&y=2',
    ],
    ['(zie www.voorbeeld.be/x)', 'www.voorbeeld.be/x', 'https://www.voorbeeld.be/x'],
    ['Mail a.b-c@voorbeeld.be.', 'a.b-c@voorbeeld.be', 'mailto:a.b-c@voorbeeld.be'],
    ['Bel 09 000 00 40!', '09 000 00 40', 'tel:+3290000040'],
    ['Bel 0470/12.34.56', '0470/12.34.56', 'tel:+32470123456'],
    ['Bel +32 (0)2 000 00 10', '+32 (0)2 000 00 10', 'tel:+3220000010'],
    ['Bel 0800 12 345', '0800 12 345', 'tel:+3280012345'],
  ])('%s', (text, shown, href) => {
    expect(hrefs(text)).toEqual([[shown, href]])
  })

  test.each([
    '+++085/1927/54115+++',
    'BE71 0961 2345 6769',
    '0206.731.645',
    '01/12/2026',
    '85.67.01-001.89',
    'OV-2026-0084217',
    'https://u:p@a.be/',
    'https://eхample.org/',
    'javascript:alert(1)',
  ])('%s is none', (text) => {
    expect(hrefs(text)).toEqual([])
  })

  test('are links of the author, never of a value', () => {
    const links = (body: string, data = {}) =>
      fill(body, data).blocks.flatMap((block) =>
        block.kind === 'paragraph' ? block.runs.flatMap(({ text, href }) => (href ? [[text, href]] : [])) : [],
      )
    expect(links('Zie https://a.be/d/{{naam}}.')).toEqual([['https://a.be/d/An', 'https://a.be/d/An']])
    expect(links('Ga naar {{site}}.')).toEqual([['https://www.voorbeeld.be/zaak', 'https://www.voorbeeld.be/zaak']])
    expect(links('Dag {{naam}}', { naam: 'https://evil.example' })).toEqual([])
    expect(links('Zie https://a.be{{naam}}', { naam: '.evil.example/x' })).toEqual([])
    expect(links('Mail {{naam}}@a.be of bel {{naam}}', { naam: '09 000 00 40' })).toEqual([])
  })
})

describe('a long address', () => {
  test('is broken behind a slash or a sign, before a hyphen, and is the same when joined again', () => {
    expect(addressPieces('https://www.voorbeeld.be/onroerende-voorheffing/2027?x=1&y=2')).toEqual([
      'https://www.voorbeeld.be/',
      'onroerende',
      '-voorheffing/',
      '2027?',
      'x=',
      '1&',
      'y=',
      '2',
    ])
    expect(addressPieces('Bel ons')).toBeUndefined()
    fc.assert(
      fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), (url) => {
        const pieces = addressPieces(url) ?? []
        expect(pieces.join('')).toBe(url)
        for (const piece of pieces.slice(0, -1)) expect(piece).not.toMatch(/-$/)
      }),
    )
  })
})
