import { Ban, Copy, Pause, Play, Send } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../frame/working-for.ts'
import type { Message } from '../../ui/api/api-types.ts'
import { Icon } from '../../ui/icon.tsx'
import { CopyDialog } from '../resend/copy-dialog.tsx'
import { ResendDialog } from '../resend/resend-dialog.tsx'
import { CommandDialog } from './command-dialog.tsx'
import { mayCancel, mayCopy, mayHold, mayRelease, mayResend } from './may-change.ts'

type Step = 'cancel' | 'hold' | 'release' | 'resend' | 'copy'

/** The commands that are possible on the message now; the API decides. */
export function CommandButtons({ message }: { readonly message: Message }): ReactNode {
  const { t } = useTranslation()
  const may = useMay('messages:send')
  const [chosen, setChosen] = useState<Step>()
  if (!may) return null
  const steps = [
    { step: 'cancel', icon: Ban, possible: mayCancel(message) },
    { step: 'hold', icon: Pause, possible: mayHold(message) },
    { step: 'release', icon: Play, possible: mayRelease(message) },
    { step: 'resend', icon: Send, possible: mayResend(message) },
    { step: 'copy', icon: Copy, possible: mayCopy(message) },
  ] as const
  const close = () => setChosen(undefined)
  return (
    <>
      {steps
        .filter(({ possible }) => possible)
        .map(({ step, icon }) => (
          <button
            key={step}
            className="govuk-button govuk-button--secondary"
            type="button"
            onClick={() => setChosen(step)}
          >
            <Icon of={icon} /> {t(`command.${step}.button`)}
          </button>
        ))}
      {chosen === 'resend' && <ResendDialog message={message} onClose={close} />}
      {chosen === 'copy' && <CopyDialog message={message} onClose={close} />}
      {chosen !== undefined && chosen !== 'resend' && chosen !== 'copy' && (
        <CommandDialog step={chosen} message={message} onClose={close} />
      )}
    </>
  )
}
