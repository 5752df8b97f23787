import type { UseMutationResult } from '@tanstack/react-query'
import { Send } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addressParts } from '../messages/resend/address-draft.ts'
import { recipientFaults } from '../messages/resend/recipient-draft.ts'
import type { ReturnedLetterDetail } from '../ui/api/incoming-mail-types.ts'
import { isProblem } from '../ui/api/problem.ts'
import { ConfirmDialog } from '../ui/dialog/confirm-dialog.tsx'
import { Notice } from '../ui/dialog/notice.tsx'
import { SelectField } from '../ui/form/select-field.tsx'
import { TextField } from '../ui/form/text-field.tsx'
import { addressIn, countryChoices, type OtherAddress, otherAddressOf } from './other-address.ts'
import type { useCaseCommand } from './use-case-command.ts'

type Command =
  ReturnType<typeof useCaseCommand> extends UseMutationResult<infer A, infer B, infer C>
    ? UseMutationResult<A, B, C>
    : never

/** Sends the letter to an address that a person types: a Belgian one in parts, one abroad in lines. */
export function OtherAddressDialog({
  letter,
  decide,
  onClose,
}: {
  readonly letter: ReturnedLetterDetail
  readonly decide: Command
  readonly onClose: () => void
}): ReactNode {
  const { t, i18n } = useTranslation()
  const before = otherAddressOf(letter.address)
  const [draft, setDraft] = useState(before)
  const problem = isProblem(decide.error, 400, 422) ? decide.error.body : {}
  const isFaulty = problem.issues?.some(({ pointer }) => pointer.includes('address')) === true
  const isSame = JSON.stringify(addressIn(draft)) === JSON.stringify(addressIn(before))
  return (
    <ConfirmDialog
      title={t('returned.otherTitle')}
      confirmLabel={t('returned.resendOther')}
      icon={Send}
      busy={decide.isPending}
      error={decide.error}
      onConfirm={() => decide.mutate({ verb: 'resend', body: { address: addressIn(draft) } }, { onSuccess: onClose })}
      onClose={onClose}
    >
      <SelectField
        name="country"
        label={t('returned.country')}
        value={draft.country}
        choices={countryChoices(i18n.language)}
        onChange={(country) => setDraft({ ...draft, country })}
      />
      {draft.country === 'BE' ? (
        <BelgianParts draft={draft} faults={recipientFaults(problem)} onChange={setDraft} />
      ) : (
        <TextField
          label={t('returned.lines')}
          hint={t('returned.linesHint')}
          value={draft.lines}
          rows={4}
          maxLength={360}
          fault={isFaulty ? t('recipientForm.fault.other') : undefined}
          onChange={(lines) => setDraft({ ...draft, lines })}
        />
      )}
      {isSame && <Notice tone="warn">{t('returned.sameAsEnvelope')}</Notice>}
    </ConfirmDialog>
  )
}

function BelgianParts({
  draft,
  faults,
  onChange,
}: {
  readonly draft: OtherAddress
  readonly faults: ReadonlyMap<string, string>
  readonly onChange: (draft: OtherAddress) => void
}): ReactNode {
  const { t } = useTranslation()
  return addressParts.map((name) => {
    const code = faults.get(name)
    return (
      <TextField
        key={name}
        label={t(`recipientForm.${name}`)}
        value={draft[name]}
        maxLength={50}
        fault={code && t(`recipientForm.fault.${code}`, { defaultValue: t('recipientForm.fault.other') })}
        onChange={(value) => onChange({ ...draft, [name]: value })}
      />
    )
  })
}
