import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { TemplateFault } from '../../../ui/api/template-types.ts'
import { useLocalized } from '../../../ui/format/use-format.ts'
import { SelectField } from '../../../ui/select-field.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { languageOrder } from '../../language-order.ts'
import type { DraftContent } from '../draft-content.ts'
import { ItemList } from './item-list.tsx'
import { useFaultAt } from './use-fault-at.ts'
import { ValueSourceField } from './value-source-field.tsx'

type Action = DraftContent['actions'][number]
const kinds = ['pay', 'object', 'reply', 'come', 'hand-in'] as const

/** What the citizen must do and by when: one declaration for paper, mail and inbox. */
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
  const faultAt = useFaultAt(faults)
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
      {(action, change, index) => (
        <div className="st-form st-form--top">
          <SelectField
            name="kind"
            label={t('editor.action.what')}
            value={action.kind}
            choices={kinds.map((each) => [each, t(`editor.action.kind.${each}`)] as const)}
            onChange={(kind) => change({ kind: kind as Action['kind'] })}
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
          <ValueSourceField
            kind="due"
            label={t(action.kind === 'come' ? 'editor.action.on' : 'editor.action.due')}
            none={t('editor.action.noDue')}
            stored={action.due}
            variables={content.variables}
            fault={faultAt(`/actions/${index}/due`)}
            onChange={(due) => change({ due })}
          />
        </div>
      )}
    </ItemList>
  )
}

/** Its first words, without what only some letters say. */
function shortened(text: string): string {
  const words = text.replaceAll(/\{\{[#/][^}]*\}\}|\{\{else\}\}/g, '').trim()
  return words.length > 60 ? `${words.slice(0, 58)} …` : words
}
