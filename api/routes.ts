import { archiveRoutes } from './archive/archive-routes.ts'
import { batchRoutes } from './batches/batch-routes.ts'
import { listColumnRoutes } from './batches/list-column-routes.ts'
import { callbackRoutes } from './callbacks/callback-routes.ts'
import { caseRoutes } from './cases/case-routes.ts'
import { columnMappingRoutes } from './column-mappings/column-mapping-routes.ts'
import { costRoutes } from './costs/cost-routes.ts'
import { documentendienstRoutes } from './documentendienst/documentendienst-routes.ts'
import { documentRoutes } from './documents/document-routes.ts'
import { falseLetterRoutes } from './false-letters/false-letter-routes.ts'
import { houseStyleRoutes } from './house-styles/house-style-routes.ts'
import { inboxRoutes } from './inbox/inbox-routes.ts'
import { incomingMailRoutes } from './incoming-mail/incoming-mail-routes.ts'
import { letterCheckRoutes } from './letter-check/letter-check-routes.ts'
import { letterDraftRoutes } from './letter-drafts/letter-draft-routes.ts'
import { eventRoutes } from './messages/event-routes.ts'
import { messageRoutes } from './messages/message-routes.ts'
import { channelRoutes } from './operators/channel-routes.ts'
import { deadLetterRoutes } from './operators/dead-letter-routes.ts'
import { figureRoutes } from './operators/figure-routes.ts'
import { listFailureRoutes } from './operators/list-failure-routes.ts'
import { printRunRoutes } from './operators/print/print-run-routes.ts'
import { returnFileRoutes } from './operators/print/return-file-routes.ts'
import { recoveryRoutes } from './operators/recovery-routes.ts'
import { senderDomainRoutes } from './operators/sender-domain-routes.ts'
import { unreadReportRoutes } from './operators/unread-report-routes.ts'
import { portalRoutes } from './portals/portal-routes.ts'
import { routePreviewRoutes } from './route-previews/route-preview-routes.ts'
import { routingRoutes } from './routing/routing-routes.ts'
import type { Route } from './server/route.ts'
import { auditRoutes } from './service/audit-routes.ts'
import { serviceRoutes } from './service/service-routes.ts'
import { apiKeyRoutes } from './set-up/api-key-routes.ts'
import { eboxRoutes } from './set-up/ebox-routes.ts'
import { entityRoutes } from './set-up/entity-routes.ts'
import { limitRoutes } from './set-up/limit-routes.ts'
import { memberRoutes } from './set-up/member-routes.ts'
import { messageClassRoutes } from './set-up/message-class-routes.ts'
import { printContractRoutes } from './set-up/print-contract-routes.ts'
import { sealRoutes } from './set-up/seal-routes.ts'
import { signInRoutes } from './sign-in/sign-in-routes.ts'
import { statisticsRoutes } from './statistics/statistics-routes.ts'
import { storeRoutes } from './store/store-routes.ts'
import { subjectAccessRoutes } from './subject-access/subject-access-routes.ts'
import { templateRoutes } from './templates/template-routes.ts'
import { testLetterRoutes } from './test-letters/test-letter-routes.ts'

/** Every route, in the order of the OpenAPI document: method, path, permission, limit, operation and handler. */
export const routes: readonly Route[] = [
  ...messageRoutes,
  ...batchRoutes,
  ...routePreviewRoutes,
  ...testLetterRoutes,
  ...costRoutes,
  ...statisticsRoutes,
  ...documentRoutes,
  ...documentendienstRoutes,
  ...eventRoutes,
  ...routingRoutes,
  ...callbackRoutes,
  ...inboxRoutes,
  ...portalRoutes,
  ...apiKeyRoutes,
  ...entityRoutes,
  ...limitRoutes,
  ...memberRoutes,
  ...messageClassRoutes,
  ...printContractRoutes,
  ...letterDraftRoutes,
  ...eboxRoutes,
  ...sealRoutes,
  ...houseStyleRoutes,
  ...templateRoutes,
  ...listColumnRoutes,
  ...columnMappingRoutes,
  ...archiveRoutes,
  ...letterCheckRoutes,
  ...falseLetterRoutes,
  ...printRunRoutes,
  ...deadLetterRoutes,
  ...listFailureRoutes,
  ...recoveryRoutes,
  ...returnFileRoutes,
  ...unreadReportRoutes,
  ...incomingMailRoutes,
  ...caseRoutes,
  ...channelRoutes,
  ...senderDomainRoutes,
  ...figureRoutes,
  ...storeRoutes,
  ...auditRoutes,
  ...subjectAccessRoutes,
  ...signInRoutes,
  ...serviceRoutes,
]
