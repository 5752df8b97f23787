import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Outlet } from 'react-router'
import { createApi } from '../../../admin-ui/src/ui/api/api.ts'
import type { Me } from '../../../admin-ui/src/ui/api/api-types.ts'
import type { Problem } from '../../../admin-ui/src/ui/api/problem.ts'
import { ApiContext } from '../../../admin-ui/src/ui/api/use-api.ts'
import { Notice } from '../../../admin-ui/src/ui/dialog/notice.tsx'
import { SkipLink } from '../../../admin-ui/src/ui/layout/skip-link.tsx'
import { meKey } from '../../../admin-ui/src/ui/session/end-session.ts'
import { SessionEnd } from '../../../admin-ui/src/ui/session/session-end.tsx'
import { MeContext, useSession } from '../../../admin-ui/src/ui/session/use-me.ts'
import { Loaded } from '../../../admin-ui/src/ui/states/loaded.tsx'
import { SignInPage } from '../../../admin-ui/src/ui/states/sign-in-page.tsx'
import { ActingForContext, useActingForState } from './acting-for.ts'
import { Footer } from './footer.tsx'
import { Header } from './header.tsx'
import { MandateEnded } from './mandate-ended.tsx'

/** The code with which the server refuses a mandate that ended during the session. */
const mandateEnded = 'UP-3085'

/** The frame around every screen of the inbox. Without a session the sign-in page replaces the screen. */
export function Frame(): ReactNode {
  const { t } = useTranslation()
  const session = useSession('citizen')
  if (session.data) return <SignedIn me={session.data} />
  return (
    <>
      <SkipLink />
      <Header />
      <main className="in-main" id="inhoud">
        <Loaded query={session} what={t('list.what')} alone>
          {() => (
            <SignInPage
              portal="citizen"
              title={t('session.citizenTitle')}
              text={t('session.citizenText')}
              app={t('app')}
            />
          )}
        </Loaded>
      </main>
      <Footer />
    </>
  )
}

function SignedIn({ me }: { readonly me: Me }): ReactNode {
  const { t } = useTranslation()
  const acting = useActingForState(me)
  const as = acting.mandate?.id
  const client = useQueryClient()
  const api = useMemo(() => {
    // The list of mandates is fetched again: without this one in it, the screen says that it ended.
    const onProblem = ({ body }: Problem) => {
      if (body.code === mandateEnded) void client.invalidateQueries({ queryKey: meKey })
    }
    return createApi({ portal: 'citizen', csrfToken: me.csrfToken, onProblem, ...(as === undefined ? {} : { as }) })
  }, [client, me.csrfToken, as])
  return (
    <MeContext value={me}>
      <ActingForContext value={acting}>
        <ApiContext value={api}>
          <SkipLink />
          <Header me={me} />
          <SessionEnd portal="citizen" />
          {me.trial && (
            <section className="up-strip-holder" aria-label={t('states.trial')}>
              <Notice tone="warn">{t('states.trial')}</Notice>
            </section>
          )}
          {/* The key makes React build a new page for another inbox: no state of the first one remains on it. */}
          <main className="in-main" id="inhoud" key={as ?? 'self'}>
            {acting.hasEnded ? <MandateEnded /> : <Outlet />}
          </main>
          <Footer me={me} />
        </ApiContext>
      </ActingForContext>
    </MeContext>
  )
}
