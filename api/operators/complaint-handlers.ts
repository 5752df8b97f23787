import { readComplaintLimits, readComplaintRates, releaseBrake } from '../../channels/email/store/complaints/brakes.ts'
import { providerNames } from '../../channels/email/store/mail-providers.ts'
import { recordAudit } from '../../core/audit/record-audit.ts'
import { Refusal } from '../../core/fault.ts'
import { wakeDeferred } from '../../dispatcher/channel-state/wake-deferred.ts'
import type * as contract from '../contract/email/complaints.ts'
import { json, type Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import { noteOf } from '../server/audit-note.ts'
import type { CallOf } from '../server/route.ts'

/** `GET /v1/complaint-rates` */
export async function getRates(call: CallOf<typeof contract.getComplaintRates>, deps: ApiDeps): Promise<Reply> {
  return json(200, await readRates(deps, call.now))
}

/** `POST /v1/complaint-rates/{domain}/{provider}/release`: what waits becomes due in slices. */
export async function postRelease(call: CallOf<typeof contract.releaseProvider>, deps: ApiDeps): Promise<Reply> {
  const { hub } = deps.database
  const { domain, provider } = call.path
  const { reason } = call.body
  const release = { by: call.caller.actor, reason, now: call.now }
  if (!(await releaseBrake(hub, { senderDomain: domain, provider }, release)))
    throw new Refusal('UP-3070', 'Bulk mail to this provider does not wait.')
  await wakeDeferred(hub, 'email', call.now)
  const note = noteOf(call, 'release-provider', 'sender-domain', `${domain.toLowerCase()} ${provider}`)
  await recordAudit(deps.database, undefined, { ...note, purpose: reason })
  return json(200, await readRates(deps, call.now))
}

/** Without limits no dispatcher ever ran, and nothing was counted. */
async function readRates({ database: { hub } }: ApiDeps, now: Date): Promise<contract.ComplaintRates> {
  const limits = await readComplaintLimits(hub)
  if (limits === undefined) return { windowDays: 0, warnPercent: 0, brakePercent: 0, minMails: 0, items: [] }
  const rates = await readComplaintRates(hub, limits, now)
  return {
    ...limits,
    items: rates.map(({ senderDomain, provider, handedOver, complaints, percent, state, waitsSince }) => ({
      domain: senderDomain,
      provider,
      ...(provider !== 'other' && { providerName: providerNames[provider] }),
      mails: handedOver,
      complaints,
      percent: Math.round(percent * 1_000) / 1_000,
      state,
      ...(waitsSince !== null && { waitsSince: waitsSince.toISOString() }),
    })),
  }
}
