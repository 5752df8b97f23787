import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { type RecipientType, recipientTypes } from '../../../../api/contract/values/recipient.ts'
import { SelectField } from '../../ui/form/select-field.tsx'
import { TextField } from '../../ui/form/text-field.tsx'
import { fieldsOf, type RecipientDraft, type RecipientField } from './recipient-draft.ts'

/** The recipient: its kind, and the fields that are needed to reach it. `faults` are codes of the API, by field. */
export function RecipientFields({
  draft,
  faults,
  onChange,
  onLeave,
}: {
  readonly draft: RecipientDraft
  readonly faults: ReadonlyMap<string, string>
  readonly onChange: (draft: RecipientDraft) => void
  readonly onLeave?: (name: RecipientField) => void
}): ReactNode {
  const { t } = useTranslation()
  const { type } = draft
  const shown = fieldsOf(type)
  const field = (name: RecipientField, label: string, hint?: string): ReactNode => {
    const code = faults.get(name)
    return (
      shown.includes(name) && (
        <TextField
          label={label}
          hint={hint}
          value={draft[name]}
          maxLength={name === 'email' ? 254 : 50}
          fault={code && t(`recipientForm.fault.${code}`, { defaultValue: t('recipientForm.fault.other') })}
          onChange={(value) => onChange({ ...draft, [name]: value })}
          onLeave={onLeave && (() => onLeave(name))}
        />
      )
    )
  }
  return (
    <>
      <SelectField
        name="recipientType"
        label={t('recipientForm.who')}
        value={type}
        choices={recipientTypes.map((each) => [each, t(`recipientForm.type.${each}`)] as const)}
        onChange={(chosen) => onChange({ ...draft, type: chosen as RecipientType })}
      />
      {field('name', t('recipientForm.name'))}
      {field('number', t(type === 'citizen' ? 'type.insz' : 'type.enterpriseNumber'))}
      {field('attention', t('recipientForm.attention'))}
      {field('email', t('recipientForm.email'))}
      <div className="st-filters">
        {field('street', t('recipientForm.street'))}
        {field('houseNumber', t('recipientForm.houseNumber'))}
        {field('box', t('recipientForm.box'))}
      </div>
      <div className="st-filters">
        {field('postalCode', t('recipientForm.postalCode'))}
        {field('municipality', t('recipientForm.municipality'))}
      </div>
    </>
  )
}
