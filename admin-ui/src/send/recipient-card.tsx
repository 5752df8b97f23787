import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { recipientFaults } from '../messages/resend/recipient-draft.ts'
import { RecipientFields } from '../messages/resend/recipient-fields.tsx'
import type { Language } from '../ui/api/api-types.ts'
import { SelectField } from '../ui/form/select-field.tsx'
import { Card } from '../ui/layout/card.tsx'
import type { FormFaults } from './form-faults.ts'
import type { LetterDraft } from './letter-draft.ts'

/** The recipient, and the language of the letter. */
export function RecipientCard({
  draft,
  languages,
  faults,
  onChange,
}: {
  readonly draft: LetterDraft
  /** In which the letter is written. */
  readonly languages: readonly Language[]
  readonly faults: FormFaults
  readonly onChange: (part: Partial<LetterDraft>) => void
}): ReactNode {
  const { t } = useTranslation()
  const { type } = draft.recipient
  const shown = recipientFaults({ issues: faults.all.filter(({ pointer }) => faults.at(pointer) !== undefined) })
  const leave = (name: string): void => {
    for (const pointer of pointersOf(name, type)) faults.leave(pointer)
  }
  return (
    <Card title={t('sendOne.who')} className="up-stack">
      <RecipientFields
        draft={draft.recipient}
        faults={shown}
        onChange={(recipient) => onChange({ recipient })}
        onLeave={leave}
      />
      {languages.length > 1 && (
        <SelectField
          name="language"
          label={t('sendOne.language')}
          value={draft.language}
          choices={[['', t('sendOne.anyLanguage')], ...languages.map((each) => [each, t(`language.${each}`)] as const)]}
          onChange={(language) => onChange({ language: language as LetterDraft['language'] })}
        />
      )}
      {shown.has('channel') && <p className="govuk-error-message up-small">{t('recipientForm.fault.UP-2304')}</p>}
    </Card>
  )
}

/** The places at which the hub reports a fault of a field. An address is reported as a whole once its last field was left. */
function pointersOf(name: string, type: LetterDraft['recipient']['type']): readonly string[] {
  if (name === 'number') return [`/recipient/${type === 'citizen' ? 'insz' : 'enterpriseNumber'}`]
  if (name === 'municipality') return ['/recipient', '/recipient/address', '/recipient/address/municipality']
  if (['street', 'houseNumber', 'box', 'postalCode'].includes(name)) return [`/recipient/address/${name}`]
  return [`/recipient/${name}`]
}
