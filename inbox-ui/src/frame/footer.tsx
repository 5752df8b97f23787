import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Me } from '../../../admin-ui/src/ui/api/api-types.ts'
import { useSignOut } from '../../../admin-ui/src/ui/session/sign-out.ts'

export function Footer({ me }: { readonly me?: Me }): ReactNode {
  const { t } = useTranslation()
  return (
    <footer className="in-footer">
      <div className="in-footer__inner">
        <span>{t('frame.footer')}</span>
        <Link className="govuk-link" to="/check">
          {t('frame.checkLetter')}
        </Link>
        {me !== undefined && <PhoneSignOut />}
      </div>
    </footer>
  )
}

/** On a phone the header has no room for it. */
function PhoneSignOut(): ReactNode {
  const { t } = useTranslation()
  const signOut = useSignOut()
  return (
    <button className="govuk-button up-button--quiet in-only-phone" type="button" onClick={signOut}>
      {t('session.out')}
    </button>
  )
}
