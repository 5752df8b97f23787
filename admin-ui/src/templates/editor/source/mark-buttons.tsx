import type { EditorView } from '@codemirror/view'
import {
  Bold,
  Braces,
  Ellipsis,
  Euro,
  Heading,
  Languages,
  List,
  ListTodo,
  Puzzle,
  Superscript,
  Table,
  TextQuote,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../../ui/icon.tsx'
import type { DraftContent } from '../draft-content.ts'
import { useMeaning } from '../panels/use-meaning.ts'
import { type Insertion, insertMark } from './insert-mark.ts'
import { InsertMenu } from './insert-menu.tsx'
import { snippetOf } from './snippets.ts'

/** One row of buttons for the most frequent needs; the rest is in the menu at its end. */
export function MarkButtons({
  view,
  content,
  label,
}: {
  readonly view: EditorView | undefined
  readonly content: DraftContent
  readonly label: string
}): ReactNode {
  const { t } = useTranslation()
  const meaning = useMeaning()
  const write = (insertion: Insertion) => {
    if (view !== undefined) insertMark(view, insertion)
  }
  // A list has no text of its own: each of its rows is written.
  const insertionOf = (name: string): Insertion => {
    const variable = content.variables.find((each) => each.name === name)
    return variable?.type === 'list'
      ? snippetOf('points', [variable], (word) => t(`editor.mark.${word}`)).insertion
      : { inline: `{{${name}}}` }
  }
  const table = `| ${t('editor.mark.column')} | ${t('editor.mark.amount')} |\n| --- | ---: |\n| … | … |`
  const buttons = [
    { name: 'heading', icon: Heading, what: { lineStart: '# ' } },
    { name: 'bold', icon: Bold, what: { around: ['**', '**'], sample: t('editor.mark.word') } },
    { name: 'list', icon: List, what: { lineStart: '- ' } },
    { name: 'table', icon: Table, what: { block: table, sample: '…' } },
    {
      name: 'condition',
      icon: TextQuote,
      what: {
        block: `{{#if ${conditionOf(content)}}}\n\n${t('editor.mark.word')}\n\n{{/if}}`,
        sample: t('editor.mark.word'),
      },
    },
  ] as const
  const more = [
    { name: 'note', icon: Superscript, what: { note: t('editor.mark.word') } },
    { name: 'passage', icon: Languages, what: { around: ['[', ']{lang=fr}'], sample: t('editor.mark.word') } },
    { name: 'actions', icon: ListTodo, what: { block: '{{actions}}' } },
    { name: 'slip', icon: Euro, what: { block: '{{paymentSlip}}' } },
  ] as const
  const block = (name: string): Insertion => ({ block: `{{> ${name}}}` })
  return (
    <div className="st-marks" role="group" aria-label={label}>
      <InsertMenu
        name={t('editor.mark.variable')}
        none={t('editor.mark.noVariables')}
        icon={Braces}
        first
        items={content.variables.map((variable) => ({
          name: meaning([variable], variable.name),
          run: () => write(insertionOf(variable.name)),
        }))}
      />
      {buttons.map(({ name, icon, what }) => (
        <button key={name} type="button" onClick={() => write(what)}>
          <Icon of={icon} /> <span className="st-marks__word">{t(`editor.mark.${name}`)}</span>
        </button>
      ))}
      <InsertMenu
        name={t('editor.mark.more')}
        icon={Ellipsis}
        items={[
          ...more.map(({ name, icon, what }) => ({ name: t(`editor.mark.${name}`), icon, run: () => write(what) })),
          ...content.blocks.map((pinned) => {
            const [name = pinned] = pinned.split('@')
            return { name: t('editor.mark.blockNamed', { name }), icon: Puzzle, run: () => write(block(name)) }
          }),
        ]}
      />
    </div>
  )
}

/** Optional values; a yes or no comes before anything else. */
function conditionOf({ variables }: DraftContent): string {
  const chosen =
    variables.find(({ type }) => type === 'boolean') ?? variables.find(({ required }) => !required) ?? variables[0]
  return chosen?.name ?? ''
}
