import { Paperclip } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { UnmatchedReceipt } from '../ui/api/case-types.ts'
import { isProblem } from '../ui/api/problem.ts'
import { ConfirmDialog } from '../ui/dialog/confirm-dialog.tsx'
import { useToast } from '../ui/dialog/toast.tsx'
import { TextField } from '../ui/form/text-field.tsx'
import { useSettleReceipt } from './use-settle-receipt.ts'

interface Given {
  readonly receipt: UnmatchedReceipt
  readonly onClose: () => void
}

/** Reports it about a message, by the id that its entity gave: an operator of the hub reads no letters. */
export function AttachReceiptDialog({ receipt, onClose }: Given): ReactNode {
  const { t } = useTranslation()
  const toast = useToast()
  const [message, setMessage] = useState('')
  const [fault, setFault] = useState<string>()
  const attach = useSettleReceipt(receipt.id, 'attach', () => {
    onClose()
    toast({ text: t('unmatched.attached') })
  })
  const refused = isProblem(attach.error)
    ? t(`unmatched.fault.${attach.error.body.code}`, { defaultValue: '' }) || undefined
    : undefined
  return (
    <ConfirmDialog
      title={t('unmatched.attachTitle')}
      confirmLabel={t('unmatched.attach')}
      icon={Paperclip}
      busy={attach.isPending}
      error={refused === undefined ? attach.error : null}
      onConfirm={() => {
        const isId = /^msg_[0-9a-z]{26}$/.test(message.trim())
        setFault(isId ? undefined : t('unmatched.noId'))
        if (isId) attach.mutate({ message: message.trim() })
      }}
      onClose={onClose}
    >
      <p>{t('unmatched.attachText')}</p>
      <TextField
        label={t('unmatched.messageId')}
        hint={t('unmatched.messageIdHint')}
        value={message}
        maxLength={40}
        code
        fault={fault ?? refused}
        onChange={(next) => {
          setFault(undefined)
          attach.reset()
          setMessage(next)
        }}
      />
    </ConfirmDialog>
  )
}

/** Lets a report go; the row stays with the reason. */
export function DiscardReceiptDialog({ receipt, onClose }: Given): ReactNode {
  const { t } = useTranslation()
  const toast = useToast()
  const discard = useSettleReceipt(receipt.id, 'discard', () => {
    onClose()
    toast({ text: t('unmatched.discarded') })
  })
  return (
    <ConfirmDialog
      title={t('unmatched.discardTitle')}
      confirmLabel={t('unmatched.discard')}
      destructive
      reason={t('unmatched.reason')}
      reasonMissing={t('unmatched.reasonMissing')}
      busy={discard.isPending}
      error={discard.error}
      onConfirm={(reason) => discard.mutate({ reason })}
      onClose={onClose}
    >
      <p>{t('unmatched.discardText')}</p>
    </ConfirmDialog>
  )
}
