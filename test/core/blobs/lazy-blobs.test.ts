import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { openFileBlobs } from '../../../core/blobs/file-blobs.ts'
import { openLazily } from '../../../core/blobs/lazy-blobs.ts'
import { blobStoreContract } from './blob-store-contract.ts'

const folder = await mkdtemp(join(tmpdir(), 'uitpost-lazy-blobs-'))
afterAll(() => rm(folder, { recursive: true }))

describe('a store that is opened at its first use', () =>
  blobStoreContract(() => openLazily(async () => openFileBlobs(folder, randomUUID))))

test('it is opened once, and again only after it could not be opened', async () => {
  let opened = 0
  const store = openLazily(async () => {
    opened += 1
    if (opened === 1) throw new Error('no handle left')
    return openFileBlobs(folder, randomUUID)
  })
  await expect(store.exists('packs/een.pack')).rejects.toThrow('no handle left')
  expect(await Promise.all([store.exists('packs/een.pack'), store.exists('packs/twee.pack')])).toEqual([false, false])
  expect(opened).toBe(2)
})
