import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useListState } from './kept-search.ts'

/** All letters, the unread ones, or those that require something; the choice is in the address bar. */
export type Show = 'all' | 'new' | 'todo'

/** The address of a list; the kind of letter stays when another part of the list is chosen. */
export function listAt({ show, kind }: { readonly show: Show; readonly kind?: string | undefined }): string {
  const query = new URLSearchParams({ ...(show !== 'all' && { show }), ...(kind !== undefined && { kind }) }).toString()
  return query === '' ? '/' : `/?${query}`
}

const current = (chosen: boolean) => (chosen ? 'true' : undefined)

/** The list beside the letters, where there is space for it. */
export function SideFilters({
  show,
  kind,
  unread,
}: {
  readonly show: Show
  readonly kind: string | undefined
  readonly unread: number
}): ReactNode {
  const { t } = useTranslation()
  const search = useListState()
  return (
    <nav className="in-side" aria-label={t('list.filter')}>
      <div>
        <h2>{t('list.show')}</h2>
        <ul>
          <li>
            <Link to={listAt({ show: 'all', kind })} state={search} aria-current={current(show === 'all')}>
              {t('list.all')}
            </Link>
          </li>
          <li>
            <Link to={listAt({ show: 'new', kind })} state={search} aria-current={current(show === 'new')}>
              {t('list.unread')} {unread > 0 && <span className="up-count up-count--flag">{unread}</span>}
            </Link>
          </li>
          <li>
            <Link to={listAt({ show: 'todo', kind })} state={search} aria-current={current(show === 'todo')}>
              {t('list.todo')}
            </Link>
          </li>
          <li>
            <Link to="/older">{t('older.title')}</Link>
          </li>
        </ul>
      </div>
    </nav>
  )
}

/** The same choices as chips, on a phone. */
export function FilterChips({ show, kind }: { readonly show: Show; readonly kind: string | undefined }): ReactNode {
  const { t } = useTranslation()
  const search = useListState()
  return (
    <nav className="in-filters in-filters--phone" aria-label={t('list.filter')}>
      <Link
        className="up-chip"
        to={listAt({ show: 'all', kind })}
        state={search}
        aria-current={current(show === 'all')}
      >
        {t('list.allShort')}
      </Link>
      <Link
        className="up-chip"
        to={listAt({ show: 'new', kind })}
        state={search}
        aria-current={current(show === 'new')}
      >
        {t('list.unread')}
      </Link>
      <Link
        className="up-chip"
        to={listAt({ show: 'todo', kind })}
        state={search}
        aria-current={current(show === 'todo')}
      >
        {t('list.todo')}
      </Link>
    </nav>
  )
}
