import { type PeppolSettings, readSellers } from '../../channels/peppol/adapter/peppol-settings.ts'
import { type Settings, SettingsRefused } from '../../core/config.ts'

/** The connection to the access point; undefined without `PEPPOL_URL`. @throws SettingsRefused */
export function peppolOf(settings: Settings): PeppolSettings | undefined {
  const { PEPPOL_URL: url, PEPPOL_KEY_FILE: keyFile, PEPPOL_SENDERS_FILE: sendersFile } = settings
  if (url === undefined) return undefined
  if (keyFile === undefined || sendersFile === undefined) {
    const missing = (['PEPPOL_KEY_FILE', 'PEPPOL_SENDERS_FILE'] as const).filter((name) => settings[name] === undefined)
    throw new SettingsRefused(missing.map((setting) => ({ setting, detail: 'is needed with PEPPOL_URL' })))
  }
  return peppolSettings(settings, { url, keyFile, sellers: sellersIn(sendersFile) })
}

function sellersIn(path: string): PeppolSettings['sellers'] {
  try {
    return readSellers(path)
  } catch (error) {
    // Its message names the place in the file and no content of it.
    const detail = error instanceof SyntaxError || !(error instanceof Error) ? 'not JSON' : error.message
    throw new SettingsRefused([{ setting: 'PEPPOL_SENDERS_FILE', detail: `expected a list of senders: ${detail}` }])
  }
}

/** All settings for this access point. */
export function peppolSettings(
  settings: Settings,
  { url, ...given }: Pick<PeppolSettings, 'url' | 'keyFile' | 'sellers'>,
): PeppolSettings {
  return {
    ...given,
    url: url.replace(/\/+$/, ''),
    concurrency: settings.PEPPOL_CONCURRENCY,
    timeoutMs: settings.PEPPOL_TIMEOUT_SECONDS * 1_000,
    participantMaxAgeMs: settings.PEPPOL_PARTICIPANT_HOURS * 3_600_000,
    statusEveryMs: settings.PEPPOL_STATUS_SECONDS * 1_000,
  }
}
