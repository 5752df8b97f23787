import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import type { BlobStore } from '../../core/blobs/blob-store.ts'
import { tellAway } from '../../core/blobs/blobs-away.ts'
import { openFileBlobs } from '../../core/blobs/file-blobs.ts'
import { openLazily } from '../../core/blobs/lazy-blobs.ts'
import { type Settings, SettingsRefused } from '../../core/config.ts'

type Credentials = Pick<Settings, 'S3_ACCESS_KEY_ID' | 'S3_SECRET_ACCESS_KEY'>

/**
 * The store behind `BLOBS_URL`: `file:///folder`, or `s3://bucket/prefix?endpoint=https://…&region=…`.
 * @throws SettingsRefused when a bucket comes without credentials
 */
export function openBlobs(url: string, credentials: Credentials): BlobStore {
  const { protocol, hostname: bucket, pathname, searchParams } = new URL(url)
  if (protocol === 'file:') return tellAway(openFileBlobs(fileURLToPath(url), randomUUID))
  const { S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = credentials
  const missing = Object.entries({ S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey })
    .filter(([, value]) => value === undefined)
    .map(([setting]) => ({ setting, detail: 'is needed for a bucket in BLOBS_URL' }))
  if (bucket === '') missing.push({ setting: 'BLOBS_URL', detail: 'names no bucket: s3://bucket' })
  if (accessKeyId === undefined || secretAccessKey === undefined || missing.length > 0)
    throw new SettingsRefused(missing)
  const folder = pathname.replace(/^\/|\/$/g, '')
  const endpoint = searchParams.get('endpoint')
  const bucketBlobs = openLazily(async () => {
    const { openS3Blobs } = await import('../../core/blobs/s3-blobs.ts')
    return openS3Blobs({
      bucket,
      prefix: folder === '' ? '' : `${folder}/`,
      region: searchParams.get('region') ?? 'eu-west-1',
      ...(endpoint !== null && { endpoint }),
      accessKeyId,
      secretAccessKey,
    })
  })
  return tellAway(bucketBlobs)
}
