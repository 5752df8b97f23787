import { setTimeout as sleep } from 'node:timers/promises'
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  HeadObjectCommand,
  PutObjectCommand,
  type S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3'
import { dayMs } from '../durations.ts'
import { isAnswer, timeLimit } from './s3-client.ts'
import type { S3Settings } from './s3-settings.ts'

interface ObjectPlace {
  readonly Bucket: string
  readonly Key: string
}

/** Writes objects of one bucket. */
export interface S3Writer {
  /** @returns false when the key exists: nothing was written */
  create(place: ObjectPlace, bytes: Buffer): Promise<boolean>
  overwrite(place: ObjectPlace, bytes: Buffer): Promise<void>
}

/** Parts that are sent at the same time. */
const partsAtOnce = 3
const conflictAttempts = 5

export function createS3Writer(client: S3Client, settings: S3Settings): S3Writer {
  let { conditional } = settings
  const exists = async (place: ObjectPlace): Promise<boolean> => {
    try {
      await client.send(new HeadObjectCommand(place), timeLimit(settings))
      return true
    } catch (error) {
      if (isAnswer(error, 404)) return false
      throw error
    }
  }
  const write = async (place: ObjectPlace, bytes: Buffer, onlyNew: boolean): Promise<void> => {
    if (bytes.length > settings.partBytes) return writeParts(client, settings, place, bytes, onlyNew)
    await client.send(
      new PutObjectCommand({
        ...place,
        Body: bytes,
        ...ifNew(onlyNew),
        ...sealedBy(settings),
        ...lockedFor(settings),
        ...checked(settings),
      }),
      timeLimit(settings, bytes.length),
    )
  }
  const create = async (place: ObjectPlace, bytes: Buffer, attempt = 1): Promise<boolean> => {
    if (!conditional) {
      // Keys are chosen by the hub, and two writers of one key have the same bytes: what may come between looking and writing is a retry.
      if (await exists(place)) return false
      await write(place, bytes, false)
      return true
    }
    try {
      await write(place, bytes, true)
      return true
    } catch (error) {
      if (isAnswer(error, 412)) return false
      // Another writer of the same key is at work.
      if (isAnswer(error, 409) && attempt < conflictAttempts) {
        await sleep(50 * 2 ** attempt * (0.5 + Math.random()))
        return create(place, bytes, attempt + 1)
      }
      if (!isAnswer(error, 501)) throw error
      conditional = false
      return create(place, bytes)
    }
  }
  return { create: (place, bytes) => create(place, bytes), overwrite: (place, bytes) => write(place, bytes, false) }
}

async function writeParts(
  client: S3Client,
  settings: S3Settings,
  place: ObjectPlace,
  bytes: Buffer,
  onlyNew: boolean,
): Promise<void> {
  const { UploadId } = await client.send(
    new CreateMultipartUploadCommand({ ...place, ...sealedBy(settings), ...lockedFor(settings), ...checked(settings) }),
    timeLimit(settings),
  )
  const upload = { ...place, UploadId }
  try {
    const parts = await sendParts(client, settings, upload, bytes)
    await client.send(
      new CompleteMultipartUploadCommand({ ...upload, MultipartUpload: { Parts: parts }, ...ifNew(onlyNew) }),
      timeLimit(settings, bytes.length),
    )
  } catch (error) {
    // Parts that stay would be paid for and are in no list. A rule of the bucket removes those of a process that died.
    await client.send(new AbortMultipartUploadCommand(upload), timeLimit(settings)).catch(() => undefined)
    throw error
  }
}

async function sendParts(
  client: S3Client,
  settings: S3Settings,
  upload: ObjectPlace & { readonly UploadId: string | undefined },
  bytes: Buffer,
) {
  const { partBytes } = settings
  const count = Math.ceil(bytes.length / partBytes)
  const parts = []
  for (let from = 0; from < count; from += partsAtOnce)
    parts.push(
      ...(await Promise.all(
        Array.from({ length: Math.min(partsAtOnce, count - from) }, async (_, i) => {
          const at = from + i
          const Body = bytes.subarray(at * partBytes, (at + 1) * partBytes)
          const { ETag, ChecksumSHA256 } = await client.send(
            new UploadPartCommand({ ...upload, PartNumber: at + 1, Body, ...checked(settings) }),
            timeLimit(settings, Body.length),
          )
          return { PartNumber: at + 1, ETag, ...(ChecksumSHA256 !== undefined && { ChecksumSHA256 }) }
        }),
      )),
    )
  return parts
}

function ifNew(onlyNew: boolean) {
  return onlyNew ? { IfNoneMatch: '*' } : {}
}

function checked({ checksums }: S3Settings) {
  return checksums ? ({ ChecksumAlgorithm: 'SHA256' } as const) : {}
}

function sealedBy({ encryption, kmsKey }: S3Settings) {
  return encryption === undefined
    ? {}
    : { ServerSideEncryption: encryption, ...(kmsKey !== undefined && { SSEKMSKeyId: kmsKey }) }
}

export function lockedFor({ lock }: S3Settings) {
  return lock === undefined
    ? {}
    : { ObjectLockMode: lock.mode, ObjectLockRetainUntilDate: new Date(Date.now() + lock.days * dayMs) }
}
