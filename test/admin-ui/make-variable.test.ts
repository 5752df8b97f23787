import { expect, test } from 'vitest'
import type { DraftContent } from '../../admin-ui/src/templates/editor/draft-content.ts'
import { makeVariable, missingVariable, topOf } from '../../admin-ui/src/templates/editor/make-variable.ts'
import type { TemplateFault, TemplateVariable } from '../../admin-ui/src/ui/api/template-types.ts'
import { fillIn, isAbsence } from '../../admin-ui/src/values/stand-in-values.ts'
import { variableTypes } from '../../api/contract/values/template.ts'
import { checkData } from '../../templates/language/check/check-data.ts'
import { checkTemplate } from '../../templates/language/check/check-template.ts'
import type { TemplateSource, Variable } from '../../templates/model/template-source.ts'

const draft = (body: string, variables: TemplateVariable[] = []): DraftContent => ({
  languages: { nl: { subject: 'Brief', body } },
  fallback: ['nl'],
  variables,
  actions: [],
  samples: [],
  blocks: [],
})
const faultsOf = (content: DraftContent): TemplateFault[] => checkTemplate(content as TemplateSource, []).faults

/** Makes every variable that the hub finds missing, like a person who uses the button until none is left. */
function makeAll(content: DraftContent): DraftContent {
  const fault = faultsOf(content).find((each) => missingVariable(each) !== undefined)
  return fault === undefined ? content : makeAll({ ...content, variables: makeVariable(content, fault) })
}

test.each([
  ['Beste {{naam}}', 'naam', 'text'],
  ['U betaalt {{money totaal}} voor {{date uiterlijk}}', 'totaal', 'money'],
  ['U betaalt {{money totaal}} voor {{date uiterlijk}}', 'uiterlijk', 'date'],
  ['{{#if gratis}}\n\nNiets\n\n{{/if}}', 'gratis', 'boolean'],
  ['{{#if (gt aantal 2)}}\n\nVeel\n\n{{/if}}', 'aantal', 'number'],
  ['{{#each kosten}}\n\n- punt\n\n{{/each}}', 'kosten', 'list'],
  ['Nummer {{insz nummer}}', 'nummer', 'insz'],
  ['U woont in {{adres.gemeente}}', 'adres', 'object'],
])('%s: %s becomes a variable of type %s', (body, name, type) => {
  const made = makeAll(draft(body)).variables.find((each) => each.name === name)
  expect(made).toMatchObject({ name, type, required: true })
})

test('a name within a list becomes a part of its rows, and the text has no such fault any more', () => {
  const made = makeAll(
    draft('Beste {{naam}}\n\n{{#each kosten}}\n- {{wat}}: {{money prijs}}\n{{/each}}', [
      { name: 'kosten', type: 'list', fields: [{ name: 'soort', type: 'text' }] },
    ]),
  )
  expect(made.variables.map(({ name }) => name)).toEqual(['kosten', 'naam'])
  expect(made.variables[0]).toEqual({
    name: 'kosten',
    type: 'list',
    fields: [
      { name: 'soort', type: 'text' },
      { name: 'wat', type: 'text', required: true },
      { name: 'prijs', type: 'money', required: true },
    ],
  })
  expect(faultsOf(made)).toEqual([])
})

test('the new variable is the one that opens', () => {
  const content = draft('{{#each kosten}}\n- {{wat}}\n{{/each}}', [
    { name: 'kosten', type: 'list', fields: [{ name: 'x', type: 'text' }] },
  ])
  const [fault] = faultsOf(content)
  expect(fault && topOf(content, fault)).toBe('kosten')
})

test('a value of every kind can get a stand-in, and the names of the values with one are reported', () => {
  const every = variableTypes.map(
    (type): TemplateVariable => ({ name: `v_${type}`, type, required: true, label: { nl: `De ${type}` } }),
  )
  const variables: TemplateVariable[] = [
    ...every,
    { name: 'rijen', type: 'list', required: true, fields: every },
    { name: 'kort', type: 'text', required: true, maxLength: 3 },
    { name: 'vrij', type: 'text' },
  ]
  const { data, names } = fillIn(variables, { v_text: 'gegeven', rijen: [{ v_text: 'een' }] }, (label) => label?.nl)
  expect(checkData(variables as Variable[], data).faults).toEqual([])
  expect(data['v_text']).toBe('gegeven')
  expect(data).not.toHaveProperty('vrij')
  expect(names).toContain('De money')
  expect(names).not.toContain('rijen')
  expect(isAbsence({ kind: 'data-required', pointer: '/samples/0/data/naam' })).toBe(true)
  expect(isAbsence({ kind: 'data-type', pointer: '/samples/0/data/naam' })).toBe(false)
})
