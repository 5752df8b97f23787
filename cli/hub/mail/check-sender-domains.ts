import { senderKeysOf } from '../../../channels/email/adapter/sender-domain/sender-keys.ts'
import type { SenderSetup } from '../../../channels/email/adapter/sender-domain/sender-setup.ts'
import { createSenderDomainWork } from '../../../channels/email/adapter/sender-domain/work-sender-domains.ts'
import type { Chore } from '../../../dispatcher/loops/chore.ts'
import type { HubConfig } from '../hub-config.ts'
import type { BaseServices } from '../open-base-services.ts'
import { dkimOf } from '../open-channels.ts'
import { checksDaily, senderDomainsOf } from './sender-domains.ts'

/** A person who requests a check waits for it. */
const everyMs = 2_000

/**
 * Checks the records of the sender domain in DNS, daily and when a person requests it.
 */
export function checkSenderDomains({ database, clock, log }: BaseServices, config: HubConfig): Chore {
  const { settings } = config
  const { DNS_SERVERS: servers } = settings
  const { domain, returnDomain } = senderDomainsOf(settings)
  const dkim = dkimOf(settings, log)
  const work = createSenderDomainWork({
    hub: database.hub,
    clock,
    log,
    domain,
    returnDomain,
    daily: checksDaily(config),
    checking: servers === undefined ? {} : { dns: { servers } },
    readSetup: async (): Promise<SenderSetup> => ({
      domain,
      returnDomain,
      outgoing: settings.SMTP_OUTGOING ?? [],
      keys: dkim === undefined ? 'none' : await senderKeysOf(await dkim(domain), settings.DKIM_FOLDER, domain),
      reportsTo: settings.MAIL_REPORTS_TO ?? `postmaster@${domain}`,
      ...(settings.BOUNCES_MX !== undefined && { returnHost: settings.BOUNCES_MX.toLowerCase() }),
    }),
  })
  return { name: 'sender-domains', everyMs, run: async (signal) => void (await work(signal)) }
}
