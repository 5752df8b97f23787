import type { DkimKeys } from '../../../channels/email/adapter/dkim-keys.ts'
import { senderKeysOf } from '../../../channels/email/adapter/sender-domain/sender-keys.ts'
import type { SenderSetup } from '../../../channels/email/adapter/sender-domain/sender-setup.ts'
import { createSenderDomainWork } from '../../../channels/email/adapter/sender-domain/work-sender-domains.ts'
import type { RegisteredDomain } from '../../../channels/email/store/sender-domain/sender-domains.ts'
import type { Chore } from '../../../dispatcher/loops/chore.ts'
import type { HubConfig } from '../config/hub-config.ts'
import type { BaseServices } from '../open-base-services.ts'
import { dkimOf } from '../open-channels.ts'
import { checksDaily, senderDomainsOf } from './sender-domains.ts'

/** A person who requests a check waits for it. */
const everyMs = 2_000

/**
 * Checks the records of every sender domain in DNS, daily and when a person requests it.
 */
export function checkSenderDomains({ database, clock, log }: BaseServices, config: HubConfig): Chore {
  const { settings } = config
  const { DNS_SERVERS: servers, MAIL_REPORTS_TO: reportsTo } = settings
  const domains = senderDomainsOf(settings)
  const usual = domains.find((each) => each.usual)?.domain
  const dkim = dkimOf(settings, log)
  const work = createSenderDomainWork({
    hub: database.hub,
    clock,
    log,
    domains,
    daily: checksDaily(config),
    checking: servers === undefined ? {} : { dns: { servers } },
    readSetup: async (each): Promise<SenderSetup> => ({
      domain: each.domain,
      returnDomain: each.returnDomain,
      outgoing: settings.SMTP_OUTGOING ?? [],
      keys: await keysOf(each, dkim, settings.DKIM_FOLDER),
      // Reports about a domain to an address of another one need a record there (RFC 7489, 7.1).
      reportsTo: reportsTo ?? `postmaster@${each.domain}`,
      returnReportsTo: reportsTo ?? `postmaster@${usual}`,
      ...(settings.BOUNCES_MX !== undefined && { returnHost: settings.BOUNCES_MX.toLowerCase() }),
    }),
  })
  return { name: 'sender-domains', everyMs, run: async (signal) => void (await work(signal)) }
}

/** A hub with keys signs at least for the domain of SMTP_FROM; for another domain the relay may sign. */
async function keysOf(
  { domain, usual }: RegisteredDomain,
  dkim: DkimKeys | undefined,
  folder: string | undefined,
): Promise<SenderSetup['keys']> {
  if (dkim === undefined) return 'none'
  const keys = await senderKeysOf(await dkim(domain), folder, domain)
  return keys.length === 0 && !usual ? 'other-domains' : keys
}
