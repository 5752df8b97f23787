import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkPlainLanguage } from '../../../templates/plain-language/check-plain-language.ts'
import { countSyllables } from '../../../templates/plain-language/count-syllables.ts'

const kinds = (text: string): string[] => checkPlainLanguage(text).findings.map((each) => `${each.kind}: ${each.text}`)
const score = (text: string) => checkPlainLanguage(text).score

describe('counting', () => {
  test('the score is that of the formula', () => {
    // 8 words, 12 syllables, 2 sentences: 206.84 − 77 × 12/8 − 0.93 × 4.
    expect(score('U krijgt een brief. Betaal voor vrijdag, alstublieft.')).toEqual({
      readingLevel: 'B1',
      score: 88,
      flesch: 87.6,
      sentences: 2,
      words: 8,
      syllables: 12,
      averageSentence: 4,
      averageWord: 1.5,
      longestSentence: 4,
    })
  })

  test('placeholders, blocks, Markdown and addresses do not count, and split no sentence', () => {
    const text =
      '{{!-- voor {{later}} --}}\n{{#if betaald}}\nU **betaalde** {{money bedrag}} op {{date dag}}, zie [onze site](https://x.example/een.twee) of info@x.example.\n{{/if}}\n'
    expect(score(text)).toMatchObject({ sentences: 1, words: 7 })
  })

  test('an abbreviation, a number and an address end no sentence', () => {
    expect(
      score('Dhr. Peeters belt o.a. de dienst over art. 12 en 1.250,50 euro op www.x.be. Daarna niet.'),
    ).toMatchObject({ sentences: 2 })
  })

  test('an item is a sentence of its own; a heading and the cells of a table are none', () => {
    expect(
      score('# Kop\n\n- een punt\n- nog een\n  regel\n\n| a | b |\n|---|---|\n| c | d |\n\n1. eerst\n> citaat'),
    ).toMatchObject({
      sentences: 4,
      words: 7,
    })
  })

  test('without a sentence there is no level', () => {
    for (const text of ['', '\n\n', '# Kop', '{{naam}}', '|---|']) {
      expect(score(text)).not.toHaveProperty('readingLevel')
      expect(score(text)).toMatchObject({ words: 0, averageSentence: 0 })
    }
  })

  test.each([
    ['financiën', 4],
    ['ideeën', 3],
    ['geëist', 2],
    ['sneeuw', 1],
    ['nieuwe', 2],
    ['bureau', 2],
    ['geautomatiseerd', 6],
    ['museum', 3],
    ['coöperatie', 5],
    ['beïnvloeden', 4],
    ['12', 1],
  ])('%s has %i syllables', (word, syllables) => {
    expect(countSyllables(word)).toBe(syllables)
  })
})

