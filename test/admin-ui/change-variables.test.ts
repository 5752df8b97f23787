import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changeVariables, type RemovedValues } from '../../admin-ui/src/templates/editor/change-variables.ts'
import type { DraftContent } from '../../admin-ui/src/templates/editor/draft-content.ts'
import { followsLabel, freeName, nameFrom } from '../../admin-ui/src/templates/editor/panels/variable-name.ts'
import { putBack, straysOf, takeOut } from '../../admin-ui/src/templates/editor/sample-data.ts'
import type { TemplateVariable } from '../../admin-ui/src/ui/api/template-types.ts'
import { checkData } from '../../templates/language/check/check-data.ts'
import type { Variable } from '../../templates/model/template-source.ts'

const variables: TemplateVariable[] = [
  { name: 'naam', type: 'text', example: 'mevrouw Peeters' },
  {
    name: 'kosten',
    type: 'list',
    fields: [
      { name: 'wat', type: 'text' },
      { name: 'bedrag', type: 'money' },
    ],
    example: [{ wat: 'Kaart', bedrag: '12.00' }],
  },
  { name: 'adres', type: 'object', example: { straat: 'Kerkstraat', nummer: '1' } },
]
const draft: DraftContent = {
  languages: { nl: { subject: 'Brief', body: 'Beste {{naam}}' } },
  fallback: ['nl'],
  variables,
  actions: [],
  blocks: [],
  samples: [
    { name: 'eerste-gratis', data: { naam: 'Jan', kosten: [{ wat: 'A', bedrag: '1' }, { wat: 'B' }] } },
    { name: 'leeg', data: { naam: 'An', adres: { straat: 'Dorp' } } },
  ],
}
const without = (name: string) => (all: readonly TemplateVariable[]) => all.filter((each) => each.name !== name)
const inField =
  (list: string, edit: (fields: readonly TemplateVariable[]) => TemplateVariable[]) =>
  (all: readonly TemplateVariable[]) =>
    all.map((each) => (each.name === list ? { ...each, fields: edit(each.fields ?? []) } : each))
const named = (from: string, to: string) => (all: readonly TemplateVariable[]) =>
  all.map((each) => (each.name === from ? { ...each, name: to } : each))

describe('a changed variable changes its data too', () => {
  test('removed: its value leaves every sample, and comes back with it', () => {
    const removed: RemovedValues = new Map()
    const less = changeVariables(draft, without('naam'), removed)
    expect(less.samples.map(({ data }) => Object.keys(data))).toEqual([['kosten'], ['adres']])
    // The undo may come after other changes.
    const later = { ...less, samples: less.samples.map((each) => ({ ...each, data: { ...each.data, nieuw: 1 } })) }
    const back = changeVariables(later, (all) => [variables[0] as TemplateVariable, ...all], removed)
    expect(back.samples.map(({ data }) => data['naam'])).toEqual(['Jan', 'An'])
    expect(back.samples.map(({ data }) => data['nieuw'])).toEqual([1, 1])
  })
  test('another variable of the same name does not get the old values', () => {
    const removed: RemovedValues = new Map()
    const less = changeVariables(draft, without('naam'), removed)
    const other = changeVariables(less, (all) => [...all, { name: 'naam', type: 'money' }], removed)
    expect(other.samples.map(({ data }) => data['naam'])).toEqual([undefined, undefined])
  })
  test('a removed part leaves the rows of the samples and of the example, and comes back in each', () => {
    const removed: RemovedValues = new Map()
    const less = changeVariables(draft, inField('kosten', without('bedrag')), removed)
    expect(less.samples[0]?.data['kosten']).toEqual([{ wat: 'A' }, { wat: 'B' }])
    expect(less.variables[1]?.example).toEqual([{ wat: 'Kaart' }])
    expect(straysOf(less.variables, less.samples[0]?.data ?? {})).toEqual([])
    const part = variables[1]?.fields?.[1] as TemplateVariable
    const back = changeVariables(
      less,
      inField('kosten', (fields) => [...fields, part]),
      removed,
    )
    expect(back.samples).toEqual(draft.samples)
    expect(back.variables[1]?.example).toEqual(variables[1]?.example)
  })
  test('renamed: the value has the new name, in rows and examples too', () => {
    const now = changeVariables(draft, named('naam', 'aanspreking'), new Map())
    expect(now.samples.map(({ data }) => data['aanspreking'])).toEqual(['Jan', 'An'])
    const part = changeVariables(draft, inField('kosten', named('bedrag', 'prijs')), new Map())
    expect(part.samples[0]?.data['kosten']).toEqual([{ wat: 'A', prijs: '1' }, { wat: 'B' }])
    expect(part.variables[1]?.example).toEqual([{ wat: 'Kaart', prijs: '12.00' }])
  })
  test('a name that another variable has keeps the value of that one', () => {
    const now = changeVariables(draft, named('adres', 'naam'), new Map())
    expect(now.samples[1]?.data).toEqual(draft.samples[1]?.data)
  })
  test('emptying a field of an example that lists the parts removes nothing from the samples', () => {
    const emptied = (all: readonly TemplateVariable[]) =>
      all.map((each) => (each.name === 'adres' ? { ...each, example: { nummer: '1' } } : each))
    expect(changeVariables(draft, emptied, new Map()).samples).toEqual(draft.samples)
  })
})

