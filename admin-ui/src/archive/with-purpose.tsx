import { Lock } from 'lucide-react'
import { type FormEvent, type ReactNode, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../frame/working-for.ts'
import { PageTop } from '../ui/layout/page-top.tsx'
import { Empty } from '../ui/states/empty.tsx'
import { forHeader } from './for-header.ts'
import { leastLength, PurposeContext, usePurposeState } from './purpose.ts'

/**
 * Nothing of the archive is shown before the person has given a purpose; afterwards the purpose is shown above the page and can
 * be changed.
 */
export function WithPurpose({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  const { t } = useTranslation()
  const purpose = usePurposeState()
  const [changing, setChanging] = useState(false)
  const may = useMay('archive:read')
  // A person without the permission to search is refused before the purpose is requested.
  if (!may) return <Empty icon={Lock} title={t('states.forbiddenTitle')} text={t('archive.forbidden')} alone />
  if (purpose.why === '' || changing) {
    return (
      <>
        <PageTop name={title} sub={t('archive.sub')} />
        <PurposeForm
          why={purpose.why}
          onSay={(why) => {
            purpose.say(why)
            setChanging(false)
          }}
        />
      </>
    )
  }
  return (
    <PurposeContext value={purpose}>
      <p className="st-purpose up-small up-quiet">
        {t('archive.lookingFor')} <b>{purpose.why}</b>{' '}
        <button className="up-textbutton" type="button" onClick={() => setChanging(true)}>
          {t('archive.otherReason')}
        </button>
      </p>
      {children}
    </PurposeContext>
  )
}

function PurposeForm({ why, onSay }: { readonly why: string; readonly onSay: (why: string) => void }): ReactNode {
  const { t } = useTranslation()
  const id = useId()
  const [text, setText] = useState(why)
  const [missing, setMissing] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (forHeader(text).length < leastLength) setMissing(true)
    else onSay(text)
  }
  return (
    <form className="up-card up-stack st-askpurpose" onSubmit={submit} noValidate>
      <div className={missing ? 'govuk-form-group govuk-form-group--error' : 'govuk-form-group'}>
        <label className="govuk-label" htmlFor={id}>
          {t('archive.reason')}
        </label>
        <p className="govuk-hint" id={`${id}-h`}>
          {t('archive.reasonHint')}
        </p>
        {missing && (
          <p className="govuk-error-message" id={`${id}-f`} role="alert">
            {t('archive.reasonMissing')}
          </p>
        )}
        <input
          className={missing ? 'govuk-input govuk-input--error' : 'govuk-input'}
          id={id}
          maxLength={200}
          value={text}
          autoComplete="off"
          aria-invalid={missing ? 'true' : undefined}
          aria-describedby={missing ? `${id}-f ${id}-h` : `${id}-h`}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      <div>
        <button className="govuk-button" type="submit">
          {t('archive.proceed')}
        </button>
      </div>
    </form>
  )
}
