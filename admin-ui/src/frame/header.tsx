import { Languages, Menu } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { loaders } from '../texts/loaders.ts'
import { Drop } from '../ui/dialog/drop.tsx'
import { Notice } from '../ui/dialog/notice.tsx'
import { LookChoices } from '../ui/form/look-choices.tsx'
import { useLanguage } from '../ui/format/use-format.ts'
import { Icon } from '../ui/icon.tsx'
import { Logo } from '../ui/layout/logo.tsx'
import { SessionEnd } from '../ui/session/session-end.tsx'
import { useMe } from '../ui/session/use-me.ts'
import { EntitySwitch } from './entity-switch.tsx'
import { FindBox } from './find-box.tsx'
import { PersonMenu } from './person-menu.tsx'
import { navId } from './side-nav.tsx'
import { TrialStrip } from './trial-strip.tsx'

export function Header({ menuOpen, onMenu }: { readonly menuOpen: boolean; readonly onMenu: () => void }): ReactNode {
  const { t } = useTranslation()
  const { trial } = useMe()
  return (
    <header className="st-head">
      <div className="st-header">
        <Logo label={t('frame.home')} />
        <EntitySwitch />
        <FindBox />
        <PersonMenu />
        <button
          className="st-tool st-menu-button"
          type="button"
          aria-expanded={menuOpen}
          aria-controls={navId}
          onClick={onMenu}
        >
          <Icon of={Menu} /> {t('frame.menu')}
        </button>
      </div>
      {trial && (
        <div className="st-strip">
          <Notice tone="warn">{t('states.trial')}</Notice>
        </div>
      )}
      <TrialStrip />
      <SessionEnd portal="staff" />
    </header>
  )
}

/** Before the sign-in the only choice is a language. */
export function BareHeader(): ReactNode {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <header className="st-head">
      <div className="st-header">
        <Logo label={t('frame.home')} />
        <Drop
          className="st-person"
          buttonClass="st-tool"
          label={`${language.toUpperCase()}, ${t('language.other')}`}
          button={
            <>
              <Icon of={Languages} /> {language.toUpperCase()}
            </>
          }
        >
          {(close) => <LookChoices loaders={loaders} close={close} />}
        </Drop>
      </div>
    </header>
  )
}
