import { Resolver } from 'node:dns'
import { isIP } from 'node:net'
import { config as readDotEnv } from 'dotenv'
import { z } from 'zod'
import { retiredLetterKeys } from './retired-letter-keys.ts'
import { type SecretName, secretNames, withSecretFiles } from './secret-files.ts'
import { type ChannelName, channelNames } from './words/message.ts'

/** A setting of the environment that is missing or invalid. */
export interface SettingFault {
  readonly setting: string
  readonly detail: string
}

/** All faults at once, so that setting up a server does not take one start per mistake. */
export class SettingsRefused extends Error {
  readonly faults: readonly SettingFault[]
  constructor(faults: readonly SettingFault[]) {
    super(
      `${faults.length} ${faults.length === 1 ? 'setting is' : 'settings are'} not right:\n${faults.map((each) => `  ${each.setting}: ${each.detail}`).join('\n')}`,
    )
    this.name = 'SettingsRefused'
    this.faults = faults
  }
}

const port = z.coerce.number('a port number').int().min(0).max(65_535)
const flag = z.enum(['true', 'false'], 'true or false').transform((value) => value === 'true')
const url = (...protocols: string[]) =>
  z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), {
    error: `a URL that begins with ${protocols.map((each) => `${each}//`).join(' or ')}`,
  })
/** One or more, with spaces or line breaks between them. */
const urls = (...protocols: string[]) =>
  z
    .string()
    .refine((value) => value.split(/\s+/).every((each) => each === '' || url(...protocols).safeParse(each).success), {
      error: `URLs that begin with ${protocols.map((each) => `${each}//`).join(' or ')}, with spaces or line breaks between them`,
    })

/** `1:<base64 of 32 bytes>,2:…,index:<base64 of 32 bytes>`: the first numbered key encrypts, all decrypt. */
const encryptionKeys = z.string().transform((value, context) => {
  const parts = value.split(',').map((each) => each.trim().split(':'))
  const read = (text: string | undefined): Buffer => Buffer.from(text ?? '', 'base64')
  const keys = parts.filter(([id]) => id !== 'index').map(([id, key]) => ({ id: Number(id), key: read(key) }))
  const index = parts.find(([id]) => id === 'index')
  const right =
    keys.length > 0 && keys.every(({ id, key }) => Number.isInteger(id) && id > 0 && id < 256 && key.length === 32)
  if (!right || index === undefined || read(index[1]).length !== 32) {
    context.addIssue('numbered keys and one index key, each 32 bytes in base64: 1:…,index:…')
    return z.NEVER
  }
  return { keys, index: read(index[1]) }
})

const postgres = url('postgres:', 'postgresql:')
const http = url('http:', 'https:')
/** Names of express (`loopback`, `linklocal`, `uniquelocal`), addresses and networks. */
const trustedProxies = z.string().refine((value) => value.split(',').every((each) => isProxy(each.trim())), {
  error: 'loopback, linklocal, uniquelocal, addresses or networks such as 10.1.2.0/24, with commas between them',
})
function isProxy(text: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(text)) return true
  const [address = '', bits, ...rest] = text.split('/')
  const longest = isIP(address) === 4 ? 32 : 128
  return (
    rest.length === 0 &&
    isIP(address) !== 0 &&
    (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= longest))
  )
}
const scopes = z.string().regex(/^openid( |$)/, 'scopes with spaces between them, openid first')
const words = z.string().regex(/^\S+( \S+)*$/, 'values with a space between them')
/** Addresses of witnesses, each with its key. */
const witnesses = z.string().transform((value, context) => {
  const parts = value.split(',').map((each) => each.trim().split(/\s+/))
  const found = parts.flatMap(([at, key, ...more]) =>
    at !== undefined && key !== undefined && more.length === 0 && http.safeParse(at).success ? [{ url: at, key }] : [],
  )
  if (found.length === parts.length) return found
  context.addIssue({
    code: 'custom',
    message: 'for each witness its address, a space and its key, with commas between them',
  })
  return z.NEVER
})
/** Origins, as the browser compares them; `none` is no origin. */
const origins = z.string().transform((value, context) => {
  const parts = value === 'none' ? [] : value.split(/[\s,]+/).filter((each) => each !== '')
  if (parts.every((each) => URL.canParse(each) && new URL(each).origin === each)) return parts
  context.addIssue({
    code: 'custom',
    message: 'none, or origins such as https://login.example.org with spaces between them',
  })
  return z.NEVER
})

