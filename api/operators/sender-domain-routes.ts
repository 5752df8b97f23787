import * as email from '../contract/email/sender-domain.ts'
import { get, post, type Route } from '../server/route.ts'
import { getSenderDomains, postSenderDomainCheck } from './sender-domain-handlers.ts'

/** The domains from which mail is sent, and the check of their records. */
export const senderDomainRoutes: readonly Route[] = [
  get('/v1/sender-domains', {
    permission: 'hub:operate',
    operation: email.listSenderDomains,
    handler: getSenderDomains,
  }),
  post('/v1/sender-domains/{domain}/check', {
    permission: 'hub:operate',
    operation: email.checkSenderDomain,
    handler: postSenderDomainCheck,
  }),
]