describe('advice', () => {
  test('officialese has a suggestion, and the longest phrase wins', () => {
    expect(checkPlainLanguage('Stuur dit terug, met dit schrijven.\nGelieve te betalen.').findings).toEqual([
      {
        kind: 'officialese',
        line: 1,
        column: 22,
        length: 13,
        text: 'dit schrijven',
        suggestion: 'deze brief',
        choices: ['deze brief'],
      },
      expect.objectContaining({
        line: 2,
        column: 1,
        length: 10,
        text: 'Gelieve te',
        explanation: expect.stringContaining('“Bezorg ons …”'),
      }),
    ])
  })

  test('it is found in headings and tables too', () => {
    expect(kinds('# Indien te laat\n\n| inzake | x |\n|---|---|\n| reeds | y |')).toEqual([
      'officialese: Indien',
      'officialese: inzake',
      'officialese: reeds',
    ])
  })

  test.each([
    ['De boete wordt door ons opgelegd.', 'wordt door ons opgelegd'],
    ['We melden dat de boete opgelegd wordt.', 'opgelegd wordt'],
    ['Uw bezwaar werd ontvangen.', 'werd ontvangen'],
    ['Het is door de minister beslist en door An betaald.', 'is door de minister beslist'],
  ])('passive: %s', (text, place) => {
    expect(kinds(text)).toContain(`passive: ${place}`)
  })

  test.each([
    'U wordt ouder.',
    'Het wordt uw geld.',
    'Het bedrag is betaald.',
    'Zij is gekomen.',
    'Wij betalen u.',
    'Dit wordt bekend.',
  ])('active: %s', (text) => {
    expect(kinds(text)).toEqual([])
  })

  test('a sentence of more than twenty words is long, over the end of a line as well', () => {
    const twenty = Array.from({ length: 20 }, () => 'woord').join(' ')
    expect(kinds(`${twenty}.`)).toEqual([])
    const found = checkPlainLanguage(`Kort.\n${twenty}\nnog.`).findings
    expect(found).toEqual([{ kind: 'long-sentence', line: 2, column: 1, length: 124, text: `${twenty}\nnog.` }])
  })

  test('a long word is reported, but not a common one or one with a hyphen', () => {
    expect(kinds('De omgevingsvergunningsaanvraag, de belastingaangifte en de milieu-effectrapportage.')).toEqual([
      'long-word: omgevingsvergunningsaanvraag',
    ])
  })

  test('a note counts as prose, its label does not; words in another language are not judged', () => {
    const text =
      'U betaalt[^wettelijke-bepaling-over-de-betaling] nu.\n\n[^wettelijke-bepaling-over-de-betaling]: Reeds gezegd.\n[^b]: Gelieve te lezen.'
    expect(kinds(text)).toEqual(['officialese: Reeds', 'officialese: Gelieve te'])
    expect(score(text)).toMatchObject({ sentences: 3, words: 8 })
    expect(kinds('Schrijf naar het [Finanzamtsrechtsbehelfsstelle]{lang=de}.')).toEqual([])
  })

  test('the level falls with long sentences and officialese', () => {
    expect(score('Wij sturen u een brief. U betaalt voor 1 mei.')).toMatchObject({ readingLevel: 'B1' })
    expect(score('Gelieve indien nodig te betalen.')).toMatchObject({ readingLevel: 'C1' })
  })

  test('a replacement keeps the grammar, and the citizen’s letter is still “your” letter', () => {
    const choices = (text: string) => checkPlainLanguage(text).findings.flatMap((each) => each.choices ?? [])
    expect(choices('Wij antwoorden op uw schrijven.')).toEqual(['uw brief'])
    expect(choices('Dit dient te gebeuren.')).toEqual(['moet'])
    expect(choices('De stukken dienen te komen.')).toEqual(['moeten'])
    expect(choices('De termijn aanvangt morgen.')).toEqual(['begint'])
    expect(choices('Ondergetekende vraagt dit.')).toEqual(['ik', 'mij'])
  })

  test.each([
    ['Dient dit formulier ingevuld te worden?', 'Dient dit formulier ingevuld te'],
    ['Ik heb de eer u te schrijven.', 'Ik heb de eer'],
    ['Wij gaan over tot de betaling m.b.t. uw vraag.', 'm.b.t.'],
    ['Bezorg alsnog uw stuk dd. 3 mei.', 'alsnog'],
    ['Dat blijkt door onze diensten.', 'door onze diensten'],
    ['Momenteel is dit vatbaar voor beroep.', 'vatbaar voor'],
  ])('it is found in %j', (text, place) => {
    expect(kinds(text)).toContain(`officialese: ${place}`)
  })

  test('a term of law is explained and never replaced', () => {
    const [found] = checkPlainLanguage('Dien een verzoekschrift in.').findings
    expect(found).toMatchObject({ kind: 'legal-term', text: 'verzoekschrift', explanation: expect.any(String) })
    expect(found).not.toHaveProperty('choices')
    expect(kinds('Het bedrag werd verschuldigd.')).toEqual(['legal-term: verschuldigd'])
  })

  test('names that readers must recognise give no advice, and neither does what the writer chose to ignore', () => {
    expect(kinds('Uw omgevingsvergunning is er.')).toEqual([])
    const text = 'De milieueffectenbeoordeling is reeds klaar.'
    expect(kinds(text)).toHaveLength(2)
    const ignore = ['Milieueffectenbeoordeling', 'REEDS']
    expect(checkPlainLanguage(text, { ignore }).findings).toEqual([])
  })

  test('the level follows from the score, whatever the text', () => {
    const words = fc.constantFrom(
      'u',
      'brief',
      'betaalt',
      'verantwoordelijkheid',
      'reeds',
      'omgevingsvergunning',
      'en',
      'gelieve',
    )
    const sentence = fc.array(words, { minLength: 1, maxLength: 40 }).map((all) => `${all.join(' ')}.`)
    fc.assert(
      fc.property(fc.array(sentence, { minLength: 1, maxLength: 8 }), (all) => {
        const { score: points = 0, readingLevel } = score(all.join(' '))
        expect(readingLevel).toBe(points >= 60 ? 'B1' : points >= 40 ? 'B2' : 'C1')
      }),
    )
  })

  test('a text in another language is not judged as Dutch', () => {
    const french = 'Vous recevez cette lettre. La commune vous demande de payer le montant dans le mois qui suit.'
    expect(checkPlainLanguage(french)).toMatchObject({ otherLanguage: 'fr', findings: [], score: { words: 0 } })
    expect(checkPlainLanguage('Stuur dit naar de Rue de la Loi in Brussel.')).not.toHaveProperty('otherLanguage')
  })

  test('lines that end the Windows way keep their places', () => {
    expect(checkPlainLanguage('Eerst.\r\nReeds daar.').findings).toMatchObject([{ line: 2, column: 1, text: 'Reeds' }])
  })
})

test('hostile text of full length ends, and its findings are bounded', () => {
  const most = 200_000
  for (const part of [
    '{{!',
    '[',
    '](',
    '<a:',
    'a@',
    '.',
    '.x',
    '_',
    '|-',
    '   ',
    '"',
    '\\',
    'a.',
    '{{!--',
    '[^',
    '[^a]:',
    ']{lang=',
    '#',
    'é',
    '?)',
  ])
    expect(checkPlainLanguage(part.repeat(most / part.length)).findings.length).toBeLessThanOrEqual(1000)
  expect(checkPlainLanguage('reeds. '.repeat(25_000)).findings).toHaveLength(1000)
})
