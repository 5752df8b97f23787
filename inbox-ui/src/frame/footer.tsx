import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { createApi } from '../../../admin-ui/src/ui/api/api.ts'
import type { Me } from '../../../admin-ui/src/ui/api/api-types.ts'
import type { Site } from '../../../admin-ui/src/ui/api/inbox-types.ts'
import { useSignOut } from '../../../admin-ui/src/ui/session/sign-out.ts'

export function Footer({ me }: { readonly me?: Me }): ReactNode {
  const { t } = useTranslation()
  return (
    <footer className="in-footer">
      <div className="in-footer__inner">
        <span>{t('frame.footer')}</span>
        <SiteLinks />
        {me !== undefined && <PhoneSignOut />}
      </div>
    </footer>
  )
}

/** The letter check, and the pages that this installation has: no link is dead. */
function SiteLinks(): ReactNode {
  const { t } = useTranslation()
  const { data: site } = useQuery({
    queryKey: ['site'],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) => createApi({ portal: 'citizen' }).get<Site>('/v1/site', { signal }),
  })
  return (
    <ul className="in-footer__links" role="list">
      <li>
        <Link className="govuk-link" to="/check">
          {t('frame.checkLetter')}
        </Link>
      </li>
      {(['help', 'accessibility', 'privacy'] as const).map((page) =>
        site?.[page] === undefined ? null : (
          <li key={page}>
            <a className="govuk-link" href={site[page]}>
              {t(`frame.${page}`)}
            </a>
          </li>
        ),
      )}
    </ul>
  )
}

/** On a phone the header has no space for it. */
function PhoneSignOut(): ReactNode {
  const { t } = useTranslation()
  const signOut = useSignOut()
  return (
    <button className="govuk-button up-button--quiet in-only-phone" type="button" onClick={signOut}>
      {t('session.out')}
    </button>
  )
}
