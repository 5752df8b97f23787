import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Language, languages } from '../../../core/words/language.ts'
import { readTemplateFolders } from '../../../seeds/read-template-folder.ts'
import { checkPlainLanguage } from '../../../templates/plain-language/check-plain-language.ts'

const found = (language: Language, text: string): string[] =>
  checkPlainLanguage(text, { language }).findings.map((each) => `${each.kind}: ${each.text}`)
const choices = (language: Language, text: string): string[] =>
  checkPlainLanguage(text, { language }).findings.flatMap((each) => each.choices ?? [])

describe('one way to address the reader', () => {
  test.each<[Language, string, string[]]>([
    ['nl', 'U krijgt een brief. Bewaar uw brief. Breng je kaart mee.', ['mixed-address: je']],
    ['nl', 'Je krijgt een brief. Breng je kaart mee. Bel ons als u twijfelt.', ['mixed-address: u']],
    ['nl', 'U kunt bellen. Gij kunt ook schrijven.', ['mixed-address: Gij']],
    ['nl', 'U krijgt uw geld. Bewaar uw brief.', []],
    ['nl', 'Je krijgt je geld. Bewaar jouw brief.', []],
    ['fr', 'Vous recevez votre lettre. Tu peux appeler.', ['mixed-address: Tu']],
    ['fr', 'Vous recevez votre lettre. Le ton est bon.', []],
  ])('%s: %s', (language, text, expected) => expect(found(language, text)).toEqual(expected))
})

describe('no double negation', () => {
  test.each<[Language, string, string]>([
    ['nl', 'Het is niet onmogelijk.', 'niet onmogelijk'],
    ['nl', 'U mag niet bouwen zonder vergunning.', 'niet bouwen zonder'],
    ['nl', 'U krijgt geen geld, tenzij u het vraagt.', 'geen geld, tenzij'],
    ['fr', 'Ce n’est pas exclu.', 'n’est pas exclu'],
    ['fr', 'Vous ne pouvez pas construire sans permis.', 'pas construire sans'],
    ['fr', 'Vous ne recevez pas d’aide, sauf si vous la demandez.', 'pas d’aide, sauf si'],
    ['de', 'Sie dürfen nicht ohne Genehmigung bauen.', 'nicht ohne'],
    ['en', 'You cannot build unless you have a permit.', 'cannot build unless'],
  ])('%s: %s', (language, text, place) => expect(found(language, text)).toEqual([`double-negative: ${place}`]))

  test('a suggested replacement keeps the sentence', () => {
    expect(choices('nl', 'Het is niet ongebruikelijk.')).toEqual(['gebruikelijk'])
    expect(choices('fr', 'Il n’est pas impossible de payer.')).toEqual(['est possible'])
  })

  test.each<[Language, string]>([
    ['nl', 'U betaalt geen interest en geen kosten.'],
    ['nl', 'Dit geldt niet voor Gent en niet voor Brugge.'],
    ['nl', 'U bent niet verplicht te komen. Zonder kaart mag het ook.'],
    ['nl', 'Het is niet waar, of zonder gevolg.'],
    ['fr', 'Vous ne payez ni intérêts ni frais. Sans nouvelles, le plan s’arrête.'],
    ['de', 'Das gilt nicht für Gent und nicht für Lüttich.'],
    ['en', 'This does not apply to Ghent or to Bruges.'],
  ])('%s: no fault in %s', (language, text) => expect(found(language, text)).toEqual([]))
})

describe('the core message first', () => {
  test.each<[Language, string, string]>([
    [
      'nl',
      'Geachte heer,\n\nIn antwoord op uw brief melden wij dit. Meer volgt.',
      'In antwoord op uw brief melden wij dit.',
    ],
    ['nl', 'Beste {{aanspreking}},\n\nWij hebben uw brief goed ontvangen.', 'Wij hebben uw brief goed ontvangen.'],
    ['fr', 'Madame,\nMonsieur,\n\nNous avons bien reçu votre lettre.', 'Nous avons bien reçu votre lettre.'],
    ['de', 'Guten Tag,\n\nMit Bezug auf Ihren Brief sagen wir das.', 'Mit Bezug auf Ihren Brief sagen wir das.'],
    ['en', 'Dear Sir or Madam,\n\nFurther to your letter, you can pay.', 'Further to your letter, you can pay.'],
  ])('%s: %s', (language, text, place) => expect(found(language, text)).toContain(`slow-start: ${place}`))

  test('only the first sentence is checked', () => {
    expect(found('nl', 'Beste An,\n\nU krijgt geld. Hierbij een kaart.')).not.toContainEqual(
      expect.stringContaining('slow'),
    )
  })
})

describe('headings that state or ask', () => {
  test.each<[Language, string]>([
    ['nl', '# Wijze van berekening'],
    ['nl', '## Berekening van het bedrag'],
    ['nl', '# Procedure en termijnen'],
    ['fr', '# Modalités de recouvrement de la taxe'],
    ['fr', '# Conditions d’obtention'],
  ])('%s: %s piles up nouns', (language, text) =>
    expect(found(language, text)).toEqual([`noun-heading: ${text.replace(/^#+ /, '')}`]),
  )
  test.each<[Language, string]>([
    ['nl', '# Hoe berekenen we het bedrag?'],
    ['nl', '# Zo hebben we het bedrag berekend'],
    ['nl', '# Uw onroerende voorheffing'],
    ['nl', '# Pas op voor oplichters'],
    ['nl', '# Betaling'],
    ['nl', 'De wijze van berekening staat in de wet.'],
    ['fr', '# Attention aux escrocs'],
    ['fr', '# Comment avons-nous calculé ce montant ?'],
    ['fr', '# Votre déclaration de revenus'],
  ])('%s: %s is left in peace', (language, text) => expect(found(language, text)).toEqual([]))
})

