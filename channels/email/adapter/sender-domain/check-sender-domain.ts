import type { Finding } from '../../store/sender-domain/finding.ts'
import { checkDkim } from './check-dkim.ts'
import { checkDmarc } from './check-dmarc.ts'
import { checkReturnMail } from './check-return-mail.ts'
import { checkSpf } from './check-spf.ts'
import { type DnsReader, type DnsReaderSettings, openDnsReader } from './dns-reader.ts'
import type { PolicyServer } from './fetch-sts-policy.ts'
import type { SenderSetup } from './sender-setup.ts'

export interface CheckSettings {
  readonly dns?: Omit<DnsReaderSettings, 'signal'>
  readonly policyServer?: PolicyServer
  /** Milliseconds for the whole check; default one minute. */
  readonly timeoutMs?: number
}

/**
 * Checks everything that receivers read of a sender domain. It never throws for what DNS or a server answers: what could not be read
 * is a finding `not-checked`.
 */
export async function checkSenderDomain(
  setup: SenderSetup,
  { dns: dnsSettings, policyServer = {}, timeoutMs = 60_000 }: CheckSettings,
  stopped: AbortSignal,
): Promise<Finding[]> {
  const signal = AbortSignal.any([stopped, AbortSignal.timeout(timeoutMs)])
  const dns: DnsReader = openDnsReader({ ...dnsSettings, signal })
  const parts = await Promise.all([
    checkSpf(setup, dns),
    checkDkim(setup, dns),
    checkDmarc(setup, dns),
    checkReturnMail(setup, dns, policyServer, signal),
  ])
  return parts.flat()
}
