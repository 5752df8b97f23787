import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
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
        {/* A page of its own: only the check page is served with the right to use the camera. */}
        <a className="govuk-link" href={`${import.meta.env.BASE_URL}check`}>
          {t('frame.checkLetter')}
        </a>
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
