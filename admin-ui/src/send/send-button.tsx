import { useMutation } from '@tanstack/react-query'
import { Send } from 'lucide-react'
import { type ReactNode, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { newKey } from '../messages/resend/new-key.ts'
import type { AcceptedMessage } from '../ui/api/api-types.ts'
import { useApi } from '../ui/api/use-api.ts'
import { ConfirmDialog } from '../ui/dialog/confirm-dialog.tsx'
import { useToast } from '../ui/dialog/toast.tsx'
import { useFormat } from '../ui/format/use-format.ts'
import { Icon } from '../ui/icon.tsx'
import type { LetterDraft } from './letter-draft.ts'

/** Sends the letter after a confirmation, once: the same letter keeps its key, however often the button is pressed. */
export function SendButton({
  draft,
  request,
  mayAsk,
  onSent,
  children,
}: {
  readonly draft: LetterDraft
  readonly request: Readonly<Record<string, unknown>>
  /** Called on a press; false keeps the dialog closed, for a letter with faults. */
  readonly mayAsk: () => boolean
  readonly onSent: () => void
  /** Shown in the dialog: the route and the price. */
  readonly children?: ReactNode
}): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const api = useApi()
  const navigate = useNavigate()
  const toast = useToast()
  const [open, setOpen] = useState(false)
  const last = useRef({ request: '', key: newKey() })
  const send = useMutation({
    mutationFn: () => {
      const text = JSON.stringify(request)
      if (last.current.request !== text) last.current = { request: text, key: newKey() }
      const headers = { 'Idempotency-Key': last.current.key }
      return api.send<AcceptedMessage>('POST', '/v1/messages', request, { headers })
    },
    onSuccess: ({ id }) => {
      onSent()
      toast({ text: t('sendOne.sent') })
      void navigate(`/messages/${id}`)
    },
  })
  const { name } = draft.recipient
  return (
    <>
      <button
        className="govuk-button"
        type="button"
        onClick={() => {
          send.reset()
          if (mayAsk()) setOpen(true)
        }}
      >
        <Icon of={Send} /> {t(draft.sendAfter === '' ? 'sendOne.send' : 'sendOne.plan')}
      </button>
      {open && (
        <ConfirmDialog
          title={t('sendOne.confirm', { name })}
          confirmLabel={t(draft.sendAfter === '' ? 'sendOne.verb' : 'sendOne.planVerb')}
          icon={Send}
          busy={send.isPending}
          error={send.error}
          onConfirm={() => send.mutate()}
          onClose={() => setOpen(false)}
        >
          <p>
            {draft.sendAfter === ''
              ? t('sendOne.confirmNow')
              : t('sendOne.confirmLater', { at: format.moment(new Date(draft.sendAfter).toISOString()) })}
          </p>
          {children}
        </ConfirmDialog>
      )}
    </>
  )
}
