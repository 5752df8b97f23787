import type { ComponentType } from 'react'
import { createBrowserRouter, type RouteObject } from 'react-router'
import { BrokenPage } from './frame/broken-page.tsx'
import { Frame } from './frame/frame.tsx'
import { NotFoundPage } from './frame/not-found-page.tsx'

/** Every screen is fetched when it is first opened, so that the first load stays small. */
const screen = (path: string, load: () => Promise<ComponentType>): RouteObject => ({
  path,
  lazy: async () => ({ Component: await load() }),
})

export function createStaffRouter(): ReturnType<typeof createBrowserRouter> {
  return createBrowserRouter(
    [
      {
        element: <Frame />,
        errorElement: <BrokenPage />,
        // The app shows nothing before the first screen is ready: the wait is short, and a flash of other content does not help.
        hydrateFallbackElement: <></>,
        children: [
          screen('/', async () => (await import('./start/start-page.tsx')).StartPage),
          screen('/send', async () => (await import('./send/send-page.tsx')).SendPage),
          // The key of a template never has an underscore.
          screen('/send/_lists', async () => (await import('./lists/overview/lists-page.tsx')).ListsPage),
          screen('/send/_lists/:id', async () => (await import('./lists/list-page.tsx')).ListPage),
          screen('/send/:key/list', async () => (await import('./lists/upload/upload-page.tsx')).UploadListPage),
          screen('/send/:key', async () => (await import('./send/letter-page.tsx')).SendLetterPage),
          screen('/messages', async () => (await import('./messages/list/list-page.tsx')).MessagesPage),
          screen('/messages/person', async () => (await import('./messages/list/person-page.tsx')).PersonPage),
          screen('/messages/:id', async () => (await import('./messages/message/message-page.tsx')).MessagePage),
          screen('/archive', async () => (await import('./archive/search-page.tsx')).ArchivePage),
          screen('/archive/:id', async () => (await import('./archive/record-page.tsx')).RecordPage),
          screen('/retention', async () => (await import('./retention/retention-page.tsx')).RetentionPage),
          screen('/retention/disposals/:id', async () => (await import('./retention/disposal-page.tsx')).DisposalPage),
          screen(
            '/retention/transfers/:id',
            async () => (await import('./retention/transfers/transfer-page.tsx')).TransferPage,
          ),
          screen('/audit', async () => (await import('./audit/audit-page.tsx')).AuditPage),
          screen(
            '/subject-access',
            async () => (await import('./subject-access/subject-access-page.tsx')).SubjectAccessPage,
          ),
          screen(
            '/subject-access/:id',
            async () => (await import('./subject-access/request-page.tsx')).SubjectAccessRequestPage,
          ),
          screen('/statistics', async () => (await import('./statistics/statistics-page.tsx')).StatisticsPage),
          screen('/print-contracts', async () => (await import('./print-contracts/list-page.tsx')).PrintContractsPage),
          // The id of a contract begins with ctr_.
          screen(
            '/print-contracts/_new',
            async () => (await import('./print-contracts/new-page.tsx')).NewPrintContractPage,
          ),
          screen(
            '/print-contracts/proposals/:id',
            async () => (await import('./print-contracts/proposal-page.tsx')).PrintProposalPage,
          ),
          screen(
            '/print-contracts/:id',
            async () => (await import('./print-contracts/contract-page.tsx')).PrintContractPage,
          ),
          screen('/print-runs', async () => (await import('./print-runs/list-page.tsx')).PrintRunsPage),
          screen('/print-runs/:id', async () => (await import('./print-runs/run-page.tsx')).PrintRunPage),
          screen(
            '/message-classes',
            async () => (await import('./message-classes/classes-page.tsx')).MessageClassesPage,
          ),
          screen('/guests', async () => (await import('./guests/guests-page.tsx')).GuestsPage),
          screen('/callbacks', async () => (await import('./callbacks/callbacks-page.tsx')).CallbacksPage),
          screen('/limits', async () => (await import('./limits/key-limits-page.tsx')).KeyLimitsPage),
          screen('/entity-limits', async () => (await import('./limits/entity-limits-page.tsx')).EntityLimitsPage),
          screen('/ebox', async () => (await import('./ebox/ebox-page.tsx')).EboxPage),
          screen('/seal', async () => (await import('./seal/seal-page.tsx')).SealPage),
          screen('/cases', async () => (await import('./cases/cases-page.tsx')).CasesPage),
          screen('/cases/:id', async () => (await import('./cases/cases-page.tsx')).CasesPage),
          screen('/returned', async () => (await import('./returned-mail/list-page.tsx')).ReturnedMailPage),
          screen('/returned/:id', async () => (await import('./returned-mail/case-page.tsx')).ReturnedCasePage),
          screen(
            '/suppressed',
            async () => (await import('./suppressed-addresses/list-page.tsx')).SuppressedAddressesPage,
          ),
          screen('/unmatched', async () => (await import('./unmatched/unmatched-page.tsx')).UnmatchedPage),
          screen(
            '/false-letters',
            async () => (await import('./false-letters/false-letters-page.tsx')).FalseLettersPage,
          ),
          screen('/incoming', async () => (await import('./incoming/tray-page.tsx')).TrayPage),
          screen('/templates', async () => (await import('./templates/list/list-page.tsx')).TemplatesPage),
          screen('/templates/:key', async () => (await import('./templates/template/template-page.tsx')).TemplatePage),
          screen(
            '/templates/:key/compare',
            async () => (await import('./templates/review/compare-page.tsx')).ComparePage,
          ),
          screen(
            '/templates/:key/versions/:version/edit',
            async () => (await import('./templates/editor/editor-page.tsx')).EditorPage,
          ),
          screen(
            '/templates/:key/versions/:version',
            async () => (await import('./templates/version/version-page.tsx')).VersionPage,
          ),
          screen('/house-styles', async () => (await import('./house-styles/list-page.tsx')).HouseStylesPage),
          // A key never has an underscore.
          screen('/house-styles/_new', async () => (await import('./house-styles/new-page.tsx')).NewHouseStylePage),
          screen('/house-styles/:key', async () => (await import('./house-styles/style-page.tsx')).HouseStylePage),
          screen(
            '/house-styles/:key/versions/:version',
            async () => (await import('./house-styles/style-page.tsx')).HouseStylePage,
          ),
          screen(
            '/own-pdf',
            async () => (await import('./supplied-documents/supplied-document-page.tsx')).SuppliedDocumentPage,
          ),
          screen('/operation', async () => (await import('./operation/operation-page.tsx')).OperationPage),
          screen(
            '/sender-domains',
            async () => (await import('./sender-domains/sender-domains-page.tsx')).SenderDomainsPage,
          ),
          { path: '*', element: <NotFoundPage /> },
        ],
      },
    ],
    { basename: import.meta.env.BASE_URL },
  )
}
