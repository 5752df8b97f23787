import { Copy } from 'lucide-react'
import { type ReactNode, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Message } from '../../ui/api/api-types.ts'
import { isProblem } from '../../ui/api/problem.ts'
import { ConfirmDialog } from '../../ui/dialog/confirm-dialog.tsx'
import { ChannelField } from '../list/channel-field.tsx'
import { RecipientName } from '../message/recipient-name.tsx'
import { newKey } from './new-key.ts'
import { emptyRecipient, recipientFaults, recipientOf } from './recipient-draft.ts'
import { RecipientFields } from './recipient-fields.tsx'
import { useSentAgain } from './use-sent-again.ts'

/** Sends a stamped copy of the letter to another recipient. A repeated request sends once. */
export function CopyDialog({
  message,
  onClose,
}: {
  readonly message: Message
  readonly onClose: () => void
}): ReactNode {
  const { t } = useTranslation()
  const [draft, setDraft] = useState(emptyRecipient)
  const [channel, setChannel] = useState('')
  const last = useRef({ request: '', key: newKey() })
  const copy = useSentAgain(message, 'copy', onClose)
  const send = (): void => {
    const body = { recipient: recipientOf(draft), ...(channel !== '' && { channels: [channel] }) }
    const request = JSON.stringify(body)
    if (last.current.request !== request) last.current = { request, key: newKey() }
    copy.mutate({ body, key: last.current.key })
  }
  const faults = recipientFaults(isProblem(copy.error, 400) ? copy.error.body : {})
  return (
    <ConfirmDialog
      title={t('command.copy.title')}
      confirmLabel={t('command.copy.verb')}
      icon={Copy}
      busy={copy.isPending}
      error={copy.error}
      onConfirm={send}
      onClose={onClose}
    >
      <p>
        <b>{message.reference}</b>, <RecipientName recipient={message.recipient} />
      </p>
      <p>{t('command.copy.text')}</p>
      <RecipientFields draft={draft} faults={faults} onChange={setDraft} />
      <ChannelField value={channel} onChange={setChannel} />
      {faults.has('channel') && <p className="govuk-error-message up-small">{t('recipientForm.fault.UP-2304')}</p>}
    </ConfirmDialog>
  )
}
