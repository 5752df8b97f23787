import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type SettingFault, type Settings, SettingsRefused } from '../../core/config.ts'

/** One way into an OpenID provider. */
export interface SignInConfig {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret?: string | undefined
  readonly scopes: string
}

/** Everything a hub needs to run, with nothing left open: from the settings of a server, or from the stand-ins of the trial. */
export interface HubConfig {
  readonly settings: Settings
  readonly dataDir: string
  readonly appUrl: string
  readonly hubUrl: string
  readonly blobsUrl: string
  readonly smtpUrl: string
  readonly sftpUrl: string
  readonly sftpHostKey?: string | undefined
  readonly encryptionKeys: NonNullable<Settings['ENCRYPTION_KEYS']>
  readonly signingKey: string
  readonly sessionSecret: string
  readonly staff: SignInConfig
  readonly citizen: SignInConfig
  readonly rateLimits: boolean
  /** Played on one machine, with stand-ins for the world: nothing really leaves. */
  readonly trial: boolean
}

const needed = [
  'DATABASE_URL',
  'DATABASE_URL_HUB',
  'SMTP_URL',
  'SFTP_URL',
  'ENCRYPTION_KEYS',
  'SIGNING_KEY',
  'SESSION_SECRET',
  'OIDC_ISSUER_STAFF',
  'OIDC_ISSUER_CITIZEN',
  'PUBLIC_URL',
] as const

/** The configuration of a process on a server. @throws SettingsRefused with every setting that is missing. */
export function configOfServer(settings: Settings): HubConfig {
  const missing: SettingFault[] = needed
    .filter((name) => settings[name] === undefined)
    .map((setting) => ({ setting, detail: 'is needed; only `uitpost start`, the trial, does without it' }))
  const dataDir = resolve(settings.DATA_DIR)
  const { DATABASE_URL, DATABASE_URL_HUB, SMTP_URL, SFTP_URL, ENCRYPTION_KEYS, SIGNING_KEY, SESSION_SECRET } = settings
  const { OIDC_ISSUER_STAFF, OIDC_ISSUER_CITIZEN } = settings
  if (
    DATABASE_URL === undefined ||
    DATABASE_URL_HUB === undefined ||
    SMTP_URL === undefined ||
    SFTP_URL === undefined ||
    ENCRYPTION_KEYS === undefined ||
    SIGNING_KEY === undefined ||
    SESSION_SECRET === undefined ||
    OIDC_ISSUER_STAFF === undefined ||
    OIDC_ISSUER_CITIZEN === undefined ||
    missing.length > 0
  )
    throw new SettingsRefused(missing)
  return {
    settings,
    dataDir,
    appUrl: DATABASE_URL,
    hubUrl: DATABASE_URL_HUB,
    blobsUrl: settings.BLOBS_URL ?? blobsIn(dataDir),
    smtpUrl: SMTP_URL,
    sftpUrl: SFTP_URL,
    sftpHostKey: settings.SFTP_HOST_KEY,
    encryptionKeys: ENCRYPTION_KEYS,
    signingKey: SIGNING_KEY,
    sessionSecret: SESSION_SECRET,
    staff: {
      issuer: OIDC_ISSUER_STAFF,
      clientId: settings.OIDC_CLIENT_STAFF,
      clientSecret: settings.OIDC_SECRET_STAFF,
      scopes: settings.OIDC_SCOPES_STAFF,
    },
    citizen: {
      issuer: OIDC_ISSUER_CITIZEN,
      clientId: settings.OIDC_CLIENT_CITIZEN,
      clientSecret: settings.OIDC_SECRET_CITIZEN,
      scopes: settings.OIDC_SCOPES_CITIZEN,
    },
    rateLimits: settings.RATE_LIMITS,
    trial: false,
  }
}

/** Where documents lie when nothing else is said. */
export function blobsIn(dataDir: string): string {
  return pathToFileURL(join(resolve(dataDir), 'blobs')).href
}
