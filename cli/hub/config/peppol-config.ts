import type { PeppolSettings } from '../../../channels/peppol/adapter/peppol-settings.ts'
import { readSellers } from '../../../channels/peppol/adapter/senders-file.ts'
import { type Settings, SettingsRefused } from '../../../core/config.ts'

/** The connection to the access point; undefined without `PEPPOL_URL`. @throws SettingsRefused */
export function peppolOf(settings: Settings): PeppolSettings | undefined {
  const { PEPPOL_URL: url, PEPPOL_KEY_FILE: keyFile, PEPPOL_SENDERS_FILE: sendersFile } = settings
  if (url === undefined) return undefined
  if (keyFile === undefined || sendersFile === undefined) {
    const missing = (['PEPPOL_KEY_FILE', 'PEPPOL_SENDERS_FILE'] as const).filter((name) => settings[name] === undefined)
    throw new SettingsRefused(missing.map((setting) => ({ setting, detail: 'is needed with PEPPOL_URL' })))
  }
  checkSenders(sendersFile)
  return peppolSettings(settings, { url, keyFile, sendersFile })
}

/** At the start a file that cannot be used is refused; one that becomes so later is logged. */
function checkSenders(path: string): void {
  try {
    readSellers(path)
  } catch (error) {
    const detail = error instanceof Error ? error.message : 'it cannot be read'
    throw new SettingsRefused([{ setting: 'PEPPOL_SENDERS_FILE', detail: `expected a list of senders: ${detail}` }])
  }
}

/** All settings for this access point. */
export function peppolSettings(
  settings: Settings,
  { url, ...given }: Pick<PeppolSettings, 'url' | 'keyFile' | 'sendersFile'>,
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
