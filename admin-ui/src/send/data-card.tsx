import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFaultWords } from '../templates/faults/fault-words.ts'
import type { TemplateVariable, TemplateVersion } from '../ui/api/template-types.ts'
import { TextField } from '../ui/form/text-field.tsx'
import { useLanguage, useLocalized } from '../ui/format/use-format.ts'
import { Card } from '../ui/layout/card.tsx'
import { withValue } from '../values/data.ts'
import { showValue } from '../values/typed-value.ts'
import { type FieldGuide, ValueField } from '../values/value-field.tsx'
import type { FormFaults, Issue } from './form-faults.ts'
import type { ChangeDraft, LetterDraft } from './letter-draft.ts'
import { sentenceOf } from './sentence-of.ts'

/** The fields of the letter: its reference, then one field for each variable of the template. */
export function DataCard({
  draft,
  version,
  faults,
  onChange,
}: {
  readonly draft: LetterDraft
  readonly version: TemplateVersion
  readonly faults: FormFaults
  readonly onChange: ChangeDraft
}): ReactNode {
  const { t } = useTranslation()
  const guide = useFieldGuide(version, faults)
  return (
    <Card title={t('sendOne.data')} className="up-stack">
      <TextField
        label={t('sendOne.reference')}
        hint={t('sendOne.referenceHint')}
        value={draft.reference}
        maxLength={100}
        fault={faults.at('/reference') && t('sendOne.referenceFault')}
        onChange={(reference) => onChange({ reference })}
        onLeave={() => faults.leave('/reference')}
      />
      {version.variables.map((variable) => (
        <ValueField
          key={variable.name}
          variable={variable}
          value={draft.data[variable.name]}
          guide={guide}
          onChange={(value) => onChange((now) => ({ data: withValue(now.data, variable.name, value) }))}
        />
      ))}
      {version.variables.length === 0 && <p className="up-quiet">{t('sendOne.noData')}</p>}
    </Card>
  )
}

/** The hint of a field is an example, and the sentence in which its value is printed; a fault names the field by its label. */
function useFieldGuide(version: TemplateVersion, faults: FormFaults): FieldGuide {
  const { t } = useTranslation()
  const language = useLanguage()
  const localized = useLocalized()
  const wordsOf = useFaultWords()
  const body = (version.languages[language] ?? version.languages['nl'] ?? Object.values(version.languages)[0])?.body
  const wordsOfIssue = ({ kind, values = {}, detail, ...issue }: Issue, variable: TemplateVariable | undefined) =>
    kind === undefined
      ? detail
      : wordsOf({
          ...issue,
          kind,
          detail,
          values: variable === undefined ? values : { ...values, name: localized(variable.label) || variable.name },
        }).text
  return {
    hintOf: ({ name, type, example }, pointer) => {
      const shown = showValue(type, example, language)
      const isTop = pointer === `/${name}`
      const sentence = isTop && body !== undefined ? sentenceOf(body, name) : undefined
      const parts = [
        ...(shown === '' || type === 'date' ? [] : [t('sendOne.example', { example: shown })]),
        ...(sentence === undefined ? [] : [t('sendOne.sentence', { sentence })]),
      ]
      return parts.length === 0 ? undefined : parts.join(' ')
    },
    faultAt: (pointer) => {
      const issue = faults.at(`/data${pointer}`)
      return issue && wordsOfIssue(issue, variableAt(version.variables, pointer))
    },
    onLeave: (pointer) => faults.leave(`/data${pointer}`),
  }
}

/** The variable that a pointer names; a number in it is the row of a list. */
function variableAt(variables: readonly TemplateVariable[], pointer: string): TemplateVariable | undefined {
  const [first, ...rest] = pointer.split('/').filter((step) => step !== '' && !/^\d+$/.test(step))
  const variable = variables.find(({ name }) => name === first)
  return rest.length === 0 || variable === undefined ? variable : variableAt(variable.fields ?? [], rest.join('/'))
}
