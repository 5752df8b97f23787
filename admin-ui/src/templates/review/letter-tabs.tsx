import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { SelectField } from '../../ui/form/select-field.tsx'
import { Switch } from '../../ui/form/switch.tsx'
import { Tabs } from '../../ui/layout/tabs.tsx'
import { forms, type LetterChoices } from './use-letter-choice.ts'

/** One switch of language for the source and the letter. */
export function LanguageSwitch({ choices }: { readonly choices: LetterChoices }): ReactNode {
  const { t } = useTranslation()
  if (choices.languages.length < 2) return null
  return (
    <Switch
      name={t('language.label')}
      chosen={choices.language}
      onChoose={choices.chooseLanguage}
      choices={choices.languages.map((each) => ({ value: each, name: t(`language.${each}`) }))}
    />
  )
}

/** The form and the sample of the letters below: one letter, or two side by side. */
export function LetterTabs({
  choices,
  children,
}: {
  readonly choices: LetterChoices
  readonly children: ReactNode
}): ReactNode {
  const { t } = useTranslation()
  const { samples, sample, form } = choices
  return (
    <Tabs
      name={t('editor.preview.name')}
      className="st-preview-tabs"
      chosen={form}
      onChoose={choices.chooseForm}
      choices={forms.map((value) => ({ value, name: t(`editor.preview.${value}`) }))}
    >
      {samples.length > 0 && (
        <div className="st-preview__bar">
          <SelectField
            name="sample"
            label={t('templates.sample')}
            value={sample ?? ''}
            onChange={choices.chooseSample}
            choices={samples.map((name) => [name, name] as const)}
          />
        </div>
      )}
      {children}
    </Tabs>
  )
}