/** `email=300 ebox=50`: a number by channel. @param what the number is, for the error */
const perChannel = (what: string, example: string) =>
  z.string().transform((value, context) => {
    const parts = value.split(/[\s,]+/).filter((each) => each !== '')
    const read = parts.map((each) => /^([a-z]+)[=:]([1-9]\d{0,5})$/.exec(each))
    const isChannel = (name: string | undefined): name is ChannelName => channelNames.some((each) => each === name)
    if (read.some((each) => each === null || !isChannel(each[1]))) {
      context.addIssue(`${what} by channel (${channelNames.join(', ')}), with spaces between them: ${example}`)
      return z.NEVER
    }
    return Object.fromEntries(read.map((each) => [each?.[1], Number(each?.[2])])) as Partial<
      Record<ChannelName, number>
    >
  })

const percent = z.coerce.number('a percentage').min(0.001).max(100)
const maxOutgoing = 20
/** `192.0.2.10, 2001:db8::10, mx1.example.org` */
const outgoingHosts = z.string().transform((value, context) => {
  const hosts = value.split(/[\s,]+/).filter((each) => each !== '')
  if (hosts.length > maxOutgoing || !hosts.every((each) => isIP(each) !== 0 || z.hostname().safeParse(each).success)) {
    context.addIssue(`at most ${maxOutgoing} IP addresses or host names, with spaces or commas between them`)
    return z.NEVER
  }
  return hosts
})

/** `192.0.2.53, [2001:db8::53]:5353` */
const dnsServers = z.string().transform((value, context) => {
  const servers = value.split(/[\s,]+/).filter((each) => each !== '')
  try {
    new Resolver().setServers(servers)
    return servers
  } catch {
    context.addIssue('IP addresses of DNS servers, with a port where it is not 53, and spaces or commas between them')
    return z.NEVER
  }
})

