import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { BlobMissing, type BlobStore } from '../../../core/blobs/blob-store.ts'
import { BlobsAway, tellAway } from '../../../core/blobs/blobs-away.ts'
import { openFileBlobs } from '../../../core/blobs/file-blobs.ts'
import { openS3Blobs } from '../../../core/blobs/s3-blobs.ts'
import { readBucketAddress } from '../../../core/blobs/s3-settings.ts'
import { isAway } from '../../../core/is-away.ts'

const thrown = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  )

test('a folder that is gone, and a bucket that cannot be reached, are away; a blob that does not exist is not', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'uitpost-away-'))
  try {
    await writeFile(join(folder, 'a-file'), '')
    const gone = tellAway(openFileBlobs(join(folder, 'a-file'), () => 'x'))
    const bucket = tellAway(
      openS3Blobs(
        readBucketAddress('s3://b?endpoint=http://127.0.0.1:9&attempts=1', async () => ({
          accessKeyId: 'a',
          secretAccessKey: 's',
        })),
      ),
    )
    for (const store of [gone, bucket])
      for (const work of [
        () => store.put('packs/a', [Buffer.from('x')]),
        () => store.read('packs/a'),
        () => store.check(),
      ]) {
        const error = await thrown(work())
        expect(error).toBeInstanceOf(BlobsAway)
        expect(isAway(error)).toBe(true)
      }
    const there = tellAway(openFileBlobs(join(folder, 'blobs'), () => 'x'))
    await there.check()
    const missing = await thrown(there.read('packs/a'))
    expect(missing).toBeInstanceOf(BlobMissing)
    expect(isAway(missing)).toBe(false)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}, 60_000)

test('a bucket that refuses its credentials, and a certificate that is not accepted, are away: letters wait', async () => {
  const failing = (error: Error): BlobStore => {
    const read = async (): Promise<never> => {
      throw error
    }
    return tellAway({ ...openFileBlobs('unused', () => 'x'), read })
  }
  const answer = (name: string, status: number) =>
    Object.assign(new Error(name), { name, $metadata: { httpStatusCode: status } })
  for (const error of [
    answer('ExpiredToken', 400),
    answer('InvalidAccessKeyId', 403),
    answer('Unauthorized', 401),
    answer('NoSuchBucket', 404),
    answer('SlowDown', 429),
    Object.assign(new Error('certificate has expired'), { code: 'CERT_HAS_EXPIRED' }),
    Object.assign(new Error('self-signed'), { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }),
    Object.assign(new Error('another name'), { code: 'ERR_TLS_CERT_ALTNAME_INVALID' }),
  ])
    expect(await thrown(failing(error).read('packs/a'))).toBeInstanceOf(BlobsAway)
  expect(await thrown(failing(answer('NoSuchKey', 404)).read('packs/a'))).not.toBeInstanceOf(BlobsAway)
})
