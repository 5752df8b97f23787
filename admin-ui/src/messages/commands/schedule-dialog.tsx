import { CalendarClock } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Message } from '../../ui/api/api-types.ts'
import { ConfirmDialog } from '../../ui/dialog/confirm-dialog.tsx'
import { useToast } from '../../ui/dialog/toast.tsx'
import { MomentField, useMoment } from '../../ui/form/moment-field.tsx'
import { useFormat } from '../../ui/format/use-format.ts'
import { RecipientName } from '../message/recipient-name.tsx'
import { useCommand } from './use-command.ts'
import { WhyRefused } from './why-refused.tsx'

/** Gives a message that waits another moment, on the clock of this device. */
export function ScheduleDialog({
  message,
  onClose,
}: {
  readonly message: Message
  readonly onClose: () => void
}): ReactNode {
  const { t } = useTranslation()
  const format = useFormat()
  const toast = useToast()
  const command = useCommand(message)
  const moment = useMoment(message.sendAfter, t('command.schedule.fault'))
  const go = (reason: string) => {
    const at = moment.take()
    if (at === undefined) return
    command.mutate(
      { step: 'schedule', reason, sendAfter: at.toISOString() },
      {
        onSuccess: () => {
          onClose()
          toast({ text: t('command.schedule.done', { moment: format.moment(at.toISOString()) }) })
        },
      },
    )
  }
  return (
    <ConfirmDialog
      title={t('command.schedule.title')}
      confirmLabel={t('command.schedule.verb')}
      icon={CalendarClock}
      reason={t('command.reason')}
      busy={command.isPending}
      error={command.error}
      why={<WhyRefused error={command.error} />}
      onConfirm={go}
      onClose={onClose}
    >
      <p>
        <b>{message.reference}</b>, <RecipientName recipient={message.recipient} />
      </p>
      <p>{t(message.status === 'held' ? 'command.schedule.textHeld' : 'command.schedule.text')}</p>
      <MomentField label={t('command.schedule.at')} moment={moment} />
    </ConfirmDialog>
  )
}
