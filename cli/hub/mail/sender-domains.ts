import type { RegisteredDomain } from '../../../channels/email/store/sender-domain/sender-domains.ts'
import type { HubConfig } from '../config/hub-config.ts'
import { sendersOf } from './mail-config.ts'

/** The domains of SMTP_FROM and of each sender of SMTP_SENDERS. Bounces of all come back to one domain. */
export function senderDomainsOf({
  SMTP_FROM: from,
  SMTP_SENDERS: senders,
  BOUNCES_DOMAIN: bounces,
}: Pick<HubConfig['settings'], 'SMTP_FROM' | 'SMTP_SENDERS' | 'BOUNCES_DOMAIN'>): readonly RegisteredDomain[] {
  const usual = domainIn(from)
  const returnDomain = (bounces ?? usual).toLowerCase()
  const domains = new Set([usual, ...[...sendersOf(senders).values()].map(domainIn)])
  return [...domains].map((domain) => ({ domain, returnDomain, usual: domain === usual }))
}

/** A trial sends nothing by itself, unless it is given a DNS server. */
export function checksDaily({ settings, trial }: HubConfig): boolean {
  return !trial || settings.DNS_SERVERS !== undefined
}

const domainIn = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase()
