import type { TemplateVariable } from '../../../ui/api/template-types.ts'
import { fieldsOf } from '../../../values/shape-of.ts'
import type { Insertion } from './insert-mark.ts'

export const snippetNames = [
  'points',
  'table',
  'else',
  'enumeration',
  'date',
  'amount',
  'signature',
  'pageBreak',
  'note',
  'passage',
  'mention',
] as const
export type SnippetName = (typeof snippetNames)[number]

/** The words in a snippet that are in the language of the screen. */
export type SnippetWord = 'word' | 'column' | 'amount' | 'total'

export interface Snippet {
  readonly insertion: Insertion
  /** The snippet as it is inserted in the text. */
  readonly code: string
}

/** Content that officers need and no button of the toolbar makes, with the variables of this letter where they fit. */
export function snippetOf(
  name: SnippetName,
  variables: readonly TemplateVariable[],
  word: (key: SnippetWord) => string,
): Snippet {
  const first = (type: TemplateVariable['type'], among: readonly TemplateVariable[], otherwise: string) =>
    among.find((each) => each.type === type)?.name ?? otherwise
  const list = variables.find((each) => each.type === 'list')
  const parts = list === undefined ? [] : fieldsOf(list)
  const rows = list?.name ?? 'kosten'
  const text = word('word')
  switch (name) {
    case 'points':
      return block(
        `{{#each ${rows}}}\n- {{${list !== undefined && parts.length === 0 ? 'this' : first('text', parts, 'omschrijving')}}}\n{{/each}}`,
      )
    case 'table':
      return block(
        [
          `| ${word('column')} | ${word('amount')} |`,
          '| --- | ---: |',
          `{{#each ${rows}}}`,
          `| {{${first('text', parts, 'omschrijving')}}} | {{money ${first('money', parts, 'bedrag')}}} |`,
          '{{/each}}',
          `| **${word('total')}** | **{{money ${first('money', variables, 'totaal')}}}** |`,
        ].join('\n'),
      )
    case 'else':
      return block(
        `{{#if ${first('boolean', variables, 'gratis')}}}\n\n${text}\n\n{{else}}\n\n${text}\n\n{{/if}}`,
        text,
      )
    case 'enumeration':
      return inline(
        `{{list ${variables.find((each) => each.type === 'list' && fieldsOf(each).length === 0)?.name ?? 'namen'}}}`,
      )
    case 'date':
      return inline(`{{date ${first('date', variables, 'datum')}}}`)
    case 'amount':
      return inline(`{{money ${first('money', variables, 'bedrag')}}}`)
    case 'signature':
      return block('{{signature "sleutel"}}', 'sleutel')
    case 'pageBreak':
      return block('{{pageBreak}}')
    case 'note':
      return { insertion: { note: text }, code: `[^1]\n\n[^1]: ${text}` }
    case 'passage':
      return { insertion: { around: ['[', ']{lang=fr}'], sample: text }, code: `[${text}]{lang=fr}` }
    case 'mention':
      return block(`{{#mention "appeal-term"}}\n\n${text}\n\n{{/mention}}`, text)
    default:
      return name satisfies never
  }
}

function block(code: string, sample?: string): Snippet {
  return { insertion: { block: code, ...(sample !== undefined && { sample }) }, code }
}

function inline(code: string): Snippet {
  return { insertion: { inline: code }, code }
}
