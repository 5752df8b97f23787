import * as portals from '../contract/portals.ts'
import { get, type Route } from '../server/route.ts'
import { getPersonLetters } from './feed-handler.ts'

/** The feed of letters for Mijn Burgerprofiel and the Ondernemersloket. */
export const portalRoutes: readonly Route[] = [
  get('/v1/portals/letters/{number}', {
    permission: 'portals:read',
    limit: 'portal',
    operation: portals.listPersonLetters,
    handler: getPersonLetters,
  }),
]
