import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { PreviewForm } from '../../preview/preview.ts'
import { ShownLetter } from '../../preview/shown-letter.tsx'
import { WindowCaption } from '../../preview/window-caption.tsx'
import type { Language } from '../../ui/api/api-types.ts'
import type { TemplateRow } from '../../ui/api/template-types.ts'
import { Notice } from '../../ui/dialog/notice.tsx'
import { SelectField } from '../../ui/form/select-field.tsx'
import { useLocalized } from '../../ui/format/use-format.ts'
import { Tabs } from '../../ui/layout/tabs.tsx'
import type { StyleFault } from '../style-faults.ts'
import type { StyledLetter } from './use-style-preview.ts'

const forms: readonly PreviewForm[] = ['letter', 'page', 'email', 'text', 'large']

/** The letter that is shown beside the form, and its form of display. */
export interface PreviewChoice {
  readonly form: PreviewForm
  /** Key of a published template; empty: the specimen. */
  readonly template: string
  readonly language: Language
}

/** A real letter of the entity in the house style that the form holds now. */
export function StylePreview({
  choice,
  onChoose,
  templates,
  languages,
  letter,
  faults,
}: {
  readonly choice: PreviewChoice
  readonly onChoose: (part: Partial<PreviewChoice>) => void
  readonly templates: readonly TemplateRow[]
  readonly languages: readonly Language[]
  readonly letter: StyledLetter
  readonly faults: readonly StyleFault[]
}): ReactNode {
  const { t } = useTranslation()
  const localized = useLocalized()
  const { form, template, language } = choice
  return (
    <Tabs
      name={t('editor.preview.name')}
      className="st-preview-tabs"
      chosen={form}
      onChoose={(next) => onChoose({ form: next })}
      choices={forms.map((value) => ({ value, name: t(`editor.preview.${value}`) }))}
    >
      <div className="st-preview__bar" data-current={letter.current}>
        <SelectField
          name="template"
          label={t('houseStyles.template')}
          value={template}
          onChange={(next) => onChoose({ template: next })}
          choices={[
            ...templates.map(({ key, name }) => [key, localized(name) || key] as const),
            ['', t('houseStyles.specimen')] as const,
          ]}
        />
        {languages.length > 1 && (
          <SelectField
            name="language"
            label={t('language.label')}
            value={language}
            onChange={(next) => onChoose({ language: next as Language })}
            choices={languages.map((each) => [each, t(`language.${each}`)] as const)}
          />
        )}
      </div>
      <WhyNot letter={letter} faults={faults} />
      <WindowCaption form={form} language={language} />
      <div className="st-doc">{letter.shown !== undefined && <ShownLetter preview={letter.shown} />}</div>
    </Tabs>
  )
}

/** Replaces a newer letter with the reason that there is none. A fault of a field is shown at that field. */
function WhyNot({
  letter: { error },
  faults,
}: {
  readonly letter: StyledLetter
  readonly faults: readonly StyleFault[]
}): ReactNode {
  const { t } = useTranslation()
  if (error === null) return null
  const ofLetter = faults.filter(({ pointer }) => pointer === '')
  if (faults.length === 0) return <Notice tone="bad" status title={t('houseStyles.notDrawn')} />
  return (
    <Notice tone="bad" title={t(ofLetter.length > 0 ? 'houseStyles.letterLacks' : 'houseStyles.repairFirst')}>
      {ofLetter.length > 0 && (
        <ul>
          {ofLetter.map(({ words }) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      )}
    </Notice>
  )
}
