import { isIP } from 'node:net'
import { isPublicAddress } from './public-address.ts'

/** Why the hub does not call a URL of an entity. */
export type TargetFault = 'no-url' | 'scheme' | 'credentials' | 'port' | 'address'

/** Below 1024 only the port of https: a call must not reach a mail server or a file share. */
const lowPorts = new Set(['', '443'])
/** Ports of databases and other services that are not HTTP (the bad ports of the Fetch standard, and the usual databases). */
const badPorts = new Set(
  [
    '1433 1521 1719 1720 1723 2049 2375 2376 2379 2380 3306 3389 3659 4045 4190 5060 5061 5432 5984',
    '6000 6379 6566 6665 6666 6667 6668 6669 6679 6697 9042 9200 9300 10080 11211 27017',
  ].flatMap((line) => line.split(' ')),
)

/**
 * What is wrong with a URL of an entity, before its name is looked up. Private addresses, http and other ports are for closed networks
 * (`allowPrivate`); credentials never are.
 */
export function targetFault(text: string, allowPrivate: boolean): TargetFault | undefined {
  if (!URL.canParse(text)) return 'no-url'
  const url = new URL(text)
  if (url.protocol !== 'https:' && !(allowPrivate && url.protocol === 'http:')) return 'scheme'
  if (url.username !== '' || url.password !== '') return 'credentials'
  if (allowPrivate) return undefined
  if (badPorts.has(url.port) || (Number(url.port) < 1024 && !lowPorts.has(url.port))) return 'port'
  // A numeric host is never looked up, so it is checked here.
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (isIP(host) !== 0 && !isPublicAddress(host)) return 'address'
  return /(^|\.)(localhost|local|internal)\.?$/.test(host) ? 'address' : undefined
}

/** The repair of each fault, for the answer to the caller. */
export const targetRepair: Readonly<Record<TargetFault, string>> = {
  'no-url': 'Give a full URL that begins with https://.',
  scheme: 'Give a full URL that begins with https://.',
  credentials: 'Leave user name and password out of the URL.',
  port: 'Use port 443, or one above 1023 that is not of another kind of service.',
  address: 'Give a host name on the public internet; private addresses are never called.',
}
