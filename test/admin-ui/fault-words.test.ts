import { createInstance, type i18n } from 'i18next'
import { describe, expect, test } from 'vitest'
import { type FaultToWord, wordFault } from '../../admin-ui/src/templates/faults/fault-words.ts'
import { staffEn } from '../../admin-ui/src/texts/en.ts'
import { staffNl } from '../../admin-ui/src/texts/nl.ts'
import { sharedEn } from '../../admin-ui/src/ui/texts/en.ts'
import { sharedNl } from '../../admin-ui/src/ui/texts/nl.ts'
import { type FaultKind, faultSentences, formatFault } from '../../templates/language/faults/fault-sentences.ts'
import { variableTypes } from '../../templates/model/template-source.ts'

const kinds = Object.keys(faultSentences) as FaultKind[]

/** The values that the sentence of a kind requires. */
function valuesOf(kind: FaultKind): string[] {
  const asked = new Set<string>()
  const values = new Proxy({}, { get: (_, name) => void asked.add(String(name)) })
  ;(faultSentences[kind] as (values: object) => string)(values)
  return [...asked]
}

const standIns: Readonly<Record<string, string | number>> = {
  language: 'fr',
  type: 'money',
  given: 'date',
  form: 'large',
  least: 1,
  most: 2,
  count: 7,
}

/** A value that a sentence names and that was not given. */
const missing: string[] = []
async function open(language: string, texts: object): Promise<i18n> {
  const words = createInstance()
  await words.init({
    lng: language,
    resources: { [language]: { translation: texts } },
    interpolation: { escapeValue: false },
    missingInterpolationHandler: (_text, [, name = '']: string[]) => void missing.push(name),
  })
  return words
}
const [nl, en] = [await open('nl', { ...sharedNl, ...staffNl }), await open('en', { ...sharedEn, ...staffEn })]

describe.each([
  ['nl', nl, { ...sharedNl, ...staffNl }],
  ['en', en, { ...sharedEn, ...staffEn }],
] as const)('in %s', (_language, i18n, texts) => {
  const word = (fault: FaultToWord) => wordFault(i18n.t, fault)
  const faultOf = (kind: FaultKind, without: readonly string[] = []): FaultToWord => {
    const names = valuesOf(kind).filter((name) => !without.includes(name))
    return { kind, values: Object.fromEntries(names.map((name) => [name, standIns[name] ?? `‹${name}›`])), detail: '' }
  }

  test.each(kinds)('%s has words, and no placeholder is left in them', (kind) => {
    const { text, lang } = word(faultOf(kind))
    expect(lang).toBeUndefined()
    expect(text).toMatch(/[.?]$|‹reason›$/)
    expect(missing.splice(0)).toEqual([])
  })

  test.each(kinds.filter((kind) => valuesOf(kind).includes('suggestion')))(
    '%s says how to repair it, with and without a name that resembles',
    (kind) => {
      expect(word(faultOf(kind)).text).toContain(i18n.t('faultWord.near', { suggestion: '‹suggestion›' }))
      const alone = word(faultOf(kind, ['suggestion'])).text
      expect(alone).not.toContain('‹suggestion›')
      expect(alone).toContain(i18n.t(`templateFault.${kind}_else`, { open: '{{', name: '‹name›' }))
    },
  )

  test('every type and form that a sentence names has words', () => {
    expect(Object.keys(texts.faultWord.wanted).sort()).toEqual([...variableTypes].sort())
    expect(Object.keys(texts.type)).toEqual(expect.arrayContaining([...variableTypes]))
    expect(Object.keys(texts.faultWord.form).sort()).toEqual(['email', 'large', 'letter', 'page'])
  })

  test('no words are left for a kind that no longer exists', () => {
    const worded = Object.keys(texts.templateFault).map((key) => key.replace(/_else$/, ''))
    expect(worded.filter((key) => !kinds.includes(key as FaultKind))).toEqual([])
  })

  test('a kind that the screen does not know yet is shown in English', () => {
    expect(word({ kind: 'of-tomorrow', values: {}, detail: 'Write it otherwise.' })).toEqual({
      text: 'Write it otherwise.',
      lang: 'en',
    })
  })
})

test('a fault is worded by its kind, in a block by its place there, and repaired in the text only', () => {
  const said = formatFault('unknown-variable', { name: 'bedarg', suggestion: 'bedrag' })
  expect(wordFault(nl.t, { ...said, pointer: '/languages/nl/body' })).toEqual({
    text: 'Deze variabele bestaat niet: bedarg. Bedoelt u bedrag?',
    repair: { wrong: 'bedarg', word: 'bedrag' },
  })
  expect(wordFault(nl.t, { ...said, pointer: '/languages/nl/body', block: { key: 'bezwaar', line: 2 } })).toEqual({
    text: 'In blok bezwaar, regel 2: Deze variabele bestaat niet: bedarg. Bedoelt u bedrag?',
  })
  expect(wordFault(nl.t, { ...said, pointer: '/actions/0/text/nl' }).repair).toBeUndefined()
  const counted = formatFault('wrong-value-count', { name: 'eq', least: 2, most: 2, count: 1 })
  expect(wordFault(nl.t, counted).text).toBe('eq werkt niet met 1 waarden. Geef er 2.')
  // A name that a person gave is text, also when it looks like our own words.
  const odd = formatFault('sample-twice', { name: '{{name}} $t(words.cancel)' })
  expect(wordFault(nl.t, odd).text).toContain('{{name}} $t(words.cancel)')
})
