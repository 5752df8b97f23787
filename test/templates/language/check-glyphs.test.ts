import { expect, test } from 'vitest'
import { checkGlyphs } from '../../../templates/language/check-glyphs.ts'
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

test('a character that no font of a letter has is told with its first place, in actions too', () => {
  expect(checkGlyphs(source, unprintable)).toMatchObject([
    { language: 'nl', line: 3, detail: expect.stringContaining('U+6F22') as string },
    { language: 'fr', line: 1, detail: expect.stringContaining('U+1F600') as string },
  ])
})
test('a version that its letters can show has none', () => {
  expect(checkGlyphs(source, () => [])).toEqual([])
})
