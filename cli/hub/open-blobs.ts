import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import type { BlobStore } from '../../core/blobs/blob-store.ts'
import { tellAway } from '../../core/blobs/blobs-away.ts'
import { openFileBlobs } from '../../core/blobs/file-blobs.ts'
import { openLazily } from '../../core/blobs/lazy-blobs.ts'
import { BadBucketAddress, readBucketAddress, type S3Settings } from '../../core/blobs/s3-settings.ts'
import { type SettingFault, type Settings, SettingsRefused } from '../../core/config.ts'
import { openSecret } from '../../core/secret-files.ts'

/** The two locations of blobs, and the settings of each that hold its credentials. */
const credentialNames = {
  BLOBS_URL: ['S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY', 'S3_SESSION_TOKEN'],
  STORE_SECOND_URL: ['STORE_SECOND_ACCESS_KEY_ID', 'STORE_SECOND_SECRET_ACCESS_KEY', 'STORE_SECOND_SESSION_TOKEN'],
} as const
type LocationSetting = keyof typeof credentialNames
type CredentialName = (typeof credentialNames)[LocationSetting][number]
type Credentials = Partial<Pick<Settings, CredentialName | 'secretFiles'>>

/**
 * One location of blobs: `file:///folder`, or `s3://bucket/prefix?endpoint=https://…&region=…` (docs/storage.md). Credentials that come
 * from files are read again each minute.
 * @throws SettingsRefused when a bucket comes without credentials, or its address is wrong
 */
export function openBlobs(url: string, settings: Credentials, setting: LocationSetting = 'BLOBS_URL'): BlobStore {
  if (new URL(url).protocol === 'file:') return tellAway(openFileBlobs(fileURLToPath(url), randomUUID))
  const bucket = bucketOf(url, settings, setting)
  const open = async (): Promise<BlobStore> => (await import('../../core/blobs/s3-blobs.ts')).openS3Blobs(bucket)
  return tellAway(openLazily(open, { locks: bucket.lock !== undefined }))
}

/** The bucket of an address with its credentials. @throws SettingsRefused */
export function bucketOf(url: string, settings: Credentials, setting: LocationSetting = 'BLOBS_URL'): S3Settings {
  const [idName, secretName, tokenName] = credentialNames[setting]
  const faults: SettingFault[] = [idName, secretName]
    .filter((name) => settings[name] === undefined)
    .map((name) => ({ setting: name, detail: `is needed for a bucket in ${setting}` }))
  const secretOf = (name: CredentialName) => openSecret(settings.secretFiles?.[name], settings[name] ?? '')
  const [id, secret, token] = [secretOf(idName), secretOf(secretName), secretOf(tokenName)]
  const hasToken = settings[tokenName] !== undefined
  const credentials = async () => ({
    accessKeyId: await id(),
    secretAccessKey: await secret(),
    ...(hasToken && { sessionToken: await token() }),
  })
  try {
    const bucket = readBucketAddress(url, credentials)
    if (faults.length === 0) return bucket
  } catch (error) {
    if (!(error instanceof BadBucketAddress)) throw error
    faults.push({ setting, detail: error.message })
  }
  throw new SettingsRefused(faults)
}