export const settings = z
  .object({
    PORT: port.default(8080),
    DATABASE_URL: postgres.optional(),
    DATABASE_URL_HUB: postgres.optional(),
    DATABASE_URL_OWNER: postgres.optional(),
    DATABASE_PREPARED: flag.default(true),
    REDIS_URL: url('redis:', 'rediss:').optional(),
    DATA_DIR: z.string().min(1).default('.data'),
    BLOBS_URL: url('file:', 's3:').optional(),
    S3_ACCESS_KEY_ID: z.string().min(1).optional(),
    S3_SECRET_ACCESS_KEY: z.string().min(1).optional(),
    S3_SESSION_TOKEN: z.string().min(1).optional(),
    STORE_SECOND_URL: url('file:', 's3:').optional(),
    STORE_SECOND_ACCESS_KEY_ID: z.string().min(1).optional(),
    STORE_SECOND_SECRET_ACCESS_KEY: z.string().min(1).optional(),
    STORE_SECOND_SESSION_TOKEN: z.string().min(1).optional(),
    STORE_SECOND_GRACE_DAYS: z.coerce.number('a number of days').int().min(1).max(365).default(30),
    STORE_COPY_MEGABYTES_PER_SECOND: z.coerce.number('a number of megabytes').min(0.1).max(10_000).default(50),
    STORE_SCRUB_DAYS: z.coerce.number('a number of days').int().min(1).max(365).default(30),
    STORE_SCRUB_MEGABYTES_PER_SECOND: z.coerce.number('a number of megabytes').min(0.1).max(10_000).default(10),
    SMTP_URL: urls('smtp:', 'smtps:').optional(),
    SMTP_FROM: z.email('an email address').default('uitpost@uitpost.test'),
    SMTP_SENDERS: z.string().min(1).optional(),
    EMAIL_LIMITS: z.string().min(1).optional(),
    EMAIL_GROUPS: z.string().min(1).optional(),
    BOUNCES_PORT: port.optional(),
    BOUNCES_LMTP_PORT: port.optional(),
    BOUNCES_FOLDER: z.string().min(1).optional(),
    BOUNCES_HOST: z.string().min(1).default('127.0.0.1'),
    BOUNCES_DOMAIN: z.hostname('a domain name').optional(),
    BOUNCES_MX: z.hostname('a host name').optional(),
    SMTP_OUTGOING: outgoingHosts.optional(),
    MAIL_REPORTS_TO: z.email('an email address').optional(),
    DNS_SERVERS: dnsServers.optional(),
    COMPLAINTS_WARN_PERCENT: percent.default(0.1),
    COMPLAINTS_BRAKE_PERCENT: percent.default(0.25),
    COMPLAINTS_WINDOW_DAYS: z.coerce.number('a number of days').int().min(1).max(30).default(7),
    COMPLAINTS_MIN_MAILS: z.coerce.number('a number of mails').int().min(1).max(10_000_000).default(1_000),
    UNREAD_REPORT_DAYS: z.coerce.number('a number of days').int().min(1).max(730).default(90),
    BACKUP_DIR: z.string().min(1).optional(),
    BACKUP_RETENTION_DAYS: z.coerce.number('a number of days').int().min(0).max(3_650).default(35),
    DISPOSAL_GRACE_DAYS: z.coerce.number('a number of days').int().min(0).max(90).default(7),
    TRANSFER_DROP_DAYS: z.coerce.number('a number of days').int().min(0).max(3_650).default(30),
    BATCH_ROW_DAYS: z.coerce.number('a number of days').int().min(1).max(730).default(30),
    DKIM_FOLDER: z.string().min(1).optional(),
    DKIM_SELECTOR: z
      .string()
      .regex(/^[a-z0-9][a-z0-9._-]{0,62}$/i, 'the name in DNS before ._domainkey')
      .optional(),
    DKIM_KEY: z.string().startsWith('-----BEGIN', 'an RSA private key (PEM)').optional(),
    SFTP_URL: url('sftp:').optional(),
    SFTP_HOST_KEY: z
      .string()
      .regex(/^SHA256:/, 'the fingerprint of the partner’s host key, SHA256:…')
      .optional(),
    SFTP_PARTNER: z.string().min(1).default('print-partner'),
    REGISTRAR_URL: http.optional(),
    REGISTRAR_KEY_FILE: z.string().min(1).optional(),
    REGISTRAR_TIMEOUT_SECONDS: z.coerce.number('a number of seconds').int().min(1).max(120).default(10),
    REGISTRAR_CALLS_PER_SECOND: z.coerce.number('a number of calls').int().min(1).max(1000).default(10),
    REGISTRAR_TRACK_MINUTES: z.coerce.number('a number of minutes').int().min(1).max(1440).default(30),
    REGISTRY_URL: http.optional(),
    REGISTRY_KEY_FILE: z.string().min(1).optional(),
    REGISTRY_TIMEOUT_SECONDS: z.coerce.number('a number of seconds').int().min(1).max(60).default(5),
    REGISTRY_WHEN_AWAY: z.enum(['wait', 'go-on'], 'wait or go-on').default('wait'),
    REGISTRY_PATIENCE_HOURS: z.coerce.number('a number of hours').int().min(1).max(240).default(24),
    SEALS_FILE: z.string().min(1).optional(),
    SFTP_PROFILE: z.string().min(1).default('uitpost'),
    PRINT_PARTNERS_FILE: z.string().min(1).optional(),
    EBOX_URL: http.optional(),
    EBOX_CLIENT_ID: z.string().min(1).optional(),
    EBOX_KEY_FILE: z.string().min(1).optional(),
    EBOX_CERTIFICATE_FILE: z.string().min(1).optional(),
    EBOX_ASSERTION_HEADER: z.enum(['x5t#S256', 'x5c', 'both'], 'one of x5t#S256, x5c, both').default('both'),
    EBOX_OAUTH_URL: http.optional(),
    EBOX_OAUTH_AUDIENCE: z.string().min(1).optional(),
    EBOX_SCOPE: z.string().min(1).default('scope:document:management:consult:ws-eboxrestentreprise:publicationsender'),
    EBOX_FEDERATION_URL: http.optional(),
    EBOX_FEDERATION_SCOPE: z
      .string()
      .min(1)
      .default('scope:documentmanagement:ebox:enterprise:federation-rest:preference'),
    EBOX_EVENTS_URL: http.optional(),
    EBOX_EVENTS_SCOPE: z.string().min(1).optional(),
    EBOX_CONCURRENCY: z.coerce.number('a number of letters').int().min(1).max(200).default(20),
    EBOX_TIMEOUT_SECONDS: z.coerce.number('a number of seconds').min(1).max(300).default(30),
    EBOX_MAX_MEGABYTES: z.coerce.number('a number of megabytes').min(1).max(200).default(30),
    EBOX_CONSENT_HOURS: z.coerce.number('a number of hours').min(0).max(720).default(24),
    EBOX_CONSENT_STALE_HOURS: z.coerce.number('a number of hours').min(0).max(2_160).default(168),
    EBOX_CONSENT_PATIENCE_HOURS: z.coerce.number('a number of hours').min(0).max(72).default(4),
    EBOX_CONSENT_SECONDS: z.coerce.number('a number of seconds').min(0.1).max(60).default(3),
    EBOX_STATUS_SECONDS: z.coerce.number('a number of seconds').int().min(1).max(86_400).default(900),
    PEPPOL_URL: http.optional(),
    PEPPOL_KEY_FILE: z.string().min(1).optional(),
    PEPPOL_SENDERS_FILE: z.string().min(1).optional(),
    PEPPOL_CONCURRENCY: z.coerce.number('a number of documents').int().min(1).max(100).default(10),
    PEPPOL_TIMEOUT_SECONDS: z.coerce.number('a number of seconds').min(1).max(300).default(30),
    PEPPOL_PARTICIPANT_HOURS: z.coerce.number('a number of hours').min(0).max(168).default(24),
    PEPPOL_STATUS_SECONDS: z.coerce.number('a number of seconds').int().min(1).max(86_400).default(300),
    OIDC_ISSUER_STAFF: http.optional(),
    OIDC_CLIENT_STAFF: z.string().default('uitpost-staff'),
    OIDC_SECRET_STAFF: z.string().optional(),
    OIDC_SCOPES_STAFF: scopes.default('openid profile email vo'),
    OIDC_ISSUER_CITIZEN: http.optional(),
    OIDC_CLIENT_CITIZEN: z.string().default('uitpost-citizen'),
    OIDC_SECRET_CITIZEN: z.string().optional(),
    OIDC_STRONG_CITIZEN: words.default('urn:be:vlaanderen:authmech:eid urn:be:vlaanderen:authmech:csamtotp'),
    OIDC_SCOPES_CITIZEN: scopes.default('openid profile rrn vo wettelijkvertegenwoordiger ssm_mandaat'),
    OIDC_SIGN_OUT_ORIGINS: origins.optional(),
    VERAPDF_COMMAND: z.string().min(1).optional(),
    PUBLIC_URL: http.optional(),
    TRUSTED_PROXIES: trustedProxies.default('loopback'),
    ENCRYPTION_KEYS: encryptionKeys.optional(),
    SIGNING_KEY: z
      .string()
      .startsWith('-----BEGIN PRIVATE KEY-----', 'an Ed25519 private key (PKCS#8, PEM)')
      .optional(),
    RETIRED_LETTER_KEYS: retiredLetterKeys.optional(),
    LEDGER_ORIGIN: z
      .string()
      .regex(/^[^\s+]+$/, 'a name without spaces and plus signs')
      .default('uitpost.test/ledger'),
    LEDGER_WITNESSES: witnesses.optional(),
    SESSION_SECRET: z.string().min(32, 'at least 32 characters').optional(),
    OTEL_EXPORTER_OTLP_ENDPOINT: http.optional(),
    CALLBACK_ALLOW_PRIVATE: flag.default(false),
    HELP_URL: http.optional(),
    ACCESSIBILITY_URL: http.optional(),
    PRIVACY_URL: http.optional(),
    METRICS_TOKEN: z.string().min(16, 'at least 16 characters').optional(),
    RATE_LIMITS: flag.default(true),
    CHANNEL_RATES: perChannel('letters per second', 'email=300').optional(),
    CHANNEL_PRICES: perChannel('cents per letter', 'email=1').optional(),
    CHANNEL_CONCURRENCY: perChannel('letters at the same time', 'ebox=20').optional(),
    RENDER_THREADS: z.coerce.number().int().min(1).max(64).optional(),
    LEASE_SECONDS: z.coerce.number('a number of seconds').int().min(5).max(600).default(30),
    LOG_LEVEL: z
      .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], 'one of fatal, error, warn, info, debug, silent')
      .default('info'),
    UITPOST_URL: http.optional(),
    UITPOST_API_KEY: z.string().optional(),
  })
  .readonly()

