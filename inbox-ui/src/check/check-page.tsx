import { useMutation } from '@tanstack/react-query'
import { CircleAlert } from 'lucide-react'
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { LetterCheck } from '../../../admin-ui/src/ui/api/inbox-types.ts'
import { isProblem } from '../../../admin-ui/src/ui/api/problem.ts'
import { useApi } from '../../../admin-ui/src/ui/api/use-api.ts'
import { Notice } from '../../../admin-ui/src/ui/dialog/notice.tsx'
import { Icon } from '../../../admin-ui/src/ui/icon.tsx'
import { PageTitle } from '../../../admin-ui/src/ui/layout/page-title.tsx'
import { Verdict } from './verdict.tsx'

/**
 * Is this letter real? Any person may type the code of a letter, or arrive by scanning its QR code: then the signed part is
 * behind the `#` of the address. It is removed from the address at once, so that no history stores it.
 */
export function CheckPage(): ReactNode {
  const { t } = useTranslation()
  const check = useCheck()
  const { mutate } = check
  const [code, setCode] = useState('')
  const [missing, setMissing] = useState(false)
  const scanned = useRef(takeScanned())
  useEffect(() => {
    const qr = scanned.current
    scanned.current = undefined
    if (qr !== undefined) mutate({ qr })
  }, [mutate])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const isEmpty = code.trim() === ''
    setMissing(isEmpty)
    if (isEmpty) document.getElementById('code')?.focus()
    else if (!check.isPending) mutate({ code })
  }
  return (
    <div className="in-check">
      <PageTitle name={t('check.title')} app={t('app')} />
      <p className="up-quiet in-lead">{t('check.lead')}</p>
      <div role="status">
        {check.isPending && <p>{t('check.busy')}</p>}
        {check.isSuccess && <Verdict answer={check.data} />}
        {check.isError && (
          <Notice tone="bad">{t(isProblem(check.error, 429) ? 'check.tooOften' : 'check.failed')}</Notice>
        )}
      </div>
      <form className="up-card in-check__form" onSubmit={submit} noValidate>
        <div className={`govuk-form-group${missing ? ' govuk-form-group--error' : ''}`}>
          <label className="govuk-label up-strong" htmlFor="code">
            {t('check.code')}
          </label>
          <p className="govuk-hint" id="code-hint">
            {t('check.codeHint')}
          </p>
          {missing && (
            <p className="govuk-error-message" id="code-fault">
              <Icon of={CircleAlert} /> {t('check.codeMissing')}
            </p>
          )}
          <input
            className={`govuk-input up-code in-check__code${missing ? ' govuk-input--error' : ''}`}
            id="code"
            value={code}
            maxLength={40}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            aria-invalid={missing ? 'true' : undefined}
            aria-describedby={missing ? 'code-fault' : 'code-hint'}
            onChange={(event) => setCode(event.target.value)}
          />
        </div>
        <button className="govuk-button" type="submit" aria-disabled={check.isPending}>
          {t('check.do')}
        </button>
      </form>
      <section className="up-card" aria-labelledby="where">
        <h2 id="where">{t('check.whereTitle')}</h2>
        <p>{t('check.where')}</p>
      </section>
      <section className="up-card" aria-labelledby="never">
        <h2 id="never">{t('check.neverTitle')}</h2>
        <p>{t('check.never')}</p>
      </section>
      <p>
        <Link className="govuk-link" to="/check/proof">
          {t('proof.link')}
        </Link>
      </p>
    </div>
  )
}

/** The signed part behind the `#` of a scanned code, read once. */
function takeScanned(): string | undefined {
  const behind = location.hash.slice(1)
  if (behind === '') return undefined
  history.replaceState(history.state, '', location.pathname + location.search)
  return behind
}

function useCheck() {
  const api = useApi()
  return useMutation({
    mutationFn: (request: { readonly code: string } | { readonly qr: string }) =>
      api.send<LetterCheck>('POST', '/v1/letter-checks', request),
  })
}
