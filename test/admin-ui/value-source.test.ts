import { expect, test } from 'vitest'
import {
  onlyVariableFor,
  showFixed,
  sourceOf,
  storeFixed,
  variablesFor,
  wordVariables,
  writtenVariables,
} from '../../admin-ui/src/templates/editor/panels/value-source.ts'
import type { TemplateVariable } from '../../admin-ui/src/ui/api/template-types.ts'

const variables: TemplateVariable[] = [
  { name: 'jaar', type: 'integer' },
  { name: 'bedrag', type: 'money' },
  { name: 'zitting', type: 'date' },
  { name: 'naam', type: 'text' },
  { name: 'kenmerk', type: 'structuredCommunication' },
  {
    name: 'dienst',
    type: 'object',
    fields: [
      { name: 'rekening', type: 'iban' },
      { name: 'uiterlijk', type: 'date' },
    ],
  },
  { name: 'kosten', type: 'list', fields: [{ name: 'prijs', type: 'money' }] },
]
const offered = (kind: Parameters<typeof variablesFor>[0]) =>
  variablesFor(kind, variables).map(({ expression }) => expression)

test('each value is offered the variables of its kind, the meant type first, also out of groups and never out of rows', () => {
  expect(offered('amount')).toEqual(['{{bedrag}}', '{{jaar}}'])
  expect(offered('iban')).toEqual(['{{dienst.rekening}}'])
  expect(offered('reference')).toEqual(['{{kenmerk}}', '{{naam}}'])
  expect(offered('beneficiary')).toEqual(['{{naam}}'])
  expect(offered('due')).toEqual(['{{zitting}}', '{{dienst.uiterlijk}}'])
})

test.each([
  [undefined, { from: 'nothing' }],
  [' ', { from: 'nothing' }],
  ['{{bedrag}}', { from: 'variable', path: 'bedrag' }],
  ['{{ dienst.rekening }}', { from: 'variable', path: 'dienst.rekening' }],
  ['65.00', { from: 'fixed' }],
  ['Stad {{naam}}', { from: 'composed' }],
  ['{{money bedrag}}', { from: 'composed' }],
  ['{{a}}{{b}}', { from: 'composed' }],
] as const)('%s is recognised', (stored, source) => {
  expect(sourceOf(stored)).toEqual(source)
})

test.each([
  ['65,00', '65.00'],
  ['65,00 euro', '65.00'],
  ['€ 1.284,50', '1284.50'],
  ['1284.50', '1284.50'],
  // Text that cannot be read is unchanged, and the hub reports it.
  ['vijftig', 'vijftig'],
  ['65,', '65,'],
] as const)('an amount typed as %s is stored as %s', (typed, stored) => {
  expect(storeFixed('amount', typed)).toBe(stored)
})

test('an amount is read in the language of the screen; no other value is touched', () => {
  expect(showFixed('amount', '65.00', 'nl')).toBe('65,00')
  expect(showFixed('amount', '65.00', 'en')).toBe('65.00')
  expect(storeFixed('beneficiary', 'Stad 1,5 euro')).toBe('Stad 1,5 euro')
})

test('a new payment takes the only variable of the meant type, and leaves a choice to the officer', () => {
  expect(onlyVariableFor('amount', variables)).toBe('{{bedrag}}')
  expect(onlyVariableFor('amount', [...variables, { name: 'totaal', type: 'money' }])).toBeUndefined()
  expect(onlyVariableFor('amount', [{ name: 'jaar', type: 'integer' }])).toBeUndefined()
  expect(onlyVariableFor('beneficiary', variables)).toBeUndefined()
})

test('a sentence gets a value as people read it, and shows it by its meaning', () => {
  expect(writtenVariables(variables).map(({ written }) => written)).toEqual([
    '{{jaar}}',
    '{{money bedrag}}',
    '{{date zitting}}',
    '{{naam}}',
    '{{kenmerk}}',
    '{{dienst.rekening}}',
    '{{date dienst.uiterlijk}}',
  ])
  const words = new Map([
    ['bedrag', 'te betalen'],
    ['dienst.uiterlijk', 'dag'],
  ])
  expect(wordVariables('Betaal {{money bedrag}} voor {{ date dienst.uiterlijk }} aan {{naam}}.', words)).toBe(
    'Betaal [te betalen] voor [dag] aan {{naam}}.',
  )
})
