import { request } from 'node:https'
import { isIP } from 'node:net'
import { codeOf } from '../../../../core/error-code.ts'
import type { DnsReader } from './dns-reader.ts'

/** RFC 8461, 3.3: a policy is small, and a server that is slow or large is not waited for. */
const largest = 64 * 1024
const timeoutMs = 10_000

export interface PolicyServer {
  /** Default 443. */
  readonly port?: number
  /** Certificate authority (PEM); default those of Node. */
  readonly ca?: string
}

export type FetchedPolicy =
  | { readonly kind: 'found'; readonly text: string }
  /** A code or a status of HTTP. */
  | { readonly kind: 'failed'; readonly reason: string }

/**
 * Fetches the policy of a domain from its one address (RFC 8461, 3.3): over HTTPS, with a certificate for that name, and without
 * following redirects. The name is resolved by the reader of this check. The certificate protects services of our own network as
 * well: none of them has one for this name.
 */
export async function fetchStsPolicy(
  domain: string,
  dns: DnsReader,
  { port = 443, ca }: PolicyServer,
  signal: AbortSignal,
): Promise<FetchedPolicy> {
  const host = `mta-sts.${domain}`
  const found = await dns.addresses(host)
  if (found.kind !== 'found') return { kind: 'failed', reason: found.kind === 'none' ? 'no-address' : found.code }
  const [address = ''] = found.values
  return new Promise((resolve) => {
    const done = (result: FetchedPolicy): void => {
      clearTimeout(timer)
      resolve(result)
      sent.destroy()
    }
    const fail = (reason: string): void => done({ kind: 'failed', reason })
    const sent = request(
      {
        host,
        port,
        path: '/.well-known/mta-sts.txt',
        headers: { Host: host, Accept: 'text/plain' },
        lookup: (_name, options, answer) => {
          const family = isIP(address)
          if (options.all === true) answer(null, [{ address, family }])
          else answer(null, address, family)
        },
        servername: host,
        agent: false,
        signal,
        ...(ca !== undefined && { ca }),
      },
      (response) => {
        if (response.statusCode !== 200) return fail(`HTTP ${response.statusCode ?? 0}`)
        const type = response.headers['content-type'] ?? ''
        if (!/^text\/plain\s*(;|$)/i.test(type)) return fail('not-text')
        const chunks: Buffer[] = []
        let size = 0
        response.on('data', (chunk: Buffer) => {
          size += chunk.length
          if (size > largest) return fail('too-large')
          chunks.push(chunk)
        })
        response.on('end', () => done({ kind: 'found', text: Buffer.concat(chunks).toString('utf8') }))
        response.on('error', (error) => fail(codeOf(error)))
      },
    )
    // The time of the whole: a server that sends a byte now and then must not hold the check.
    const timer = setTimeout(() => fail('ETIMEOUT'), timeoutMs)
    sent.on('error', (error) => fail(codeOf(error)))
    sent.end()
  })
}
