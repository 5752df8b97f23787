import { isIP } from 'node:net'

/** How a connection to a relay is encrypted. */
export type TlsPolicy =
  /** STARTTLS must succeed before anything is sent. */
  | 'require'
  /** STARTTLS where the relay offers it; in the clear where it does not. */
  | 'opportunistic'
  /** Always in the clear. */
  | 'none'

/** One mail server to which mails are handed over. */
export interface RelaySettings {
  /** `host:port`: shown to operators, in metrics and in logs. */
  readonly name: string
  readonly host: string
  readonly port: number
  /** TLS from the first byte (RFC 8314), by `smtps:`. */
  readonly implicitTls: boolean
  readonly user?: string
  readonly password?: string
  /** Read again for every connection; replaces `password`. */
  readonly passwordFile?: string
  /** Relays of the lowest number are used while one of them works. */
  readonly priority: number
  /** The share of the mails among relays of the same priority. */
  readonly weight: number
  /** Connections at the same time. */
  readonly connections: number
  readonly tls: TlsPolicy
  /** File with the certificates of the issuers that are trusted, in PEM; absent: those of Node.js. */
  readonly caFile?: string
  readonly minTls: 'TLSv1.2' | 'TLSv1.3'
  /** The certificate must be valid and belong to the host. */
  readonly verified: boolean
  /** Mails that leave with REQUIRETLS (RFC 8689): no server on their way may pass them on without verified TLS. */
  readonly requireTlsOnward: 'never' | 'confidential' | 'all'
}

/** A setting that names no relay. The detail holds no password. */
export class RelaysRefused extends Error {
  override readonly name = 'RelaysRefused'
}

const defaultConnections = 5
const ports = { 'smtp:': 587, 'smtps:': 465 } as const

/**
 * The relays of a setting: URLs with spaces or line breaks between them, each with its own parameters.
 * @throws RelaysRefused for the first URL that is not right
 */
export function parseRelays(text: string): readonly RelaySettings[] {
  const urls = text.split(/\s+/).filter((each) => each !== '')
  if (urls.length === 0) throw new RelaysRefused('expected at least one URL')
  const relays = urls.map((each, index) => parseRelay(each, index + 1))
  const names = new Set(relays.map(({ name }) => name))
  if (names.size < relays.length) throw new RelaysRefused('a server is named twice')
  return relays
}

function parseRelay(text: string, position: number): RelaySettings {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const wrong = (what: string): RelaysRefused => new RelaysRefused(`URL ${position}: ${what}`)
  if (url === undefined || (url.protocol !== 'smtp:' && url.protocol !== 'smtps:') || url.hostname === '')
    throw wrong('expected smtp://host:port or smtps://host:port')
  const { protocol } = url
  const given = (name: string): string | undefined => url.searchParams.get(name) ?? undefined
  const unknown = [...url.searchParams.keys()].find((name) => !parameters.has(name))
  if (unknown !== undefined)
    throw wrong(`there is no parameter ${unknown}; there are ${[...parameters].slice(0, 8).join(', ')}`)
  const oneOf = <Word extends string>(name: string, words: readonly Word[], otherwise: Word): Word => {
    const value = given(name) ?? otherwise
    const found = words.find((each) => each === value)
    if (found === undefined) throw wrong(`${name} is one of ${words.join(', ')}`)
    return found
  }
  const count = (name: string, least: number, most: number, otherwise: number): number => {
    const value = Number(given(name) ?? otherwise)
    if (!Number.isInteger(value) || value < least || value > most)
      throw wrong(`${name} is a whole number from ${least} to ${most}`)
    return value
  }
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const port = url.port === '' ? ports[protocol] : Number(url.port)
  const passwordFile = given('passwordFile')
  const caFile = given('ca')
  return {
    name: `${isIP(host) === 6 ? `[${host}]` : host}:${port}`,
    host,
    port,
    implicitTls: protocol === 'smtps:',
    ...(url.username !== '' && { user: decodeURIComponent(url.username) }),
    ...(url.password !== '' && { password: decodeURIComponent(url.password) }),
    ...(passwordFile !== undefined && { passwordFile }),
    priority: count('priority', 0, 1_000, 10),
    weight: count('weight', 1, 1_000, 1),
    connections: count('connections', 1, 100, defaultConnections),
    tls: tlsOf(host),
    ...(caFile !== undefined && { caFile }),
    minTls: oneOf('minTls', ['TLSv1.2', 'TLSv1.3'], 'TLSv1.2'),
    verified: given('tls.rejectUnauthorized') !== 'false',
    requireTlsOnward: oneOf('requireTlsOnward', ['never', 'confidential', 'all'], 'never'),
  }

  /** Letters and passwords are not sent in the clear, except on this machine or where the setting says so. */
  function tlsOf(at: string): TlsPolicy {
    const older = given('requireTLS')
    const isHere = ['127.0.0.1', '::1', 'localhost'].includes(at)
    const otherwise = older === 'true' ? 'require' : older === 'false' || isHere ? 'opportunistic' : 'require'
    return oneOf('tls', ['require', 'opportunistic', 'none'], otherwise)
  }
}

const parameters: ReadonlySet<string> = new Set([
  'priority',
  'weight',
  'connections',
  'passwordFile',
  'tls',
  'ca',
  'minTls',
  'requireTlsOnward',
  // As nodemailer names them; settings of earlier versions hold them.
  'requireTLS',
  'tls.rejectUnauthorized',
])
