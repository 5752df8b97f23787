import { expect, test } from 'vitest'
import { type SnippetName, snippetNames, snippetOf } from '../../admin-ui/src/templates/editor/source/snippets.ts'
import type { TemplateVariable } from '../../admin-ui/src/ui/api/template-types.ts'
import { checkTemplate } from '../../templates/language/check/check-template.ts'
import type { TemplateSource, Variable } from '../../templates/model/template-source.ts'

const variables: TemplateVariable[] = [
  {
    name: 'posten',
    type: 'list',
    fields: [
      { name: 'wat', type: 'text' },
      { name: 'prijs', type: 'money' },
    ],
  },
  { name: 'kinderen', type: 'list', items: 'text' },
  { name: 'som', type: 'money' },
  { name: 'vrij', type: 'boolean' },
  { name: 'dag', type: 'date' },
]
const code = (name: SnippetName, known: readonly TemplateVariable[]) => snippetOf(name, known, (word) => word).code
const faultsOf = (body: string, known: readonly TemplateVariable[]) =>
  checkTemplate(
    {
      languages: { nl: { subject: 'Brief', body: `Beste${body.startsWith('[^') ? '' : '\n\n'}${body}` } },
      fallback: ['nl'],
      variables: [...known] as Variable[],
      actions: [],
      samples: [],
      blocks: [],
    } satisfies TemplateSource,
    [],
  ).faults.map(({ kind }) => kind)

test.each(snippetNames)('%s is a valid text with the variables of the letter', (name) => {
  expect(faultsOf(code(name, variables), variables)).toEqual([])
})

test.each(snippetNames)('%s has no other fault than missing variables where the letter has none', (name) => {
  expect(faultsOf(code(name, []), []).filter((kind) => kind !== 'unknown-variable')).toEqual([])
})

test('the points of a list of simple values are the values themselves', () => {
  const [, simple] = variables
  if (simple === undefined) throw new Error('there is one')
  expect(code('points', [simple])).toBe('{{#each kinderen}}\n- {{this}}\n{{/each}}')
  expect(faultsOf(code('points', [simple]), [simple])).toEqual([])
})
