import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { EboxSettings } from '../../../channels/ebox/adapter/ebox-settings.ts'
import type { PeppolSettings } from '../../../channels/peppol/adapter/peppol-settings.ts'
import { type SettingFault, type Settings, SettingsRefused } from '../../../core/config.ts'
import type { RegistrySettings } from '../../../dispatcher/registry/http-registry.ts'
import { eboxOf } from './ebox-config.ts'
import { peppolOf } from './peppol-config.ts'
import { registryOf } from './registry-config.ts'
import { sealsFileOf } from './seal-config.ts'

/** One registration at an OpenID provider. */
export interface SignInConfig {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret?: string | undefined
  readonly scopes: string
  /** Values of `acr` of a strong sign-in. */
  readonly strong?: readonly string[] | undefined
}

/** The configuration that only the API needs. */
export interface WebConfig {
  readonly sessionSecret: string
  readonly staff: SignInConfig
  readonly citizen: SignInConfig
  /** Where a browser may go with a form when a person signs out; absent: to the two providers. */
  readonly signOutOrigins?: readonly string[] | undefined
}

/** The configuration that only the dispatcher needs: the servers of the partners to which letters are handed over. */
export interface PartnerConfig {
  readonly smtpUrl: string
  readonly sftpUrl: string
  readonly sftpHostKey?: string | undefined
  /** Absent: the installation is not connected to the eBox. */
  readonly ebox?: EboxSettings
  /** Absent: the installation sends no invoices over Peppol. */
  readonly peppol?: PeppolSettings
  /** The operator of registered mail; absent: the print partner announces it. */
  readonly registrar?: { readonly url: string; readonly keyFile: string; readonly trackEveryMs: number } | undefined
}

/** Everything that a hub needs to run, fully resolved: from the settings of a server, or from the stand-ins of the trial. */
export interface HubConfig {
  readonly settings: Settings
  readonly dataDir: string
  readonly appUrl: string
  readonly hubUrl: string
  readonly blobsUrl: string
  readonly encryptionKeys: NonNullable<Settings['ENCRYPTION_KEYS']>
  readonly signingKey: string
  /** Absent in a process without API. */
  readonly web?: WebConfig
  /** Absent in a process without dispatcher. */
  readonly partners?: PartnerConfig
  /** Absent: no register of persons and enterprises is connected. */
  readonly registry?: RegistrySettings | undefined
  /** The file with the keys of electronic seals; absent: no key is set up. */
  readonly sealsFile?: string | undefined
  readonly rateLimits: boolean
  /** Runs on one machine, with stand-ins for the partners: nothing really leaves. */
  readonly trial: boolean
}

const neededByAll = ['DATABASE_URL', 'DATABASE_URL_HUB', 'ENCRYPTION_KEYS', 'SIGNING_KEY', 'PUBLIC_URL'] as const
const neededByApi = ['SESSION_SECRET', 'OIDC_ISSUER_STAFF', 'OIDC_ISSUER_CITIZEN'] as const
const neededByDispatcher = ['SMTP_URL', 'SFTP_URL'] as const

/**
 * The configuration of a process on a server: settings that its role does not use are not required.
 * @throws SettingsRefused with every setting that is missing.
 */
export function configOfServer(
  settings: Settings,
  roles: { readonly api: boolean; readonly dispatcher: boolean },
): HubConfig {
  const needed = [...neededByAll, ...(roles.api ? neededByApi : []), ...(roles.dispatcher ? neededByDispatcher : [])]
  const missing: SettingFault[] = needed
    .filter((name) => settings[name] === undefined)
    .map((setting) => ({ setting, detail: 'is needed; only `uitpost start`, the trial, does without it' }))
  const { DATABASE_URL, DATABASE_URL_HUB, ENCRYPTION_KEYS, SIGNING_KEY } = settings
  if (
    DATABASE_URL === undefined ||
    DATABASE_URL_HUB === undefined ||
    ENCRYPTION_KEYS === undefined ||
    SIGNING_KEY === undefined ||
    missing.length > 0
  )
    throw new SettingsRefused(missing)
  const dataDir = resolve(settings.DATA_DIR)
  const web = roles.api ? webOf(settings) : undefined
  const partners = roles.dispatcher ? partnersOf(settings) : undefined
  return {
    settings,
    dataDir,
    appUrl: DATABASE_URL,
    hubUrl: DATABASE_URL_HUB,
    blobsUrl: settings.BLOBS_URL ?? blobsIn(dataDir),
    encryptionKeys: ENCRYPTION_KEYS,
    signingKey: SIGNING_KEY,
    ...(web !== undefined && { web }),
    ...(partners !== undefined && { partners }),
    registry: registryOf(settings),
    sealsFile: sealsFileOf(settings),
    rateLimits: settings.RATE_LIMITS,
    trial: false,
  }
}

function webOf(settings: Settings): WebConfig | undefined {
  const { SESSION_SECRET, OIDC_ISSUER_STAFF, OIDC_ISSUER_CITIZEN } = settings
  if (SESSION_SECRET === undefined || OIDC_ISSUER_STAFF === undefined || OIDC_ISSUER_CITIZEN === undefined)
    return undefined
  return {
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
      strong: settings.OIDC_STRONG_CITIZEN.split(' '),
    },
    signOutOrigins: settings.OIDC_SIGN_OUT_ORIGINS,
  }
}

function partnersOf(settings: Settings): PartnerConfig | undefined {
  const { SMTP_URL, SFTP_URL, SFTP_HOST_KEY } = settings
  if (SMTP_URL === undefined || SFTP_URL === undefined) return undefined
  const ebox = eboxOf(settings)
  const peppol = peppolOf(settings)
  return {
    smtpUrl: SMTP_URL,
    sftpUrl: SFTP_URL,
    sftpHostKey: SFTP_HOST_KEY,
    registrar: registrarOf(settings),
    ...(ebox !== undefined && { ebox }),
    ...(peppol !== undefined && { peppol }),
  }
}

/** The registrar that the settings name. @throws SettingsRefused when its key is missing. */
export function registrarOf(settings: Settings): PartnerConfig['registrar'] {
  const { REGISTRAR_URL, REGISTRAR_KEY_FILE, REGISTRAR_TRACK_MINUTES } = settings
  if (REGISTRAR_URL === undefined) return undefined
  if (REGISTRAR_KEY_FILE === undefined)
    throw new SettingsRefused([{ setting: 'REGISTRAR_KEY_FILE', detail: 'is needed beside REGISTRAR_URL' }])
  const url = REGISTRAR_URL.replace(/\/+$/, '')
  return { url, keyFile: REGISTRAR_KEY_FILE, trackEveryMs: REGISTRAR_TRACK_MINUTES * 60_000 }
}

/** The default location of documents. */
export function blobsIn(dataDir: string): string {
  return pathToFileURL(join(resolve(dataDir), 'blobs')).href
}
