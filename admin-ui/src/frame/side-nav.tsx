import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { NavLink } from 'react-router'
import { Icon } from '../ui/icon.tsx'
import { type Place, placesFor } from './places.ts'
import { useWorkingFor } from './working-for.ts'

export const navId = 'hoofdmenu'

/** The places of the app, in groups. Narrow screens show them only after a press of the menu button. */
export function SideNav({ open, onGo }: { readonly open: boolean; readonly onGo: () => void }): ReactNode {
  const { t } = useTranslation()
  const { permissions } = useWorkingFor()
  return (
    <nav className={open ? 'st-nav is-open' : 'st-nav'} id={navId} aria-label={t('frame.nav')}>
      {placesFor(permissions).map((group) => (
        <div key={group.name ?? ''}>
          {group.name !== undefined && <h2>{t(`frame.group.${group.name}`)}</h2>}
          <ul>
            {group.places.map((place) => (
              <li key={place.path}>
                <PlaceLink place={place} onGo={onGo} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  )
}

function PlaceLink({ place, onGo }: { readonly place: Place; readonly onGo: () => void }): ReactNode {
  const { t } = useTranslation()
  return (
    <NavLink to={place.path} end={place.path === '/'} onClick={onGo}>
      <Icon of={place.icon} /> <span>{t(`frame.place.${place.name}`)}</span>
    </NavLink>
  )
}
