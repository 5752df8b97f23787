import { type ReactNode, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Outlet } from 'react-router'
import { createApi } from '../ui/api/api.ts'
import type { Me } from '../ui/api/api-types.ts'
import { ApiContext } from '../ui/api/use-api.ts'
import { Toasts } from '../ui/dialog/toast.tsx'
import { SkipLink } from '../ui/layout/skip-link.tsx'
import { MeContext, useSession } from '../ui/session/use-me.ts'
import { Loaded } from '../ui/states/loaded.tsx'
import { SignInPage } from '../ui/states/sign-in-page.tsx'
import { BareHeader, Header } from './header.tsx'
import { SideNav } from './side-nav.tsx'
import { useWorkingForState, WorkingForContext } from './working-for.ts'

/** The frame around every screen of the staff app. Without a session the sign-in page replaces the screen. */
export function Frame(): ReactNode {
  const { t } = useTranslation()
  const session = useSession('staff')
  if (session.data) return <SignedIn me={session.data} />
  return (
    <>
      <SkipLink />
      <BareHeader />
      <main className="st-main st-main--alone" id="inhoud">
        <Loaded query={session} what={t('frame.session')} alone>
          {() => (
            <SignInPage portal="staff" title={t('session.staffTitle')} text={t('session.staffText')} app={t('app')} />
          )}
        </Loaded>
      </main>
    </>
  )
}

function SignedIn({ me }: { readonly me: Me }): ReactNode {
  const workingFor = useWorkingForState(me)
  const [menuOpen, setMenuOpen] = useState(false)
  const entity = workingFor.entity?.id
  const api = useMemo(
    () => createApi({ portal: 'staff', csrfToken: me.csrfToken, ...(entity !== undefined && { entity }) }),
    [me.csrfToken, entity],
  )
  return (
    <MeContext value={me}>
      <WorkingForContext value={workingFor}>
        <ApiContext value={api}>
          <SkipLink />
          <Header menuOpen={menuOpen} onMenu={() => setMenuOpen(!menuOpen)} />
          <SideNav open={menuOpen} onGo={() => setMenuOpen(false)} />
          <Toasts>
            {/* The key makes React build a new page for another entity: no state of the first entity remains on it. */}
            <main className="st-main" id="inhoud" key={entity ?? 'hub'}>
              <Outlet />
            </main>
          </Toasts>
        </ApiContext>
      </WorkingForContext>
    </MeContext>
  )
}
