import { readSettings, type Settings, SettingsRefused } from '../../core/config.ts'
import { createKeyring, type Keyring } from '../../core/crypto/keyring.ts'
import { createSigner, type Signer } from '../../core/crypto/signer.ts'
import { openTrialSecrets } from '../trial/trial-secrets.ts'
import { findTrial } from './running-trial.ts'

/** The keys with which this installation encrypts and signs. */
export interface InstallationKeys {
  readonly keyring: Keyring
  readonly signer: Signer
}

/** `ENCRYPTION_KEYS` and `SIGNING_KEY`, else those of the trial that runs on DATA_DIR. @throws SettingsRefused */
export async function installationKeys(settings: Settings): Promise<InstallationKeys> {
  const secrets = (await findTrial(settings)) && (await openTrialSecrets(settings.DATA_DIR))
  const encryption =
    settings.ENCRYPTION_KEYS ?? (secrets && readSettings({ ENCRYPTION_KEYS: secrets.encryptionKeys }).ENCRYPTION_KEYS)
  const signing = settings.SIGNING_KEY ?? secrets?.signingKey
  if (encryption === undefined || signing === undefined) {
    const needed = { ENCRYPTION_KEYS: encryption, SIGNING_KEY: signing }
    throw new SettingsRefused(
      Object.entries(needed)
        .filter(([, value]) => value === undefined)
        .map(([setting]) => ({ setting, detail: 'is needed, unless a trial runs on DATA_DIR' })),
    )
  }
  return { keyring: createKeyring(encryption.keys, encryption.index), signer: createSigner(signing) }
}
