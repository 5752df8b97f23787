import { expect, test } from 'vitest'
import { checkTemplate } from '../../../templates/language/check-template.ts'
import type { TemplateFault, TemplateSource } from '../../../templates/model/template-source.ts'

function faultsOf(body: string): TemplateFault[] {
  const source: TemplateSource = {
    languages: { nl: { subject: 'Uw dossier', body } },
    fallback: ['nl'],
    variables: [{ name: 'ja', type: 'boolean' }],
    actions: [],
    samples: [],
    blocks: [],
  }
  return checkTemplate(source, []).faults
}

const nested = (deep: number): string => `${'{{#if ja}}'.repeat(deep)}x${'{{/if}}'.repeat(deep)}`

test('a text with very many expressions is refused with the place where it is too much', () => {
  expect(faultsOf(`Beste\n\n${'{{ja}} '.repeat(400)}`)).toEqual([])
  expect(faultsOf(`Beste\n\n${'{{ja}} '.repeat(5_000)}`)).toMatchObject([
    { language: 'nl', pointer: '/languages/nl/body', line: 3, column: 2_801, code: 'UP-2501' },
  ])
})

test('blocks within blocks end somewhere, however they are opened', () => {
  expect(faultsOf(nested(10))).toEqual([])
  expect(faultsOf(nested(11))).toMatchObject([{ line: 1, column: 101, code: 'UP-2501' }])
  expect(faultsOf(`${'{{^ja}}'.repeat(300)}x${'{{/ja}}'.repeat(300)}`)).toHaveLength(1)
  expect(faultsOf('{{#if ja}}a{{^}}b{{/if}} '.repeat(60))).toEqual([])
})
