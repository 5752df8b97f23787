import type { UseMutationResult } from '@tanstack/react-query'
import { Send } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addressParts } from '../messages/resend/address-draft.ts'
import { recipientFaults } from '../messages/resend/recipient-draft.ts'
import type { ReturnedLetterDetail } from '../ui/api/incoming-mail-types.ts'
import { isProblem } from '../ui/api/problem.ts'
import { ConfirmDialog } from '../ui/dialog/confirm-dialog.tsx'
import { TextField } from '../ui/form/text-field.tsx'
import type { useCaseCommand } from './use-case-command.ts'

type Command =
  ReturnType<typeof useCaseCommand> extends UseMutationResult<infer A, infer B, infer C>
    ? UseMutationResult<A, B, C>
    : never

/** Sends the letter to an address that a person types: a Belgian one, in parts. */
export function OtherAddressDialog({
  letter,
  decide,
  onClose,
}: {
  readonly letter: ReturnedLetterDetail
  readonly decide: Command
  readonly onClose: () => void
}): ReactNode {
  const { t } = useTranslation()
  const before = letter.address !== undefined && 'street' in letter.address ? letter.address : undefined
  const [draft, setDraft] = useState<Readonly<Record<string, string>>>(
    Object.fromEntries(addressParts.map((name) => [name, before?.[name] ?? ''])),
  )
  const faults = recipientFaults(isProblem(decide.error, 400, 422) ? decide.error.body : {})
  const address = {
    country: 'BE',
    ...Object.fromEntries(
      addressParts.flatMap((name) => {
        const value = (draft[name] ?? '').trim()
        return value === '' ? [] : [[name, value]]
      }),
    ),
  }
  return (
    <ConfirmDialog
      title={t('returned.otherTitle')}
      confirmLabel={t('returned.resend')}
      icon={Send}
      busy={decide.isPending}
      error={decide.error}
      onConfirm={() => decide.mutate({ verb: 'resend', body: { address } }, { onSuccess: onClose })}
      onClose={onClose}
    >
      {addressParts.map((name) => {
        const code = faults.get(name)
        return (
          <TextField
            key={name}
            label={t(`recipientForm.${name}`)}
            value={draft[name] ?? ''}
            maxLength={50}
            fault={code && t(`recipientForm.fault.${code}`, { defaultValue: t('recipientForm.fault.other') })}
            onChange={(value) => setDraft({ ...draft, [name]: value })}
          />
        )
      })}
    </ConfirmDialog>
  )
}
