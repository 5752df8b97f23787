import type { IncomingMessage } from 'node:http'
import { Refusal } from '../../core/fault.ts'

/** Headers of which Node keeps the first, and a proxy in front of it perhaps the last. */
const onlyOnce = new Set(['host', 'authorization', 'content-type'])
/** An authority without user (RFC 3986, 3.2): a name, an IPv4 address, or an IPv6 address between brackets; and a port. */
const authority = /^(?:\[[0-9a-f:.]+\]|[\w.~%!$&'()*+,;=-]+)(?::\d{1,5})?$/i

/**
 * Refuses a request that two readers could understand differently: a header of which only one may be sent, sent twice, and (RFC
 * 9112, 3.2) no host or none that can be one. @throws Refusal UP-1001
 */
export function refuseAmbiguous({ rawHeaders, headers, httpVersion }: IncomingMessage): void {
  let hosts = 0
  const seen = new Set<string>()
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = (rawHeaders[at] ?? '').toLowerCase()
    if (!onlyOnce.has(name)) continue
    if (name === 'host') hosts += 1
    if (seen.has(name)) throw refusal(name, 'Send this header once.')
    seen.add(name)
  }
  const { host = '' } = headers
  const mayLackHost = httpVersion === '1.0' && hosts === 0
  if (!mayLackHost && !authority.test(host)) throw refusal('host', 'Send the name of the hub, as in its address.')
}

function refusal(pointer: string, detail: string): Refusal {
  return new Refusal('UP-1001', 'Correct it and send again.', [{ in: 'header', pointer, code: 'UP-1001', detail }])
}
