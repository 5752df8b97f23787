import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3'
import { BlobMissing, type BlobStore, checkBlobKey } from './blob-store.ts'
import { assertSame } from './same-bytes.ts'

export interface S3Settings {
  readonly bucket: string
  /** Precedes every key and ends in a slash; may be empty. */
  readonly prefix: string
  readonly region: string
  /** Absent: Amazon's own. Other servers have the bucket in the path. */
  readonly endpoint?: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

/** Milliseconds until a bucket that does not answer counts as away. */
const connectMs = 5_000
const answerMs = 15_000

/**
 * Blobs in a bucket. `If-None-Match: *` makes the server write once: of two writers of a key one succeeds, the other compares.
 */
export function openS3Blobs(settings: S3Settings): BlobStore {
  const { bucket: Bucket, prefix, region, endpoint, accessKeyId, secretAccessKey } = settings
  const client = new S3Client({
    region,
    credentials: { accessKeyId, secretAccessKey },
    requestHandler: { connectionTimeout: connectMs, requestTimeout: answerMs },
    ...(endpoint !== undefined && { endpoint, forcePathStyle: true }),
  })
  const place = (key: string): { Bucket: string; Key: string } => {
    checkBlobKey(key)
    return { Bucket, Key: prefix + key }
  }
  const store: BlobStore = {
    put: async (key, parts) => {
      const where = place(key)
      const bytes = Buffer.concat(parts)
      try {
        await client.send(
          new PutObjectCommand({ ...where, Body: bytes, IfNoneMatch: '*', ChecksumAlgorithm: 'SHA256' }),
        )
      } catch (error) {
        if (!isAnswer(error, 412)) throw error
        assertSame(key, [await store.read(key)], [bytes])
      }
    },
    read: async (key, range) => {
      if (range?.length === 0) return Buffer.alloc(0)
      const where = place(key)
      try {
        const { Body } = await client.send(
          new GetObjectCommand({
            ...where,
            ...(range !== undefined && { Range: `bytes=${range.offset}-${range.offset + range.length - 1}` }),
          }),
        )
        const bytes = Buffer.from((await Body?.transformToByteArray()) ?? [])
        if (range !== undefined && bytes.length !== range.length) throw new BlobMissing(key)
        return bytes
      } catch (error) {
        // 416: the blob ends before the range.
        throw isAnswer(error, 404) || isAnswer(error, 416) ? new BlobMissing(key) : error
      }
    },
    exists: async (key) => {
      try {
        await client.send(new HeadObjectCommand(place(key)))
        return true
      } catch (error) {
        if (isAnswer(error, 404)) return false
        throw error
      }
    },
    remove: async (key) => {
      await client.send(new DeleteObjectCommand(place(key)))
    },
    list: (wanted) => list(client, Bucket, prefix, wanted),
    // A bucket that keeps versions, or refuses to delete, would keep every probe that is written, so it suffices that the bucket
    // answers.
    check: async () => {
      await store.exists('probe')
    },
  }
  return store
}

/** Pages of a thousand, in the order of the keys, as S3 returns them. */
async function* list(
  client: S3Client,
  Bucket: string,
  prefix: string,
  wanted: string,
): AsyncIterable<{ key: string; size: number; writtenAt: Date }> {
  let ContinuationToken: string | undefined
  do {
    const page = await client.send(
      new ListObjectsV2Command({ Bucket, Prefix: prefix + wanted, ...(ContinuationToken && { ContinuationToken }) }),
    )
    for (const { Key = '', Size = 0, LastModified = new Date(0) } of page.Contents ?? [])
      yield { key: Key.slice(prefix.length), size: Size, writtenAt: LastModified }
    ContinuationToken = page.NextContinuationToken
  } while (ContinuationToken !== undefined)
}

function isAnswer(error: unknown, status: number): boolean {
  return error instanceof S3ServiceException && error.$metadata.httpStatusCode === status
}
