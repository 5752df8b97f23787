import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { SelectField } from '../ui/form/select-field.tsx'
import { TextField } from '../ui/form/text-field.tsx'
import type { PersonFaults, PersonValues } from './person-fields.ts'

/** Names the person of a request: by number, or by a letter to them and what confirms it. */
export function PersonChoice({
  values,
  faults,
  onChange,
}: {
  readonly values: PersonValues
  /** Keys of sentences. */
  readonly faults: PersonFaults
  readonly onChange: (values: PersonValues) => void
}): ReactNode {
  const { t } = useTranslation()
  const set = (name: keyof PersonValues) => (value: string) => onChange({ ...values, [name]: value })
  const fault = (name: keyof PersonFaults) => {
    const key = faults[name]
    return key === undefined ? undefined : t(key)
  }
  return (
    <>
      <SelectField
        name="by"
        label={t('subjectAccess.by')}
        value={values.by}
        choices={[
          ['number', t('subjectAccess.byNumber')],
          ['letter', t('subjectAccess.byLetter')],
        ]}
        onChange={set('by')}
      />
      {values.by === 'number' ? (
        <TextField
          label={t('archive.field.number')}
          value={values.number}
          maxLength={40}
          fault={fault('number')}
          onChange={set('number')}
        />
      ) : (
        <>
          <TextField
            label={t('subjectAccess.letter')}
            hint={t('subjectAccess.letterHint')}
            value={values.letter}
            maxLength={200}
            fault={fault('letter')}
            onChange={set('letter')}
          />
          <TextField
            label={t('subjectAccess.birthDate')}
            hint={t('subjectAccess.confirmHint')}
            type="date"
            value={values.birthDate}
            fault={fault('confirm')}
            onChange={set('birthDate')}
          />
          <TextField
            label={t('subjectAccess.postalCode')}
            value={values.postalCode}
            maxLength={10}
            onChange={set('postalCode')}
          />
        </>
      )}
    </>
  )
}
