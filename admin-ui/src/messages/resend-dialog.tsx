import { Send } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Message } from '../ui/api/api-types.ts'
import { AskDialog } from '../ui/ask-dialog.tsx'
import { ChannelField } from './channel-field.tsx'
import { newKey } from './new-key.ts'
import { RecipientName } from './recipient-name.tsx'
import { useSentAgain } from './use-sent-again.ts'

/** Sends the same letter once more, as a new message. One key for the whole dialog: pressing twice sends once. */
export function ResendDialog({
  message,
  onClose,
}: {
  readonly message: Message
  readonly onClose: () => void
}): ReactNode {
  const { t } = useTranslation()
  const [channel, setChannel] = useState('')
  const [key] = useState(newKey)
  const resend = useSentAgain(message, 'resend', onClose)
  return (
    <AskDialog
      title={t('steer.resend.title')}
      verb={t('steer.resend.verb')}
      sign={Send}
      busy={resend.isPending}
      error={resend.error}
      onDo={() => resend.mutate({ body: channel === '' ? {} : { channels: [channel] }, key: `${key}-${channel}` })}
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
