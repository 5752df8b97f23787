import { expect, onTestFinished, test, vi } from 'vitest'
import { checkTemplate } from '../../../templates/language/check/check-template.ts'
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

test('a text with very many expressions is refused with the place where the limit is exceeded', () => {
  expect(faultsOf(`Beste\n\n${'{{ja}} '.repeat(400)}`)).toEqual([])
  expect(faultsOf(`Beste\n\n${'{{ja}} '.repeat(5_000)}`)).toMatchObject([
    { language: 'nl', pointer: '/languages/nl/body', line: 3, column: 2_801, code: 'UP-2501' },
  ])
})

test('blocks within blocks have a limit, however they are opened', () => {
  expect(faultsOf(nested(10))).toEqual([])
  expect(faultsOf(nested(11))).toMatchObject([{ line: 1, column: 101, code: 'UP-2501' }])
  expect(faultsOf(`${'{{^ja}}'.repeat(300)}x${'{{/ja}}'.repeat(300)}`)).toHaveLength(1)
  expect(faultsOf('{{#if ja}}a{{^}}b{{/if}} '.repeat(60))).toEqual([])
})

test('blocks within blocks that double at each level end in one fault, after no more than a hundred', () => {
  const body = (at: number): string => (at < 40 ? `{{> b${at + 1}}}\n\n{{> b${at + 1}}}` : 'tekst')
  const blocks = Array.from({ length: 41 }, (_, at) => ({ key: `b${at}`, version: 1, bodies: { nl: body(at) } }))
  const source: TemplateSource = {
    languages: { nl: { subject: 'Uw dossier', body: '{{> b0}}' } },
    fallback: ['nl'],
    variables: [],
    actions: [],
    samples: [],
    blocks: blocks.map(({ key }) => key),
  }
  const { faults } = checkTemplate(source, blocks)
  expect(faults).toMatchObject([{ kind: 'shared-blocks-too-long', values: { most: 100 } }])
  const few = blocks.slice(0, 5).map((block, at) => (at === 4 ? { ...block, bodies: { nl: 'tekst' } } : block))
  expect(checkTemplate({ ...source, blocks: few.map(({ key }) => key) }, few).faults).toEqual([])
})

test('the work of parsing a text is proportional to its length: each character is read a few times', () => {
  const looks = vi.spyOn(String.prototype, 'lastIndexOf')
  onTestFinished(() => looks.mockRestore())
  const body = (count: number): string =>
    Array.from({ length: count }, (_, at) => `Zin ${at}[^n${at}].`).join('\n\n') +
    Array.from({ length: count }, (_, at) => `\n[^n${at}]: Noot ${at}`).join('')
  expect(faultsOf(body(1_000))).toEqual([])
  const read = looks.mock.contexts.reduce((sum: number, text) => sum + String(text).length, 0)
  expect(read).toBeLessThan(10 * body(1_000).length)
})
