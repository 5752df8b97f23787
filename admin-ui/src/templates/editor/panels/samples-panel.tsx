import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Language } from '../../../ui/api/api-types.ts'
import { useToast } from '../../../ui/dialog/toast.tsx'
import { SelectField } from '../../../ui/form/select-field.tsx'
import { TextField } from '../../../ui/form/text-field.tsx'
import { withValue } from '../../../values/data.ts'
import { examplesOf } from '../../../values/stand-in-values.ts'
import { ValueField } from '../../../values/value-field.tsx'
import { languageOrder } from '../../language-order.ts'
import { type DraftContent, type DraftSample as Sample } from '../draft-content.ts'
import { putBack, takeOut } from '../sample-data.ts'
import { ItemList } from './item-list.tsx'
import { StrayValues } from './stray-values.tsx'

/** Data to try the letter with; every sample must give a letter before a version can be published. */
export function SamplesPanel({
  content,
  onChange,
}: {
  readonly content: DraftContent
  readonly onChange: (edit: (samples: readonly Sample[]) => Sample[]) => void
}): ReactNode {
  const { t } = useTranslation()
  const toast = useToast()
  const { samples, variables, languages } = content
  return (
    <ItemList
      items={samples}
      nameOf={({ name }) => name}
      addWord={t('editor.sample.add')}
      none={t('editor.sample.none')}
      make={(): Sample => ({ name: t('editor.sample.named', { n: samples.length + 1 }), data: examplesOf(variables) })}
      onChange={onChange}
    >
      {(sample, change) => (
        <div className="st-form">
          <TextField
            label={t('editor.sample.name')}
            value={sample.name}
            maxLength={60}
            fault={
              samples.filter(({ name }) => name === sample.name).length > 1 || sample.name.trim() === ''
                ? t('editor.sample.nameFault')
                : undefined
            }
            onChange={(name) => change({ name })}
          />
          <SelectField
            name="language"
            label={t('language.label')}
            value={sample.language ?? ''}
            choices={[
              ['', t('editor.sample.anyLanguage')],
              ...languageOrder
                .filter((each) => languages[each] !== undefined)
                .map((each) => [each, t(`language.${each}`)] as const),
            ]}
            onChange={(language) => change({ language: language === '' ? undefined : (language as Language) })}
          />
          {variables.map((variable) => (
            <ValueField
              key={variable.name}
              variable={variable}
              value={sample.data[variable.name]}
              onChange={(value) => change({ data: withValue(sample.data, variable.name, value) })}
            />
          ))}
          <StrayValues
            variables={variables}
            data={sample.data}
            onRemove={(path) => {
              const { data, taken } = takeOut(sample.data, path)
              change({ data })
              toast({
                text: t('editor.removed', { name: path.join('.') }),
                undo: () => change((now) => ({ data: putBack(now.data, path, taken) })),
              })
            }}
          />
        </div>
      )}
    </ItemList>
  )
}
