import type { DkimKey } from '../compose-mail.ts'

/** A key of the hub, and whether mails carry its signature: in a rotation the next key is published before it signs. */
export interface SenderKey extends DkimKey {
  readonly signs: boolean
}

/** How this installation sends mail, as far as records in DNS have to agree with it. */
export interface SenderSetup {
  /** Domain of the From header. */
  readonly domain: string
  /** Domain of the envelope senders. */
  readonly returnDomain: string
  /** IP addresses and names of the servers from which mail leaves for the internet; empty: not known. */
  readonly outgoing: readonly string[]
  /**
   * `none`: the hub signs no mail, and does not know whether the mail server does. `other-domains`: it signs for other domains, and has no
   * key of this one.
   */
  readonly keys: readonly SenderKey[] | 'none' | 'other-domains'
  /** The server that takes mail for the return domain, as its MX record names it. */
  readonly returnHost?: string
  /** Mail address for the reports of other providers about mail from the domain (DMARC). */
  readonly reportsTo: string
  /** The same about mail to the return domain (TLS-RPT), which several domains may share. */
  readonly returnReportsTo: string
}
