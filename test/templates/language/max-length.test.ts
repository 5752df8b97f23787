import { expect, test } from 'vitest'
import { checkData } from '../../../templates/language/check/check-data.ts'
import { checkVariables } from '../../../templates/language/check/check-variables.ts'
import { dataSchema } from '../../../templates/language/check/data-schema.ts'
import type { Variable } from '../../../templates/model/template-source.ts'

const faultsOf = (variable: Variable, value: unknown): string[] =>
  checkData([variable], { [variable.name]: value }).faults.map(
    ({ code, pointer, values }) => `${code} ${pointer} ${values.most ?? ''}`,
  )

test.each([
  [{ name: 'a', type: 'text' }, 1_000],
  [{ name: 'a', type: 'longText' }, 20_000],
  [{ name: 'a', type: 'text', maxLength: 5 }, 5],
  [{ name: 'a', type: 'longText', maxLength: 50_000 }, 50_000],
] as const)('%j takes no more than %i characters, and its schema says so', (variable, most) => {
  expect(faultsOf(variable, 'é'.repeat(most))).toEqual([])
  expect(faultsOf(variable, 'é'.repeat(most + 1))).toEqual([`UP-2204 /a ${most}`])
  expect(dataSchema([variable])).toMatchObject({
    properties: { a: { anyOf: [{ maxLength: most }, { type: 'null' }] } },
  })
})

test('items of a list, and values that only an example describes, have a limit too', () => {
  expect(faultsOf({ name: 'a', type: 'list', items: 'text' }, ['x'.repeat(1_001)])).toEqual(['UP-2204 /a/0 1000'])
  expect(faultsOf({ name: 'a', type: 'object', example: { b: 'x' } }, { b: 'x'.repeat(20_001) })).toEqual([
    'UP-2204 /a/b 20000',
  ])
  expect(checkVariables([{ name: 'a', type: 'text', maxLength: 50_001 }]).map(({ kind }) => kind)).toEqual([
    'max-length',
  ])
})

test.each([
  ['https://u:p@bank.example/', 'data-url-password'],
  ['https://eхample.org/', 'data-url-mixed-scripts'],
])('%s is refused as an address', (value, kind) => {
  const { faults } = checkData([{ name: 'a', type: 'url' }], { a: value })
  expect(faults.map((fault) => [fault.kind, fault.pointer])).toEqual([[kind, '/a']])
})
