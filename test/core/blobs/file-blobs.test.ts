import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { openBlobs } from '../../../cli/hub/open-blobs.ts'
import { openFileBlobs } from '../../../core/blobs/file-blobs.ts'
import { SettingsRefused } from '../../../core/config.ts'
import { blobStoreContract } from './blob-store-contract.ts'

const folder = await mkdtemp(join(tmpdir(), 'uitpost-blobs-'))
afterAll(() => rm(folder, { recursive: true }))

describe('blobs as files', () => blobStoreContract(() => openFileBlobs(folder, randomUUID)))

test('a bucket without credentials, or without a name, is reported at start', () => {
  const none = { S3_ACCESS_KEY_ID: undefined, S3_SECRET_ACCESS_KEY: undefined }
  const faults = (url: string): string[] => {
    try {
      openBlobs(url, none)
      return []
    } catch (refused) {
      return refused instanceof SettingsRefused ? refused.faults.map(({ setting }) => setting) : [String(refused)]
    }
  }
  expect(faults('s3://archief')).toEqual(['S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'])
  expect(faults('s3:?region=x')).toContain('BLOBS_URL')
})
