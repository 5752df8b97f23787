import { Ban, Pause, Play } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Message } from '../../ui/api/api-types.ts'
import { AskDialog } from '../../ui/dialog/ask-dialog.tsx'
import { useToast } from '../../ui/dialog/toast.tsx'
import { useFormat } from '../../ui/format/use-format.ts'
import { RecipientName } from '../message/recipient-name.tsx'
import { type Steering, useSteer } from './use-steer.ts'

const signs = { cancel: Ban, hold: Pause, release: Play }
const back = { hold: 'release', release: 'hold' } as const

/** Asks before one message is cancelled, held or released. Holding and releasing can be taken back afterwards. */
export function SteerDialog({
  step,
  message,
  onClose,
}: {
  readonly step: Steering['step']
  readonly message: Message
  readonly onClose: () => void
}): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const steer = useSteer(message)
  const toast = useToast()
  const go = (reason: string) =>
    steer.mutate(
      { step, reason },
      {
        onSuccess: () => {
          onClose()
          toast({
            text: t(`steer.${step}.done`),
            ...(step !== 'cancel' && { undo: () => undo(back[step]) }),
          })
        },
      },
    )
  const undo = (step: Steering['step']) => {
    steer.mutateAsync({ step }).catch(() => toast({ text: t('steer.undoFailed') }))
  }
  const { cancellableUntil, cost } = message
  return (
    <AskDialog
      title={t(`steer.${step}.title`)}
      verb={t(`steer.${step}.verb`)}
      sign={signs[step]}
      grave={step === 'cancel'}
      reason={t('steer.reason')}
      busy={steer.isPending}
      error={steer.error}
      onDo={go}
      onClose={onClose}
    >
      <p>
        <b>{message.reference}</b>, <RecipientName recipient={message.recipient} />
        {cost !== undefined && <>, {format.price(cost)}</>}
      </p>
      <p>
        {t(`steer.${step}.text`)}
        {cancellableUntil !== undefined && step !== 'release' && (
          <> {t('steer.until', { moment: format.moment(cancellableUntil) })}</>
        )}
      </p>
    </AskDialog>
  )
}