test('data that no variable takes is found at any depth, and without it the data has no fault of that kind', () => {
  const data = { naam: ['x'], weg: 1, kosten: [{ wat: 'A', oud: 2 }, { oud: 3 }], adres: { straat: 'A', wijk: 'B' } }
  const strays = straysOf(variables, data)
  expect(strays).toEqual([['naam'], ['weg'], ['kosten', 'oud'], ['adres', 'wijk']])
  const clean = strays.reduce((now, path) => takeOut(now, path).data, data as Record<string, unknown>)
  expect(checkData(variables as Variable[], clean).faults).toEqual([])
})

test('data that was removed can be put back, whatever it is', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.jsonValue()),
      fc.constantFrom(['a'], ['a', 'b']),
      (data, path) => {
        const json = JSON.parse(JSON.stringify(data)) as Record<string, unknown>
        const { data: rest, taken } = takeOut(json, path)
        expect(putBack(rest, path, taken)).toEqual(json)
      },
    ),
  )
})

describe('names', () => {
  test.each([
    ['Datum zitting', 'datumZitting'],
    ['datum van de zitting', 'datumVanDeZitting'],
    ['Privé-adres', 'priveAdres'],
    ['foto’s', 'fotos'],
    ['BTW nummer', 'btwNummer'],
    ['IBAN', 'iban'],
    ['2de naam', 'nr2deNaam'],
    ['Straße', 'strasse'],
    ['al_goed1', 'al_goed1'],
    ['–', ''],
  ])('%s becomes %s', (words, name) => expect(nameFrom(words)).toBe(name))
  test('every generated name can be saved, and is unchanged when read again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (words) => {
        const name = nameFrom(words)
        if (name !== '') expect(name).toMatch(/^[a-zA-Z][a-zA-Z0-9_]{0,59}$/)
        const free = freeName(name, [name, `${name}2`])
        expect([name, `${name}2`]).not.toContain(free)
        expect(free.length).toBeLessThanOrEqual(60)
      }),
    )
  })
  test('a name follows its meaning until a person writes another', () => {
    expect(followsLabel('variabele3', '')).toBe(true)
    expect(followsLabel('datumZitting', 'Datum zitting')).toBe(true)
    expect(followsLabel('datumZitting2', 'Datum zitting')).toBe(true)
    expect(followsLabel('zitting', 'Datum zitting')).toBe(false)
    expect(followsLabel('zitting', '')).toBe(false)
  })
})
