import { type EboxSettings, eboxAddresses } from '../../../channels/ebox/adapter/ebox-settings.ts'
import { type Settings, SettingsRefused } from '../../../core/config.ts'

const needed = ['EBOX_CLIENT_ID', 'EBOX_KEY_FILE', 'EBOX_CERTIFICATE_FILE'] as const

/** The connection to the eBox; undefined without `EBOX_URL`. @throws SettingsRefused with every setting that is missing */
export function eboxOf(settings: Settings): EboxSettings | undefined {
  const {
    EBOX_URL: url,
    EBOX_CLIENT_ID: clientId,
    EBOX_KEY_FILE: keyFile,
    EBOX_CERTIFICATE_FILE: certificateFile,
  } = settings
  const { EBOX_EVENTS_URL, EBOX_EVENTS_SCOPE } = settings
  if (url === undefined) return undefined
  const missing: string[] = needed.filter((name) => settings[name] === undefined)
  if (EBOX_EVENTS_URL !== undefined && EBOX_EVENTS_SCOPE === undefined) missing.push('EBOX_EVENTS_SCOPE')
  if (clientId === undefined || keyFile === undefined || certificateFile === undefined || missing.length > 0)
    throw new SettingsRefused(missing.map((setting) => ({ setting, detail: `is needed with ${withSetting(setting)}` })))
  return eboxSettings(settings, url, { clientId, keyFile, certificateFile })
}

const withSetting = (name: string): string => (name === 'EBOX_EVENTS_SCOPE' ? 'EBOX_EVENTS_URL' : 'EBOX_URL')

/** All settings for this address; those that are absent follow from it. */
export function eboxSettings(
  settings: Settings,
  eboxUrl: string,
  client: Pick<EboxSettings, 'clientId' | 'keyFile' | 'certificateFile'>,
): EboxSettings {
  const derived = eboxAddresses(eboxUrl)
  const oauthUrl = settings.EBOX_OAUTH_URL ?? derived.oauthUrl
  return {
    ...client,
    url: derived.url,
    oauthUrl,
    audience: settings.EBOX_OAUTH_AUDIENCE ?? oauthUrl,
    federationUrl: (settings.EBOX_FEDERATION_URL ?? derived.federationUrl).replace(/\/+$/, ''),
    ...(settings.EBOX_EVENTS_URL !== undefined && { eventsUrl: settings.EBOX_EVENTS_URL }),
    assertionHeader: settings.EBOX_ASSERTION_HEADER,
    scopes: {
      publish: settings.EBOX_SCOPE,
      federation: settings.EBOX_FEDERATION_SCOPE,
      events: settings.EBOX_EVENTS_SCOPE ?? settings.EBOX_FEDERATION_SCOPE,
    },
    concurrency: settings.EBOX_CONCURRENCY,
    timeoutMs: settings.EBOX_TIMEOUT_SECONDS * 1_000,
    maxBytes: settings.EBOX_MAX_MEGABYTES * 1_000_000,
    consentMaxAgeMs: settings.EBOX_CONSENT_HOURS * hourMs,
    consentStaleMs: consentStaleMs(settings),
    consentPatienceMs: settings.EBOX_CONSENT_PATIENCE_HOURS * hourMs,
    consentTimeoutMs: settings.EBOX_CONSENT_SECONDS * 1_000,
    statusEveryMs: settings.EBOX_STATUS_SECONDS * 1_000,
  }
}

const hourMs = 3_600_000

/** The age in milliseconds after which an answer about consent is not used, also while the federation does not answer. */
export function consentStaleMs(settings: Settings): number {
  return Math.max(settings.EBOX_CONSENT_STALE_HOURS, settings.EBOX_CONSENT_HOURS) * hourMs
}
