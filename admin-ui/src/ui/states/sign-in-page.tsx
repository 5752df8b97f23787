import { LogIn } from 'lucide-react'
import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../icon.tsx'
import { PageTitle } from '../layout/page-title.tsx'
import { forgetPurpose } from '../session/purpose-key.ts'
import { signInHref } from '../session/sign-in-href.ts'
import { useSessionEnded } from '../session/use-me.ts'

/** There is no session. After the sign-in the reader returns to the page that they requested. */
export function SignInPage({
  portal,
  title,
  text,
  app,
}: {
  readonly portal: 'staff' | 'citizen'
  readonly title: string
  readonly text: string
  readonly app: string
}): ReactNode {
  const { t } = useTranslation()
  const ended = useSessionEnded()
  useEffect(forgetPurpose, [])
  return (
    <div className="up-card up-signin" role={ended ? 'status' : undefined}>
      <PageTitle name={ended ? t('session.endedTitle') : title} app={app} />
      <p>{ended ? t(`session.${portal}Ended`) : text}</p>
      <a className="govuk-button" href={signInHref(portal)}>
        <Icon of={LogIn} /> {t('session.in')}
      </a>
    </div>
  )
}
