import { useMutation } from '@tanstack/react-query'
import { Send } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { AcceptedMessage, Message } from '../ui/api/api-types.ts'
import { useApi } from '../ui/api/use-api.ts'
import { AskDialog } from '../ui/ask-dialog.tsx'
import { useToast } from '../ui/toast.tsx'
import { ChannelField } from './channel-field.tsx'
import { newKey } from './new-key.ts'
import { RecipientName } from './recipient-name.tsx'

/** Sends the same letter once more, as a new message. One key for the whole dialog: pressing twice sends once. */
export function ResendDialog({
  message,
  onClose,
}: {
  readonly message: Message
  readonly onClose: () => void
}): ReactNode {
  const { t } = useTranslation()
  const api = useApi()
  const navigate = useNavigate()
  const toast = useToast()
  const [channel, setChannel] = useState('')
  const [key] = useState(newKey)
  const resend = useMutation({
    mutationFn: () =>
      api.send<AcceptedMessage>(
        'POST',
        `/v1/messages/${message.id}/resend`,
        channel === '' ? {} : { channels: [channel] },
        { headers: { 'Idempotency-Key': `${key}-${channel}` } },
      ),
    onSuccess: (accepted) => {
      onClose()
      toast({ text: t('steer.resend.done') })
      void navigate(`/messages/${accepted.id}`)
    },
  })
  return (
    <AskDialog
      title={t('steer.resend.title')}
      verb={t('steer.resend.verb')}
      sign={Send}
      busy={resend.isPending}
      error={resend.error}
      onDo={() => resend.mutate()}
      onClose={onClose}
    >
      <p>
        <b>{message.reference}</b>, <RecipientName recipient={message.recipient} />
      </p>
      <p>{t('steer.resend.text')}</p>
      <ChannelField value={channel} onChange={setChannel} />
    </AskDialog>
  )
}
