import * as complaints from '../contract/email/complaints.ts'
import * as email from '../contract/email/sender-domain.ts'
import { get, post, type Route } from '../server/route.ts'
import { getRates, postRelease } from './complaint-handlers.ts'
import { getSenderDomains, postSenderDomainCheck } from './sender-domain-handlers.ts'

/** The domains from which mail is sent: the check of their records, and complaints about their mail. */
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
  get('/v1/complaint-rates', {
    permission: 'hub:operate',
    operation: complaints.getComplaintRates,
    handler: getRates,
  }),
  post('/v1/complaint-rates/{domain}/{provider}/release', {
    permission: 'hub:operate',
    operation: complaints.releaseProvider,
    handler: postRelease,
  }),
]
