import { expect, test } from 'vitest'
import { checkGlyphs } from '../../../templates/language/check/check-glyphs.ts'
import type { TemplateSource } from '../../../templates/model/template-source.ts'

const source: TemplateSource = {
  languages: { nl: { subject: 'Uw brief', body: 'Beste\n\nU krijgt 漢 geld 漢.' } },
  fallback: ['nl'],
  variables: [],
  blocks: [],
  samples: [],
  actions: [{ kind: 'pay', text: { nl: 'Betaal', fr: 'Payez 😀' } }],
}
const unprintable = (text: string): string[] => [...new Set(text.match(/[漢😀]/gu))]

test('a character that no font of a letter has is reported with its first place, in actions too', () => {
  expect(checkGlyphs(source, unprintable)).toMatchObject([
    { language: 'nl', line: 3, detail: expect.stringContaining('U+6F22') as string },
    { language: 'fr', line: 1, detail: expect.stringContaining('U+1F600') as string },
  ])
})
test('a version that its letters can show has none', () => {
  expect(checkGlyphs(source, () => [])).toEqual([])
})

test('a character of a sample is reported by its name and place, in lists too', () => {
  const data = { naam: '王小明', regels: [{ wat: 'goed' }, { wat: 'ok 王' }], namen: ['王'], draait: '王\u202e' }
  const source = {
    languages: {},
    fallback: [],
    variables: [],
    actions: [],
    samples: [{ name: 'een', data }],
    blocks: [],
  }
  const lacks = (text: string): string[] => [...new Set(text)].filter((each) => /\p{Script=Han}/u.test(each))
  expect(checkGlyphs(source, lacks)).toMatchObject([
    { pointer: '/samples/0/data/naam', kind: 'data-unprintable', values: { name: 'naam', character: '‘王’ (U+738B)' } },
    { pointer: '/samples/0/data/naam', values: { character: '‘小’ (U+5C0F)' } },
    { pointer: '/samples/0/data/naam', values: { character: '‘明’ (U+660E)' } },
    { pointer: '/samples/0/data/regels/1/wat', values: { name: 'wat' } },
    { pointer: '/samples/0/data/namen/0', values: { name: 'namen' } },
  ])
})
