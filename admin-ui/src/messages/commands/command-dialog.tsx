import { Ban, Pause, Play } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Message } from '../../ui/api/api-types.ts'
import { ConfirmDialog } from '../../ui/dialog/confirm-dialog.tsx'
import { useToast } from '../../ui/dialog/toast.tsx'
import { useFormat } from '../../ui/format/use-format.ts'
import { RecipientName } from '../message/recipient-name.tsx'
import { type MessageCommand, useCommand } from './use-command.ts'
import { WhyRefused } from './why-refused.tsx'

const signs = { cancel: Ban, hold: Pause, release: Play }
const back = { hold: 'release', release: 'hold' } as const

/** Requests confirmation before one message is cancelled, held or released. Holding and releasing can be undone afterwards. */
export function CommandDialog({
  step,
  message,
  onClose,
}: {
  readonly step: Exclude<MessageCommand['step'], 'schedule'>
  readonly message: Message
  readonly onClose: () => void
}): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const command = useCommand(message)
  const toast = useToast()
  const go = (reason: string) =>
    command.mutate(
      { step, reason },
      {
        onSuccess: () => {
          onClose()
          toast({
            text: t(`command.${step}.done`),
            ...(step !== 'cancel' && { undo: () => undo(back[step]) }),
          })
        },
      },
    )
  const undo = (step: MessageCommand['step']) => {
    command.mutateAsync({ step }).catch(() => toast({ text: t('command.undoFailed') }))
  }
  const { cancellableUntil, cost } = message
  return (
    <ConfirmDialog
      title={t(`command.${step}.title`)}
      confirmLabel={t(`command.${step}.verb`)}
      icon={signs[step]}
      destructive={step === 'cancel'}
      reason={t('command.reason')}
      busy={command.isPending}
      error={command.error}
      why={<WhyRefused error={command.error} />}
      onConfirm={go}
      onClose={onClose}
    >
      <p>
        <b>{message.reference}</b>, <RecipientName recipient={message.recipient} />
        {cost !== undefined && <>, {format.price(cost)}</>}
      </p>
      <p>
        {t(`command.${step}.text`)}
        {cancellableUntil !== undefined && step !== 'release' && (
          <> {t('command.until', { moment: format.moment(cancellableUntil) })}</>
        )}
      </p>
    </ConfirmDialog>
  )
}
