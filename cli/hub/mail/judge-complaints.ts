import { judgeComplaints, storeComplaintLimits } from '../../../channels/email/store/complaints/brakes.ts'
import { type ProviderCount, removeOldCounts } from '../../../channels/email/store/complaints/mail-counts.ts'
import { registerSenderDomains } from '../../../channels/email/store/sender-domain/sender-domains.ts'
import type { Settings } from '../../../core/config.ts'
import { wakeDeferred } from '../../../dispatcher/channel-state/wake-deferred.ts'
import type { Chore } from '../../../dispatcher/loops/chore.ts'
import type { HubConfig } from '../config/hub-config.ts'
import type { BaseServices } from '../open-base-services.ts'
import { checksDaily, senderDomainsOf } from './sender-domains.ts'

const everyMs = 15_000
const removeEveryMs = 6 * 3_600_000

/** Stops bulk mail to a provider before its limit of complaints, and lets it leave when complaints have fallen. */
export function judgeComplaintsChore({ database, clock, log }: BaseServices, config: HubConfig): Chore {
  const { hub } = database
  const limits = limitsOf(config.settings)
  const domains = senderDomainsOf(config.settings)
  let stored = false
  let removedAt = 0
  return {
    name: 'complaints',
    everyMs,
    run: async () => {
      const now = clock.now()
      if (!stored) {
        await registerSenderDomains(hub, domains, checksDaily(config), now)
        await storeComplaintLimits(hub, limits)
        stored = true
      }
      if (now.getTime() - removedAt > removeEveryMs) {
        await removeOldCounts(hub, now)
        removedAt = now.getTime()
      }
      const { began, ended } = await judgeComplaints(hub, limits, now)
      for (const each of began)
        log.warn(factsOf(each), 'bulk mail to this provider waits: complaints are near its limit')
      for (const each of ended)
        log.info(factsOf(each), 'bulk mail to this provider leaves again: complaints have fallen')
      if (ended.length > 0) await wakeDeferred(hub, 'email', now)
    },
  }
}

function limitsOf(settings: Settings) {
  return {
    windowDays: settings.COMPLAINTS_WINDOW_DAYS,
    warnPercent: settings.COMPLAINTS_WARN_PERCENT,
    brakePercent: settings.COMPLAINTS_BRAKE_PERCENT,
    minMails: settings.COMPLAINTS_MIN_MAILS,
  }
}

function factsOf({ senderDomain, provider, handedOver, complaints }: ProviderCount) {
  return { domain: senderDomain, provider, handedOver, complaints }
}
