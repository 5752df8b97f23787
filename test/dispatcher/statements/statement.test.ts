import { describe, expect, test } from 'vitest'
import { wordsOfEvent } from '../../../core/words/events/words-of-event.ts'
import { type Language, languages } from '../../../core/words/language.ts'
import { eventTypes } from '../../../core/words/message.ts'
import type { StatementFacts } from '../../../dispatcher/statements/read-statement.ts'
import { statementLetter } from '../../../dispatcher/statements/statement-letter.ts'
import { readStructure } from '../../../templates/pdf/inspect/read-structure.ts'
import { structureFaults } from '../../../templates/pdf/inspect/structure-faults.ts'
import { OfficeWriter } from '../../../templates/render/office-letter.ts'
import { readLetter } from '../../support/files/read-letter.ts'
import { factsOf, historyNames } from './histories.ts'

const offices = new OfficeWriter()
const page = 'https://uitpost.example.be/verify'
const draw = (facts: StatementFacts, language: Language) => offices.draw(statementLetter(facts, language, page))

/** The text of all pages, as a reader takes it out of the PDF. */
async function textOf(facts: StatementFacts, language: Language): Promise<string> {
  const { bytes, pages } = await draw(facts, language)
  const texts = []
  for (let number = 1; number <= pages; number++)
    texts.push((await readLetter(bytes, number)).lines.map(({ text }) => text).join(' '))
  return texts.join(' ').replaceAll(/\s+/g, ' ')
}

test.each(historyNames)('%s: a tagged document in four languages', async (name) => {
  for (const language of languages) {
    const { bytes } = await draw(factsOf(name), language)
    expect(structureFaults(readStructure(bytes))).toEqual([])
  }
})

test('it is read back in four languages: what, to whom, when, and the article of the law', async () => {
  const facts = factsOf('registered')
  const expected: Readonly<Record<Language, readonly string[]>> = {
    nl: [
      'Verklaring van verzending',
      '5 november 2026 om 11.10 uur',
      'Telt als ontvangen op 6 november 2026',
      'artikel 53bis, 1°',
    ],
    fr: ['Attestation d’envoi', '5 novembre 2026 à 11 h 10', 'Réputée reçue le 6 novembre 2026', 'article 53bis, 1°'],
    de: [
      'Versandbescheinigung',
      '5. November 2026 um 11.10 Uhr',
      'Gilt als zugestellt am 6. November 2026',
      'Artikel 53bis Nr. 1',
    ],
    en: ['Statement of sending', '5 November 2026', 'Counts as received on 6 November 2026', 'article 53bis, 1°'],
  }
  for (const language of languages) {
    const text = await textOf(facts, language)
    for (const each of [
      ...expected[language],
      'Mieke Voorbeeld',
      'Kerkstraat 12/3',
      'BZ-2026-00318',
      '323212345678901234567890',
      page,
    ])
      expect(text).toContain(each)
    for (const { sha256 } of facts.record.documents) expect(text.replaceAll(' ', '')).toContain(sha256)
    if (facts.proof === 'pending') throw new Error('This history is proven')
    expect(text.replaceAll(' ', '')).toContain(facts.proof.verifierKey)
  }
})

test('the seal of a letter and the witnesses of its checkpoint are named in four languages', async () => {
  const expected: Readonly<Record<Language, readonly string[]>> = {
    nl: ['Het elektronische zegel', 'Verzegeld door', 'hoort bij precies het bestand', 'Getuige', 'op 2 november 2026'],
    fr: ['Le cachet électronique', 'Cacheté par', 'correspond exactement au fichier', 'Témoin', 'le 2 novembre 2026'],
    de: ['Das elektronische Siegel', 'Gesiegelt von', 'gehört zu genau der Datei', 'Zeuge', 'am 2. November 2026'],
    en: ['The electronic seal', 'Sealed by', 'belongs to exactly the file', 'Witness', 'on 2 November 2026'],
  }
  for (const language of languages) {
    const text = await textOf(factsOf('inbox-read'), language)
    for (const each of [
      ...expected[language],
      'CN=Agentschap Voorbeeldbelastingen',
      'Voorbeeld Trust Services CA 3',
      'PAdES B-T',
      'Voorbeeld Time Stamping Authority',
      'getuige.voorbeeldarchief.be',
      'witness.audit.example',
    ])
      expect(text).toContain(each)
  }
})

