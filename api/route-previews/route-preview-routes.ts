import * as contract from '../contract/messages/route-preview.ts'
import { faultsOfValues } from '../messages/faults-of-values.ts'
import { post, type Route } from '../server/route.ts'
import { postRoutePreview } from './post-route-preview.ts'

/** What would become of letters that are not sent. Their documents are fetched with the pictures of other previews. */
export const routePreviewRoutes: readonly Route[] = [
  post('/v1/route-previews', {
    permission: 'messages:send',
    limit: 'preview',
    operation: contract.postRoutePreview,
    handler: postRoutePreview,
    moreFaults: faultsOfValues,
  }),
]
