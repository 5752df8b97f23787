import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'

/** All letters or only the unread ones; the choice is in the address bar. A list beside the letters, chips on a phone. */
export function Filters({ onlyNew, unread }: { readonly onlyNew: boolean; readonly unread: number }): ReactNode {
  const { t } = useTranslation()
  const current = (chosen: boolean) => (chosen ? 'true' : undefined)
  return (
    <>
      <nav className="in-side" aria-label={t('list.filter')}>
        <div>
          <h2>{t('list.show')}</h2>
          <ul>
            <li>
              <Link to="/" aria-current={current(!onlyNew)}>
                {t('list.all')}
              </Link>
            </li>
            <li>
              <Link to="/?show=new" aria-current={current(onlyNew)}>
                {t('list.unread')} {unread > 0 && <span className="up-count up-count--flag">{unread}</span>}
              </Link>
            </li>
          </ul>
        </div>
      </nav>
      <nav className="in-filters in-filters--phone" aria-label={t('list.filter')}>
        <Link className="up-chip" to="/" aria-current={current(!onlyNew)}>
          {t('list.allShort')}
        </Link>
        <Link className="up-chip" to="/?show=new" aria-current={current(onlyNew)}>
          {t('list.unread')}
        </Link>
      </nav>
    </>
  )
}
