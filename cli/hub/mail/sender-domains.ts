import type { HubConfig } from '../hub-config.ts'

/** The domain of the From header, and that of the envelope senders. */
export function senderDomainsOf({ SMTP_FROM: from, BOUNCES_DOMAIN: bounces }: HubConfig['settings']): {
  readonly domain: string
  readonly returnDomain: string
} {
  const domain = from.slice(from.lastIndexOf('@') + 1).toLowerCase()
  return { domain, returnDomain: (bounces ?? domain).toLowerCase() }
}

/** A trial sends nothing by itself, unless it is given a DNS server. */
export function checksDaily({ settings, trial }: HubConfig): boolean {
  return !trial || settings.DNS_SERVERS !== undefined
}
