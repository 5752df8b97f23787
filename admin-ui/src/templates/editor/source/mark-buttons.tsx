import type { EditorView } from '@codemirror/view'
import {
  Bold,
  Braces,
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
import { Drop } from '../../../ui/dialog/drop.tsx'
import { Icon } from '../../../ui/icon.tsx'
import type { DraftContent } from '../draft-content.ts'
import { type Insertion, insertMark } from './insert-mark.ts'
import { snippetOf } from './snippets.ts'

/** Buttons for what officers need most, so that nobody has to know the marks by heart. */
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
  const write = (insertion: Insertion) => {
    if (view !== undefined) insertMark(view, insertion)
  }
  // A list has no words of its own: each of its rows is written.
  const insertionOf = (name: string): Insertion => {
    const variable = content.variables.find((each) => each.name === name)
    return variable?.type === 'list'
      ? snippetOf('points', [variable], (word) => t(`editor.mark.${word}`)).insertion
      : { inline: `{{${name}}}` }
  }
  const table = `| ${t('editor.mark.column')} | ${t('editor.mark.amount')} |\n| --- | ---: |\n| … | … |`
  const buttons = [
    { name: 'heading', sign: Heading, what: { lineStart: '# ' } },
    { name: 'bold', sign: Bold, what: { around: ['**', '**'], sample: t('editor.mark.word') } },
    { name: 'list', sign: List, what: { lineStart: '- ' } },
    { name: 'note', sign: Superscript, what: { note: t('editor.mark.word') } },
    { name: 'passage', sign: Languages, what: { around: ['[', ']{lang=fr}'], sample: t('editor.mark.word') } },
    { name: 'table', sign: Table, what: { block: table, sample: '…' } },
    {
      name: 'condition',
      sign: TextQuote,
      what: {
        block: `{{#if ${conditionOf(content)}}}\n\n${t('editor.mark.word')}\n\n{{/if}}`,
        sample: t('editor.mark.word'),
      },
    },
    { name: 'actions', sign: ListTodo, what: { block: '{{actions}}' } },
    { name: 'slip', sign: Euro, what: { block: '{{paymentSlip}}' } },
  ] as const
  return (
    <div className="st-marks" role="group" aria-label={label}>
      <Names
        name={t('editor.mark.variable')}
        none={t('editor.mark.noVariables')}
        sign={Braces}
        names={content.variables.map(({ name }) => name)}
        onChoose={(name) => write(insertionOf(name))}
      />
      {content.blocks.length > 0 && (
        <Names
          name={t('editor.mark.block')}
          none=""
          sign={Puzzle}
          names={content.blocks.map((block) => block.split('@')[0] ?? block)}
          onChoose={(name) => write({ block: `{{> ${name}}}` })}
        />
      )}
      {buttons.map(({ name, sign, what }) => (
        <button key={name} type="button" onClick={() => write(what)}>
          <Icon of={sign} /> {t(`editor.mark.${name}`)}
        </button>
      ))}
    </div>
  )
}

/** What may be present or not; a yes or no before anything else. */
function conditionOf({ variables }: DraftContent): string {
  const chosen =
    variables.find(({ type }) => type === 'boolean') ?? variables.find(({ required }) => !required) ?? variables[0]
  return chosen?.name ?? ''
}

function Names({
  name,
  none,
  sign,
  names,
  onChoose,
}: {
  readonly name: string
  readonly none: string
  readonly sign: typeof Braces
  readonly names: readonly string[]
  readonly onChoose: (name: string) => void
}): ReactNode {
  return (
    <Drop
      buttonClass="st-marks__drop"
      button={
        <>
          <Icon of={sign} /> {name}
        </>
      }
    >
      {(close) =>
        names.length === 0 ? (
          <p className="up-small">{none}</p>
        ) : (
          <ul>
            {names.map((each) => (
              <li key={each}>
                <button
                  className="up-menu__item up-code"
                  type="button"
                  onClick={() => {
                    close()
                    onChoose(each)
                  }}
                >
                  {each}
                </button>
              </li>
            ))}
          </ul>
        )
      }
    </Drop>
  )
}
