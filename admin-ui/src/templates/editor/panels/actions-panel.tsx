import { Braces } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { TemplateFault } from '../../../ui/api/template-types.ts'
import { SelectField } from '../../../ui/form/select-field.tsx'
import { TextField } from '../../../ui/form/text-field.tsx'
import { useLocalized } from '../../../ui/format/use-format.ts'
import { languageOrder } from '../../language-order.ts'
import type { DraftContent } from '../draft-content.ts'
import { InsertMenu } from '../source/insert-menu.tsx'
import { ItemList } from './item-list.tsx'
import { useFaultAt } from './use-fault-at.ts'
import { useMeaning } from './use-meaning.ts'
import { wordVariables, writtenVariables } from './value-source.ts'
import { ValueSourceField } from './value-source-field.tsx'

type Action = DraftContent['actions'][number]
const kinds = ['pay', 'object', 'reply', 'come', 'hand-in'] as const

/** The actions of the citizen with their deadlines: one declaration for paper, mail and inbox. */
export function ActionsPanel({
  content,
  faults,
  onChange,
}: {
  readonly content: DraftContent
  readonly faults: readonly TemplateFault[]
  readonly onChange: (edit: (actions: readonly Action[]) => Action[]) => void
}): ReactNode {
  const { t } = useTranslation()
  const localized = useLocalized()
  const times = content.variables.filter(({ type }) => type === 'time').map(({ name }) => `{{${name}}}`)
  const faultAt = useFaultAt(faults)
  const meaning = useMeaning()
  const insertable = writtenVariables(content.variables)
  const words = new Map(insertable.map(({ path, parts }) => [path, localized(parts.at(-1)?.label) || path]))
  const inWords = (text: string) => wordVariables(text, words)
  return (
    <ItemList
      items={content.actions}
      nameOf={({ kind, text }, index) =>
        [`${index + 1}. ${t(`editor.action.kind.${kind}`)}`, shortened(inWords(localized(text)))]
          .filter(Boolean)
          .join(' – ')
      }
      addWord={t('editor.action.add')}
      none={t('editor.action.none')}
      make={(): Action => ({ kind: 'reply', text: { nl: '' } })}
      onChange={onChange}
    >
      {(action, change, index) => (
        <div className="st-form st-form--top">
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
                {insertable.length > 0 && (
                  <div className="st-insert">
                    <InsertMenu
                      name={t('editor.action.insert')}
                      icon={Braces}
                      first
                      items={insertable.map(({ parts, path, written }) => ({
                        name: meaning(parts, path),
                        run: () =>
                          change((now) => ({ text: { ...now.text, [each]: appended(now.text[each], written) } })),
                      }))}
                    />
                  </div>
                )}
              </div>
            ))}
          <ValueSourceField
            kind="due"
            label={t(action.kind === 'come' ? 'editor.action.day' : 'editor.action.due')}
            none={t('editor.action.noDue')}
            stored={action.due}
            variables={content.variables}
            fault={faultAt(`/actions/${index}/due`)}
            onChange={(due) => change({ due })}
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

/** A value is added after the existing text, with a space between. */
function appended(text = '', expression: string): string {
  return text === '' || /\s$/.test(text) ? text + expression : `${text} ${expression}`
}

/** Only an appointment has a time and a place: another kind loses them with the fields that showed them. */
function ofKind(kind: Action['kind']): Partial<Action> {
  return kind === 'come' ? { kind } : { kind, time: undefined, place: undefined }
}

/** Its first words, without the parts that only some letters have. */
function shortened(text: string): string {
  const words = text.replaceAll(/\{\{[#/][^}]*\}\}|\{\{else\}\}/g, '').trim()
  return words.length > 60 ? `${words.slice(0, 58)} …` : words
}
