import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectRetentionCommand,
  type S3Client,
} from '@aws-sdk/client-s3'
import { BlobMissing, type BlobStore, checkBlobKey } from './blob-store.ts'
import { createS3Client, isAnswer, timeLimit } from './s3-client.ts'
import { createS3Writer, lockedFor } from './s3-put.ts'
import type { S3Settings } from './s3-settings.ts'
import { assertSame } from './same-bytes.ts'

/** The longest object that a read without a range may return. */
const longestBytes = 256 * 1024 * 1024

/**
 * Blobs in a bucket of any server that speaks S3. `If-None-Match: *` makes the server write once: of two writers of a key one succeeds, the
 * other compares.
 */
export function openS3Blobs(settings: S3Settings): BlobStore {
  const { bucket: Bucket, prefix } = settings
  const client = createS3Client(settings)
  const writer = createS3Writer(client, settings)
  const place = (key: string): { Bucket: string; Key: string } => {
    checkBlobKey(key)
    return { Bucket, Key: prefix + key }
  }
  const store: BlobStore = {
    put: async (key, parts) => {
      const bytes = Buffer.concat(parts)
      if (!(await writer.create(place(key), bytes))) assertSame(key, [await store.read(key)], [bytes])
    },
    replace: (key, parts) => writer.overwrite(place(key), Buffer.concat(parts)),
    read: async (key, range) => {
      if (range?.length === 0) return Buffer.alloc(0)
      const where = place(key)
      try {
        const limit = timeLimit(settings, range?.length ?? longestBytes)
        const { Body } = await client.send(
          new GetObjectCommand({
            ...where,
            ...(range !== undefined && { Range: `bytes=${range.offset}-${range.offset + range.length - 1}` }),
          }),
          limit,
        )
        const bytes = Buffer.from((await Body?.transformToByteArray()) ?? [])
        if (range !== undefined && bytes.length !== range.length) throw new BlobMissing(key)
        return bytes
      } catch (error) {
        // 416: the blob ends before the range.
        throw isAnswer(error, 404, 416) ? new BlobMissing(key) : error
      }
    },
    exists: async (key) => {
      try {
        await client.send(new HeadObjectCommand(place(key)), timeLimit(settings))
        return true
      } catch (error) {
        if (isAnswer(error, 404)) return false
        throw error
      }
    },
    remove: async (key) => {
      await client.send(new DeleteObjectCommand(place(key)), timeLimit(settings))
    },
    list: (wanted) => list(client, settings, wanted),
    // A bucket that keeps versions, or refuses to delete, would keep every probe that is written, so it suffices that the bucket
    // answers.
    check: async () => {
      await store.exists('probe')
    },
    ...(settings.lock !== undefined && {
      extendLock: async (key) => {
        const { ObjectLockMode: Mode, ObjectLockRetainUntilDate: RetainUntilDate } = lockedFor(settings)
        await client.send(
          new PutObjectRetentionCommand({ ...place(key), Retention: { Mode, RetainUntilDate } }),
          timeLimit(settings),
        )
      },
    }),
  }
  return store
}

/** Pages of a thousand, in the order of the keys, as S3 returns them. */
async function* list(
  client: S3Client,
  settings: S3Settings,
  wanted: string,
): AsyncIterable<{ key: string; size: number; writtenAt: Date }> {
  const { bucket: Bucket, prefix } = settings
  let ContinuationToken: string | undefined
  do {
    const page = await client.send(
      new ListObjectsV2Command({ Bucket, Prefix: prefix + wanted, ...(ContinuationToken && { ContinuationToken }) }),
      timeLimit(settings),
    )
    for (const { Key = '', Size = 0, LastModified = new Date(0) } of page.Contents ?? [])
      yield { key: Key.slice(prefix.length), size: Size, writtenAt: LastModified }
    ContinuationToken = page.NextContinuationToken
  } while (ContinuationToken !== undefined)
}
