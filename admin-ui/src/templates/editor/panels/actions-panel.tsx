import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocalized } from '../../../ui/format/use-format.ts'
import { SelectField } from '../../../ui/select-field.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { languageOrder } from '../../language-order.ts'
import type { DraftContent } from '../draft-content.ts'
import { ItemList } from './item-list.tsx'

type Action = DraftContent['actions'][number]
const kinds = ['pay', 'object', 'reply', 'come', 'hand-in'] as const

/** What the citizen must do and by when: one declaration for paper, mail and inbox. */
export function ActionsPanel({
  content,
  onChange,
}: {
  readonly content: DraftContent
  readonly onChange: (edit: (actions: readonly Action[]) => Action[]) => void
}): ReactNode {
  const { t } = useTranslation()
  const localized = useLocalized()
  const times = content.variables.filter(({ type }) => type === 'time').map(({ name }) => `{{${name}}}`)
  const dates = content.variables.filter(({ type }) => type === 'date').map(({ name }) => `{{${name}}}`)
  return (
    <ItemList
      items={content.actions}
      nameOf={({ kind, text }, index) =>
        [`${index + 1}. ${t(`editor.action.kind.${kind}`)}`, shortened(localized(text))].filter(Boolean).join(' – ')
      }
      addWord={t('editor.action.add')}
      none={t('editor.action.none')}
      make={(): Action => ({ kind: 'reply', text: { nl: '' } })}
      onChange={onChange}
    >
      {(action, change) => (
        <div className="st-form">
          <SelectField
            name="kind"
            label={t('editor.action.what')}
            value={action.kind}
            choices={kinds.map((each) => [each, t(`editor.action.kind.${each}`)] as const)}
            onChange={(kind) => change(ofKind(kind as Action['kind']))}
          />
          {languageOrder
            .filter((each) => content.languages[each] !== undefined)
            .map((each) => (
              <div key={each} className="st-form__wide">
                <TextField
                  label={t('editor.textIn', { language: t(`language.${each}`) })}
                  lang={each}
                  value={action.text[each] ?? ''}
                  onChange={(text) => change({ text: { ...action.text, [each]: text } })}
                />
              </div>
            ))}
          <SelectField
            name="due"
            label={t(action.kind === 'come' ? 'editor.action.day' : 'editor.action.due')}
            value={action.due ?? ''}
            choices={[
              ['', t('editor.action.noDue')] as const,
              ...new Set([...dates, ...(action.due === undefined ? [] : [action.due])]),
            ].map((each) => (typeof each === 'string' ? ([each, each] as const) : each))}
            onChange={(due) => change({ due: due === '' ? undefined : due })}
          />
          {action.kind === 'come' && (
            <>
              <TextField
                label={t('editor.action.time')}
                hint={t('editor.action.timeHint')}
                value={action.time ?? ''}
                suggestions={times}
                onChange={(time) => change({ time: time === '' ? undefined : time })}
              />
              <div className="st-form__wide">
                <TextField
                  label={t('editor.action.place')}
                  hint={t('editor.action.placeHint', { example: '{{adres}}' })}
                  value={action.place ?? ''}
                  onChange={(place) => change({ place: place === '' ? undefined : place })}
                />
              </div>
            </>
          )}
        </div>
      )}
    </ItemList>
  )
}

/** Only an appointment has a time and a place: another kind loses them with the fields that showed them. */
function ofKind(kind: Action['kind']): Partial<Action> {
  return kind === 'come' ? { kind } : { kind, time: undefined, place: undefined }
}

/** Its first words, without what only some letters say. */
function shortened(text: string): string {
  const words = text.replaceAll(/\{\{[#/][^}]*\}\}|\{\{else\}\}/g, '').trim()
  return words.length > 60 ? `${words.slice(0, 58)} …` : words
}
