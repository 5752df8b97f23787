import { Languages } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { NavLink, useLocation } from 'react-router'
import type { Me } from '../../../admin-ui/src/ui/api/api-types.ts'
import { Drop } from '../../../admin-ui/src/ui/dialog/drop.tsx'
import { LookChoices } from '../../../admin-ui/src/ui/form/look-choices.tsx'
import { useLanguage } from '../../../admin-ui/src/ui/format/use-format.ts'
import { Icon } from '../../../admin-ui/src/ui/icon.tsx'
import { Hidden } from '../../../admin-ui/src/ui/layout/hidden.tsx'
import { Logo } from '../../../admin-ui/src/ui/layout/logo.tsx'
import { useSignOut } from '../../../admin-ui/src/ui/session/sign-out.ts'
import { loaders } from '../texts/loaders.ts'
import { ActFor } from './act-for.tsx'
import { useUnread } from './use-unread.ts'

export function Header({ me }: { readonly me?: Me }): ReactNode {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <header className="in-header">
      <div className="in-header__inner">
        <Logo label={t('frame.home')} />
        {me !== undefined && <Places />}
        <div className="in-tools">
          <Drop
            buttonClass="govuk-button up-button--quiet"
            label={`${language.toUpperCase()}, ${t('language.other')}`}
            button={
              <>
                <Icon of={Languages} /> {language.toUpperCase()}
              </>
            }
          >
            {(close) => <LookChoices loaders={loaders} close={close} />}
          </Drop>
          {me !== undefined && <SignOut />}
        </div>
        {me !== undefined && <ActFor me={me} />}
      </div>
    </header>
  )
}

function SignOut(): ReactNode {
  const { t } = useTranslation()
  const signOut = useSignOut()
  return (
    <button className="govuk-button up-button--quiet in-only-desk" type="button" onClick={signOut}>
      {t('session.out')}
    </button>
  )
}

function Places(): ReactNode {
  const { t } = useTranslation()
  const unread = useUnread() ?? 0
  // A letter belongs to ‘Brieven’ as much as the list does.
  const atLetters = !useLocation().pathname.startsWith('/preferences')
  return (
    <nav className="in-nav" aria-label={t('frame.nav')}>
      <ul>
        <li>
          <NavLink to="/" aria-current={atLetters ? 'page' : undefined}>
            {t('frame.letters')}
            {unread > 0 && (
              <>
                {' '}
                <span className="up-count up-count--flag">
                  <span aria-hidden="true">{unread}</span>
                  <Hidden>{t('frame.unread', { count: unread })}</Hidden>
                </span>
              </>
            )}
          </NavLink>
        </li>
        <li>
          <NavLink to="/preferences">{t('frame.preferences')}</NavLink>
        </li>
      </ul>
    </nav>
  )
}
