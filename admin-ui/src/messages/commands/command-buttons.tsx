import { Ban, CalendarClock, Copy, Pause, Play, Send } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../frame/working-for.ts'
import type { Message } from '../../ui/api/api-types.ts'
import { Icon } from '../../ui/icon.tsx'
import { CopyDialog } from '../resend/copy-dialog.tsx'
import { ResendDialog } from '../resend/resend-dialog.tsx'
import { CommandDialog } from './command-dialog.tsx'
import { type Command, commands, mayDo } from './may-change.ts'
import { ScheduleDialog } from './schedule-dialog.tsx'

const icons = { schedule: CalendarClock, hold: Pause, release: Play, cancel: Ban, resend: Send, copy: Copy }

/** The commands that are possible on the message now; the API decides, and `PossibleCard` explains the others. */
export function CommandButtons({ message }: { readonly message: Message }): ReactNode {
  const { t } = useTranslation()
  const may = useMay('messages:send')
  const [chosen, setChosen] = useState<Command>()
  if (!may) return null
  const close = () => setChosen(undefined)
  return (
    <>
      {commands
        .filter((command) => mayDo(message, command))
        .map((step) => (
          <button
            key={step}
            className="govuk-button govuk-button--secondary"
            type="button"
            onClick={() => setChosen(step)}
          >
            <Icon of={icons[step]} /> {t(`command.${step}.button`)}
          </button>
        ))}
      {chosen === 'resend' && <ResendDialog message={message} onClose={close} />}
      {chosen === 'copy' && <CopyDialog message={message} onClose={close} />}
      {chosen === 'schedule' && <ScheduleDialog message={message} onClose={close} />}
      {chosen !== undefined && chosen !== 'resend' && chosen !== 'copy' && chosen !== 'schedule' && (
        <CommandDialog step={chosen} message={message} onClose={close} />
      )}
    </>
  )
}
