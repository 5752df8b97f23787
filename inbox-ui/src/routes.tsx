import { createBrowserRouter } from 'react-router'
import { CheckPage } from './check/check-page.tsx'
import { ProofPage } from './check/proof/proof-page.tsx'
import { ReportPage } from './check/report/report-page.tsx'
import { Frame } from './frame/frame.tsx'
import { NotFoundPage } from './frame/not-found-page.tsx'
import { OpenFrame } from './frame/open-frame.tsx'
import { LetterPage } from './letter/letter-page.tsx'
import { ListPage } from './list/list-page.tsx'
import { OlderLetterPage } from './older/older-letter-page.tsx'
import { OlderLettersPage } from './older/older-page.tsx'
import { PreferencesPage } from './preferences/preferences-page.tsx'

export function createInboxRouter(): ReturnType<typeof createBrowserRouter> {
  return createBrowserRouter(
    [
      {
        element: <OpenFrame />,
        children: [
          { path: '/check', element: <CheckPage /> },
          { path: '/check/report', element: <ReportPage /> },
          { path: '/check/proof', element: <ProofPage /> },
        ],
      },
      {
        element: <Frame />,
        children: [
          { path: '/', element: <ListPage /> },
          { path: '/letters/:id', element: <LetterPage /> },
          { path: '/older', element: <OlderLettersPage /> },
          { path: '/older/:id', element: <OlderLetterPage /> },
          { path: '/preferences', element: <PreferencesPage /> },
          { path: '*', element: <NotFoundPage /> },
        ],
      },
    ],
    { basename: import.meta.env.BASE_URL },
  )
}