export type Settings = z.infer<typeof settings> & {
  /** The files from which secrets were read, by the name of their setting. */
  readonly secretFiles: Readonly<Partial<Record<SecretName, string>>>
}

/** The settings of this process, from the environment, `.env` and files. @throws SettingsRefused with every fault. */
export function readSettings(environment: NodeJS.ProcessEnv = fromProcess()): Settings {
  const { environment: whole, faults } = withSecretFiles(environment)
  const given = Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== ''))
  const read = settings.safeParse(given)
  const issues = read.success ? [] : read.error.issues
  const all = [
    ...faults,
    ...issues.map((issue) => ({ setting: issue.path.join('.'), detail: `expected ${issue.message}` })),
  ]
  if (all.length > 0 || !read.success) throw new SettingsRefused(all)
  const files = secretNames.flatMap((name) => {
    const file = environment[`${name}_FILE`]
    return file === undefined || file === '' ? [] : [[name, file] as const]
  })
  return { ...read.data, secretFiles: Object.fromEntries(files) }
}

function fromProcess(): NodeJS.ProcessEnv {
  readDotEnv({ quiet: true })
  return process.env
}

/**
 * The environment of third-party processes, as far as they need it to find their parts: none of the hub's settings and secrets.
 */
export function childProcessEnv(): Record<string, string> {
  const { PATH, HOME, JAVA_HOME, TMPDIR } = process.env
  const given = Object.entries({ PATH, HOME, JAVA_HOME, TMPDIR })
  return Object.fromEntries(given.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
}
