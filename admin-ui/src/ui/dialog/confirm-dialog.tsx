import type { LucideIcon } from 'lucide-react'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isProblem } from '../api/problem.ts'
import { TextField } from '../form/text-field.tsx'
import { Icon } from '../icon.tsx'
import { Dialog } from './dialog.tsx'
import { Notice } from './notice.tsx'

/**
 * Requests confirmation of an action: `children` describe it, and the button repeats the verb. A failure is shown in the dialog,
 * so that no input is lost.
 */
export function ConfirmDialog({
  title,
  confirmLabel,
  icon,
  destructive = false,
  reason,
  reasonMissing,
  reasonRows,
  afterReason,
  busy,
  error,
  why,
  onConfirm,
  onClose,
  children,
}: {
  readonly title: string
  readonly confirmLabel: string
  readonly icon?: LucideIcon
  /** The action cannot be undone. */
  readonly destructive?: boolean
  /** Label of the field for a reason; left out when no reason is needed. */
  readonly reason?: string
  /** The fault for an empty field, when a reason is required. */
  readonly reasonMissing?: string
  /** Lines of the field; absent: one. */
  readonly reasonRows?: number
  /** Fields that belong under the one for a reason. */
  readonly afterReason?: ReactNode
  readonly busy: boolean
  readonly error: unknown
  /** The necessary repair, shown with the error. */
  readonly why?: ReactNode
  readonly onConfirm: (reason: string) => void
  readonly onClose: () => void
  readonly children?: ReactNode
}): ReactNode {
  const { t } = useTranslation()
  const [given, setGiven] = useState('')
  const [missing, setMissing] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const lacks = reasonMissing !== undefined && given.trim() === ''
    setMissing(lacks)
    if (!busy && !lacks) onConfirm(given.trim())
  }
  return (
    <Dialog title={title} onClose={onClose}>
      <form className="up-stack" onSubmit={submit}>
        {children}
        {reason !== undefined && (
          <TextField
            label={reason}
            value={given}
            rows={reasonRows}
            fault={missing ? reasonMissing : undefined}
            onChange={setGiven}
          />
        )}
        {afterReason}
        {error !== null && <ConfirmFailed error={error}>{why}</ConfirmFailed>}
        <div className="up-row">
          <button
            className={destructive ? 'govuk-button govuk-button--warning' : 'govuk-button'}
            type="submit"
            aria-disabled={busy}
          >
            {icon !== undefined && <Icon of={icon} />} {busy ? t('parts.busy') : confirmLabel}
          </button>
          <button className="govuk-button govuk-button--secondary" type="button" onClick={onClose}>
            {t('words.cancel')}
          </button>
        </div>
      </form>
    </Dialog>
  )
}

function ConfirmFailed({ error, children }: { readonly error: unknown; readonly children: ReactNode }): ReactNode {
  const { t } = useTranslation()
  const code = isProblem(error) ? error.body.code : undefined
  // A reader who can make the repair needs no help from others.
  const requestId = isProblem(error) && error.body.issues === undefined ? error.requestId : undefined
  return (
    <Notice tone="bad" status title={t(`fault.${code}`, { defaultValue: t('states.saveFailed') })}>
      {children}
      {requestId !== undefined && (
        <p className="up-small">
          {t('states.requestId')} <span className="up-code">{requestId}</span>
        </p>
      )}
    </Notice>
  )
}
