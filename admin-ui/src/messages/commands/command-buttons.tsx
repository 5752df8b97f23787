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
  const [asked, setAsked] = useState<Step>()
  if (!may) return null
  const steps = [
    { step: 'cancel', icon: Ban, possible: mayCancel(message) },
    { step: 'hold', icon: Pause, possible: mayHold(message) },
    { step: 'release', icon: Play, possible: mayRelease(message) },
    { step: 'resend', icon: Send, possible: mayResend(message) },
    { step: 'copy', icon: Copy, possible: mayCopy(message) },
  ] as const
  const close = () => setAsked(undefined)
  return (
    <>
      {steps
        .filter(({ possible }) => possible)
        .map(({ step, icon }) => (
          <button
            key={step}
            className="govuk-button govuk-button--secondary"
            type="button"
            onClick={() => setAsked(step)}
          >
            <Icon of={icon} /> {t(`command.${step}.button`)}
          </button>
        ))}
      {asked === 'resend' && <ResendDialog message={message} onClose={close} />}
      {asked === 'copy' && <CopyDialog message={message} onClose={close} />}
      {asked !== undefined && asked !== 'resend' && asked !== 'copy' && (
        <CommandDialog step={asked} message={message} onClose={close} />
      )}
    </>
  )
}
