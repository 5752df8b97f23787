import { CircleAlert } from 'lucide-react'
import { type FormEvent, type ReactNode, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isProblem } from '../../../admin-ui/src/ui/api/problem.ts'
import { Notice } from '../../../admin-ui/src/ui/dialog/notice.tsx'
import { Icon } from '../../../admin-ui/src/ui/icon.tsx'
import { useConfirm } from './use-alert-address.ts'

/** Takes the code that was mailed to an address. */
export function ConfirmCode({ email }: { readonly email: string }): ReactNode {
  const { t } = useTranslation()
  const id = useId()
  const confirm = useConfirm()
  const [code, setCode] = useState('')
  const [missing, setMissing] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const isMissing = !/^\d{6}$/.test(code.replaceAll(/\s/g, ''))
    setMissing(isMissing)
    if (isMissing) document.getElementById(id)?.focus()
    else if (!confirm.isPending) confirm.mutate({ code })
  }
  const fault = missing ? t('alerts.codeMissing') : confirm.isError ? t(faultOf(confirm.error)) : undefined
  return (
    <form className="up-card up-stack" onSubmit={submit} noValidate>
      <Notice status title={t('alerts.sentTitle')}>
        {t('alerts.sent', { email })}
      </Notice>
      <div className={`govuk-form-group${fault === undefined ? '' : ' govuk-form-group--error'}`}>
        <label className="govuk-label up-strong" htmlFor={id}>
          {t('alerts.code')}
        </label>
        <p className="govuk-hint" id={`${id}-h`}>
          {t('alerts.codeHint')}
        </p>
        {fault !== undefined && (
          <p className="govuk-error-message" id={`${id}-f`} role="alert">
            <Icon of={CircleAlert} /> {fault}
          </p>
        )}
        <input
          className={`govuk-input up-code in-code${fault === undefined ? '' : ' govuk-input--error'}`}
          id={id}
          name="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={12}
          value={code}
          aria-invalid={fault === undefined ? undefined : 'true'}
          aria-describedby={fault === undefined ? `${id}-h` : `${id}-f`}
          onChange={(event) => setCode(event.target.value)}
        />
      </div>
      <div>
        <button className="govuk-button" type="submit" aria-disabled={confirm.isPending}>
          {t('alerts.confirm')}
        </button>
      </div>
    </form>
  )
}

function faultOf(error: Error): string {
  if (!isProblem(error)) return 'alerts.confirmFailed'
  if (error.body.code === 'UP-2107') return 'alerts.codeWrong'
  return error.body.code === 'UP-3006' ? 'alerts.codeEnded' : 'alerts.confirmFailed'
}
