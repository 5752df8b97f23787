import { Send } from 'lucide-react'
import { type ReactNode, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Message } from '../../ui/api/api-types.ts'
import { isProblem } from '../../ui/api/problem.ts'
import { ConfirmDialog } from '../../ui/dialog/confirm-dialog.tsx'
import { Notice } from '../../ui/dialog/notice.tsx'
import { useFormat } from '../../ui/format/use-format.ts'
import { ChannelField } from '../list/channel-field.tsx'
import { useEventWords } from '../message/event-words.ts'
import { RecipientName } from '../message/recipient-name.tsx'
import { addressDraftOf, changedAddress } from './address-draft.ts'
import { AddressFields } from './address-fields.tsx'
import { newKey } from './new-key.ts'
import { recipientFaults } from './recipient-draft.ts'
import { useSentAgain } from './use-sent-again.ts'

const undelivered = new Set(['rejected', 'bounced', 'returned'])

/** Sends the same letter once more, as a new message, to the same address or another one. A repeated request sends once. */
export function ResendDialog({
  message,
  onClose,
}: {
  readonly message: Message
  readonly onClose: () => void
}): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const wordsOf = useEventWords(message)
  const before = addressDraftOf(message.recipient)
  const [draft, setDraft] = useState(before)
  const [channel, setChannel] = useState('')
  const last = useRef({ request: '', key: newKey() })
  const resend = useSentAgain(message, 'resend', onClose)
  const send = (): void => {
    const recipient = changedAddress(before, draft)
    const body = {
      ...(channel !== '' && { channels: [channel] }),
      ...(Object.keys(recipient).length > 0 && { recipient }),
    }
    const request = JSON.stringify(body)
    if (last.current.request !== request) last.current = { request, key: newKey() }
    resend.mutate({ body, key: last.current.key })
  }
  const faults = recipientFaults(isProblem(resend.error, 400, 422) ? resend.error.body : {})
  const back = message.events.findLast(({ type }) => undelivered.has(type))
  const { cost } = message
  return (
    <ConfirmDialog
      title={t('command.resend.title')}
      confirmLabel={t('command.resend.verb')}
      icon={Send}
      busy={resend.isPending}
      error={resend.error}
      onConfirm={send}
      onClose={onClose}
    >
      <p>
        <b>{message.reference}</b>, <RecipientName recipient={message.recipient} />
      </p>
      {back !== undefined && (
        <Notice tone="warn" title={wordsOf(back).what}>
          {[...wordsOf(back).because, t('command.resend.checkAddress')].join(' ')}
        </Notice>
      )}
      <p>{t('command.resend.text')}</p>
      <ChannelField value={channel} onChange={setChannel} />
      <AddressFields draft={draft} faults={faults} onChange={setDraft} />
      {faults.has('channel') && <p className="govuk-error-message up-small">{t('recipientForm.fault.UP-2304')}</p>}
      <p>
        {cost === undefined || cost.amount === 0
          ? t('command.resend.costUnknown')
          : t('command.resend.cost', { amount: format.price(cost) })}
      </p>
    </ConfirmDialog>
  )
}
