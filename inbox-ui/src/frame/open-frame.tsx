import type { ReactNode } from 'react'
import { Outlet } from 'react-router'
import { SkipLink } from '../../../admin-ui/src/ui/layout/skip-link.tsx'
import { Footer } from './footer.tsx'
import { Header } from './header.tsx'

/** Header and footer around a screen that needs no sign-in. */
export function OpenFrame(): ReactNode {
  return (
    <>
      <SkipLink />
      <Header />
      <main className="in-main" id="inhoud">
        <Outlet />
      </main>
      <Footer />
    </>
  )
}