test('a seal without a time stamp, one that does not fit and a file that cannot be read have words of their own', async () => {
  const plain = await textOf(factsOf('ebox'), 'nl')
  expect(plain).toContain('PAdES B-B')
  expect(plain).toContain('volgens de klok van de hub')
  expect(plain).not.toContain('Tijdstempel')
  expect(await textOf(factsOf('returned'), 'nl')).toContain('Het zegel past niet bij het bestand')
  expect(await textOf(factsOf('refused'), 'nl')).toContain('nu niet leesbaar')
  for (const language of languages)
    expect(await textOf(factsOf('registered'), language)).not.toMatch(
      /zegel|cachet |siegel|seal\b|getuige|witness|zeuge|témoin/i,
    )
})

describe('each history says what matters in it', () => {
  test.each([
    ['inbox-read', ['Gelezen in Mijn brieven', 'op de dag waarop een lezer hem opende']],
    ['ebox', ['Gelezen in de eBox. Gemeld op 4 november 2026', 'Ondernemingsnummer 0999.999.328']],
    ['bounced-then-paper', ['De e-mail kwam terug. De ontvanger is daar niet bekend.', '5.1.1', 'artikel 53bis, 2°']],
    ['returned', ['Onbestelbaar teruggekomen. De ontvanger is verhuisd.', 'Geen enkele bezorging telt als ontvangst']],
    ['refused', ['De lezer weigerde de brief', 'op de dag van de weigering', '6 november 2026']],
    ['neglected', ['Ontvangst niet op tijd bevestigd', 'Telt als ontvangen op 17 november 2026']],
    ['guardian', ['De ontvanger is minderjarig', 'naar het adres in het register', 'Dit kan nog wijzigen']],
    ['cancelled', ['Deze brief is niet verstuurd.', 'Geannuleerd']],
    ['test', ['Dit was een test.', 'Nagebootst.', 'begint geen termijn', 'nog vastgelegd in het register']],
    ['removed', ['na hun bewaartermijn verwijderd', 'Mieke Voorbeeld']],
  ])('%s', async (name, expected) => {
    const text = await textOf(factsOf(name), 'nl')
    for (const each of expected) expect(text).toContain(each)
  })

  test('a reason that a clerk typed is not repeated', async () => {
    expect(await textOf(factsOf('cancelled'), 'nl')).not.toContain('Lies')
  })
})

test('the same facts give the same bytes, and another moment gives others', async () => {
  const facts = factsOf('inbox-read')
  const { bytes } = await draw(facts, 'nl')
  expect((await draw(facts, 'nl')).bytes.equals(bytes)).toBe(true)
  expect((await draw({ ...facts, at: new Date('2026-12-02T09:00:00Z') }, 'nl')).bytes.equals(bytes)).toBe(false)
})

test('a subject with signs of markup, and a very long history, are drawn as they are', async () => {
  const facts = factsOf('inbox-read')
  const [event] = facts.message.events
  if (event === undefined) throw new Error('This history has events')
  const events = Array.from({ length: 300 }, (_, index) => ({ ...event, sequence: index + 1 }))
  const subject = '**Vet** <b>{{naam}}</b> & \\ “aanhaling”'
  const long = { ...facts, record: { ...facts.record, subject }, message: { ...facts.message, events } }
  expect(await textOf(long, 'nl')).toContain(subject)
  expect((await draw(long, 'nl')).pages).toBeGreaterThan(5)
})

test('every event has words in four languages, with and without a channel', () => {
  for (const language of languages)
    for (const type of eventTypes)
      for (const channel of [undefined, 'ebox', 'print'] as const) {
        const text = wordsOfEvent(type, channel, language)
        expect(text).toMatch(/^[\p{Lu}«„L]/u)
        expect(text).not.toMatch(/\{\{|: *$/)
      }
})
