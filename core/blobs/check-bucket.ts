import { randomBytes } from 'node:crypto'
import {
  DeleteObjectCommand,
  GetBucketVersioningCommand,
  GetObjectLockConfigurationCommand,
  GetObjectRetentionCommand,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3'
import { type Ability, tried } from './check-store.ts'
import { openS3Blobs } from './s3-blobs.ts'
import { createS3Client, isAnswer, timeLimit } from './s3-client.ts'
import type { S3Settings } from './s3-settings.ts'

const smallestPart = 5 * 1024 * 1024

/** Tries what a bucket may be able to do beyond `checkStore`. Never rejects. */
export async function* checkBucket(settings: S3Settings, unique: string): AsyncIterable<Ability> {
  const client = createS3Client(settings)
  try {
    yield await tryCondition(client, settings, unique)
    yield await tryParts(settings, unique)
    yield await askVersions(client, settings)
    yield await askLock(client, settings)
    if (settings.lock !== undefined) yield await tryLock(client, settings, unique)
  } finally {
    client.destroy()
  }
}

async function tryCondition(client: S3Client, settings: S3Settings, unique: string): Promise<Ability> {
  const name = 'condition'
  const where = { Bucket: settings.bucket, Key: `${settings.prefix}probe/${unique}-condition` }
  const put = (text: string) =>
    client.send(new PutObjectCommand({ ...where, Body: Buffer.from(text), IfNoneMatch: '*' }), timeLimit(settings))
  let refused = false
  const ability = await tried(name, 'The server writes once by itself (`If-None-Match: *`).', async () => {
    await put('one').catch((error: unknown) => {
      refused = isAnswer(error, 501)
      throw error
    })
    return put('two').then(
      () => false,
      (error: unknown) => isAnswer(error, 412),
    )
  })
  await client.send(new DeleteObjectCommand(where), timeLimit(settings)).catch(() => undefined)
  if (ability.state === 'works') return ability
  const looks = 'The server does not write once by itself: the hub looks before it writes'
  if (!settings.conditional) return { name, state: 'absent', words: `${looks}, as conditional=false says.` }
  if (refused) return { name, state: 'absent', words: `${looks}, since the server says so (501).` }
  return {
    name,
    state: 'fails',
    words:
      'The server does not write once by itself (`If-None-Match: *`). Add conditional=false to its address: the hub then looks before it writes.',
  }
}

async function tryParts(settings: S3Settings, unique: string): Promise<Ability> {
  const store = openS3Blobs({ ...settings, partBytes: smallestPart })
  const key = `probe/${unique}-parts`
  const bytes = randomBytes(smallestPart + 1_000)
  const ability = await tried('parts', 'A large blob was uploaded in parts, and read back.', async () => {
    await store.put(key, [bytes])
    return (await store.read(key)).equals(bytes)
  })
  await store.remove(key).catch(() => undefined)
  return ability
}

async function askVersions(client: S3Client, settings: S3Settings): Promise<Ability> {
  const name = 'versions'
  try {
    const { Status } = await client.send(
      new GetBucketVersioningCommand({ Bucket: settings.bucket }),
      timeLimit(settings),
    )
    return Status === 'Enabled'
      ? {
          name,
          state: 'works',
          words: 'The bucket keeps removed blobs as older versions: a rule of the bucket must remove these in the end.',
        }
      : { name, state: 'absent', words: 'The bucket keeps no older versions: what is removed is gone.' }
  } catch (error) {
    return {
      name,
      state: 'absent',
      words: `The bucket does not say whether it keeps versions (${error instanceof Error ? error.name : 'unknown'}).`,
    }
  }
}

async function askLock(client: S3Client, settings: S3Settings): Promise<Ability> {
  const name = 'object lock'
  try {
    const { ObjectLockConfiguration } = await client.send(
      new GetObjectLockConfigurationCommand({ Bucket: settings.bucket }),
      timeLimit(settings),
    )
    if (ObjectLockConfiguration?.ObjectLockEnabled === 'Enabled')
      return settings.lock === undefined
        ? {
            name,
            state: 'absent',
            words: 'The bucket can lock objects, and the hub does not use it: add lockDays to its address.',
          }
        : {
            name,
            state: 'works',
            words: `The bucket can lock objects; each is locked for ${settings.lock.days} days (${settings.lock.mode.toLowerCase()}).`,
          }
  } catch (error) {
    if (!isAnswer(error, 404, 400, 501))
      return {
        name,
        state: 'absent',
        words: `The bucket does not say whether it can lock objects (${error instanceof Error ? error.name : 'unknown'}).`,
      }
  }
  return settings.lock === undefined
    ? { name, state: 'absent', words: 'The bucket cannot lock objects: whoever has these credentials can remove them.' }
    : {
        name,
        state: 'fails',
        words: 'The bucket cannot lock objects, and lockDays asks for it. Object lock is chosen when a bucket is made.',
      }
}

async function tryLock(client: S3Client, settings: S3Settings, unique: string): Promise<Ability> {
  const store = openS3Blobs(settings)
  const key = `probe/${unique}-lock`
  const ability = await tried(
    'locked blob',
    'A blob was locked when it was written, and the lock was extended.',
    async () => {
      await store.put(key, [Buffer.from('lock')])
      await store.extendLock?.(key)
      const { Retention } = await client.send(
        new GetObjectRetentionCommand({ Bucket: settings.bucket, Key: settings.prefix + key }),
        timeLimit(settings),
      )
      return Retention?.Mode === settings.lock?.mode
    },
  )
  await store.remove(key).catch(() => undefined)
  return ability
}
