import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Copy } from 'lucide-react'
import { type ReactNode, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { AcceptedMessage, Message } from '../ui/api/api-types.ts'
import { isProblem } from '../ui/api/problem.ts'
import { useApi } from '../ui/api/use-api.ts'
import { AskDialog } from '../ui/ask-dialog.tsx'
import { useToast } from '../ui/toast.tsx'
import { ChannelField } from './channel-field.tsx'
import { newKey } from './new-key.ts'
import { emptyRecipient, recipientFaults, recipientOf } from './recipient-draft.ts'
import { RecipientFields } from './recipient-fields.tsx'
import { RecipientName } from './recipient-name.tsx'

/** Sends the letter to somebody else as well, stamped. Asking the same twice sends once. */
export function CopyDialog({
  message,
  onClose,
}: {
  readonly message: Message
  readonly onClose: () => void
}): ReactNode {
  const { t } = useTranslation()
  const api = useApi()
  const client = useQueryClient()
  const navigate = useNavigate()
  const toast = useToast()
  const [draft, setDraft] = useState(emptyRecipient)
  const [channel, setChannel] = useState('')
  const last = useRef({ asked: '', key: newKey() })
  const path = `/v1/messages/${message.id}`
  const copy = useMutation({
    mutationFn: () => {
      const body = { recipient: recipientOf(draft), ...(channel !== '' && { channels: [channel] }) }
      const asked = JSON.stringify(body)
      if (last.current.asked !== asked) last.current = { asked, key: newKey() }
      return api.send<AcceptedMessage>('POST', `${path}/copies`, body, {
        headers: { 'Idempotency-Key': last.current.key },
      })
    },
    onSuccess: (accepted) => {
      void client.invalidateQueries({ queryKey: [api.scope, path] })
      onClose()
      toast({ text: t('steer.copy.done') })
      void navigate(`/messages/${accepted.id}`)
    },
  })
  const faults = recipientFaults(isProblem(copy.error, 400) ? copy.error.body : {})
  return (
    <AskDialog
      title={t('steer.copy.title')}
      verb={t('steer.copy.verb')}
      sign={Copy}
      busy={copy.isPending}
      error={copy.error}
      onDo={() => copy.mutate()}
      onClose={onClose}
    >
      <p>
        <b>{message.reference}</b>, <RecipientName recipient={message.recipient} />
      </p>
      <p>{t('steer.copy.text')}</p>
      <RecipientFields draft={draft} faults={faults} onChange={setDraft} />
      <ChannelField value={channel} onChange={setChannel} />
      {faults.has('channel') && <p className="govuk-error-message up-small">{t('recipientForm.fault.UP-2304')}</p>}
    </AskDialog>
  )
}
