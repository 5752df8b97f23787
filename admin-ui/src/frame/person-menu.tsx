import { ChevronDown, LogOut, User } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { loaders } from '../texts/loaders.ts'
import { Drop } from '../ui/dialog/drop.tsx'
import { LookChoices } from '../ui/form/look-choices.tsx'
import { Icon } from '../ui/icon.tsx'
import { useSignOut } from '../ui/session/sign-out.ts'
import { useMe } from '../ui/session/use-me.ts'

/** The signed-in person, with language, appearance and sign-out. */
export function PersonMenu(): ReactNode {
  const { t } = useTranslation()
  const { name } = useMe()
  const signOut = useSignOut()
  return (
    <Drop
      className="st-person"
      buttonClass="st-tool"
      button={
        <>
          <Icon of={User} /> <span className="st-person__name">{name}</span> <Icon of={ChevronDown} />
        </>
      }
    >
      {(close) => (
        <>
          <LookChoices loaders={loaders} close={close} />
          <hr />
          <button className="up-menu__item" type="button" onClick={signOut}>
            <Icon of={LogOut} /> {t('session.out')}
          </button>
        </>
      )}
    </Drop>
  )
}
