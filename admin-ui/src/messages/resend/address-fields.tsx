import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { TextField } from '../../ui/form/text-field.tsx'
import type { AddressDraft } from './address-draft.ts'

/** The addresses of a known recipient; an address that is not changed stays the same. `faults` are codes of the API, by field. */
export function AddressFields({
  draft,
  faults,
  onChange,
}: {
  readonly draft: AddressDraft
  readonly faults: ReadonlyMap<string, string>
  readonly onChange: (draft: AddressDraft) => void
}): ReactNode {
  const { t } = useTranslation()
  const field = (name: Exclude<keyof AddressDraft, 'lines' | 'country'>): ReactNode => {
    const code = faults.get(name)
    return (
      <TextField
        label={t(`recipientForm.${name}`)}
        value={draft[name]}
        maxLength={name === 'email' ? 254 : 50}
        fault={code && t(`recipientForm.fault.${code}`, { defaultValue: t('recipientForm.fault.other') })}
        onChange={(value) => onChange({ ...draft, [name]: value })}
      />
    )
  }
  return (
    <fieldset className="govuk-fieldset up-stack">
      <legend className="govuk-fieldset__legend up-strong">{t('command.resend.address')}</legend>
      {field('email')}
      {draft.country === '' ? (
        <>
          <div className="st-filters">
            {field('street')}
            {field('houseNumber')}
            {field('box')}
          </div>
          <div className="st-filters">
            {field('postalCode')}
            {field('municipality')}
          </div>
        </>
      ) : (
        <TextField
          label={t('recipientForm.lines', { country: draft.country })}
          value={draft.lines}
          rows={5}
          maxLength={360}
          onChange={(lines) => onChange({ ...draft, lines })}
        />
      )}
    </fieldset>
  )
}