describe('lists of seven items at most', () => {
  const items = (count: number, indent = ''): string =>
    Array.from({ length: count }, (_, at) => `${indent}- punt ${at}`).join('\n')

  test('the eighth makes it long, over blank lines and conditions as well', () => {
    expect(found('nl', items(7))).toEqual([])
    expect(found('nl', items(8))).toEqual(['long-list: - punt 0'])
    expect(found('nl', `${items(4)}\n\n{{#if a}}\n${items(4)}\n{{/if}}`)).toEqual(['long-list: - punt 0'])
    expect(found('nl', `${items(4)}\n\nTekst.\n\n${items(4)}`)).toEqual([])
  })
  test('a list in a list counts separately', () => {
    expect(found('nl', `- a\n${items(7, '  ')}\n- b`)).toEqual([])
    expect(found('nl', `- a\n${items(8, '  ')}\n- b`)).toEqual(['long-list: - punt 0'])
  })
  test('whatever the number of items and the mark, exactly the lists of more than seven are found', () => {
    const list = fc.record({ count: fc.integer({ min: 1, max: 20 }), mark: fc.constantFrom('-', '*', '+', '1.', '2)') })
    fc.assert(
      fc.property(fc.array(list, { maxLength: 5 }), (lists) => {
        const text = lists.map(({ count, mark }) => `${`${mark} punt\n`.repeat(count)}\nTekst.\n`).join('\n')
        expect(found('nl', text)).toHaveLength(lists.filter(({ count }) => count > 7).length)
      }),
    )
  })
})

describe('French officialese', () => {
  test.each([
    ['Nous appliquons ladite règle.', ['cette']],
    ['Afin de payer, appelez-nous.', ['pour']],
    ['Conformément à l’article 3, vous payez.', ['selon']],
    ['Conformément aux règles, vous payez.', ['selon les']],
    ['Vous êtes tenu de payer.', ['devez']],
    ['Il y a lieu de payer.', ['il faut']],
    ['À compter du 3 mai, appelez-nous.', ['à partir du']],
  ])('%s keeps its grammar', (text, expected) => expect(choices('fr', text)).toEqual(expected))

  test.each([
    ['Veuillez agréer, Madame, nos salutations distinguées.', 'Veuillez agréer'],
    ['Lisez la décision susmentionnée.', 'susmentionnée'],
    ['Nous écrivons afin de procéder à l’examen.', 'afin de procéder à'],
    ['Appelez-nous afin d’éviter des frais.', 'afin d’'],
    ['Nous vous prions de payer.', 'vous prions de'],
    ['Le dossier a fait l’objet d’un contrôle.', 'a fait l’objet d’'],
  ])('%s has advice', (text, place) => {
    const [finding] = checkPlainLanguage(text, { language: 'fr' }).findings
    expect(finding).toMatchObject({ kind: 'officialese', text: place, explanation: expect.any(String) })
    expect(finding).not.toHaveProperty('choices')
  })

  test('a term of law is explained, and a text in another language is reported as such', () => {
    expect(found('fr', 'L’huissier de justice vous appelle.')).toEqual(['legal-term: huissier de justice'])
    const dutch = 'U krijgt deze brief van uw gemeente, en u betaalt het bedrag aan de dienst.'
    expect(checkPlainLanguage(dutch, { language: 'fr' })).toMatchObject({ otherLanguage: 'nl', findings: [] })
  })
})

test.each<[Language, string, string[]]>([
  ['de', 'Sie haben den Betrag gemäß Bescheid zu entrichten.', ['nach', 'zu zahlen']],
  ['de', 'Antworten Sie unverzüglich.', ['sofort']],
  ['en', 'Call us prior to your visit in order to save time.', ['before', 'to']],
])('officialese has other words, %s: %s', (language, text, expected) =>
  expect(choices(language, text)).toEqual(expected),
)

test.each([
  ['nl', 20],
  ['fr', 25],
  ['de', 20],
  ['en', 25],
] as const)('a sentence in %s is long beyond %i words', (language, most) => {
  expect(found(language, `${'mot '.repeat(most - 1)}mot.`)).toEqual([])
  expect(found(language, `${'mot '.repeat(most)}mot.`)).toHaveLength(1)
})

const letters = (await readTemplateFolders()).flatMap(({ key, source }) =>
  languages.flatMap((language) => {
    const text = source.languages[language]
    return text === undefined ? [] : [[key, language, text.body] as const]
  }),
)

/** They are read as good: only terms of law, which stay and are explained, and passives that law requires. */
test.each(letters)('the letter %s in %s gets no advice but on terms of law', (_key, language, text) => {
  const others = found(language, text).filter((each) => !/^(?:legal-term|passive): /.test(each))
  expect(others).toEqual([])
})
