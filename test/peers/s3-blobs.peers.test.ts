import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBlobs } from '../../cli/hub/open-blobs.ts'
import type { BlobStore } from '../../core/blobs/blob-store.ts'
import { blobStoreContract } from '../core/blobs/blob-store-contract.ts'
import { freePort, type Peer, startPeer } from './start-peer.ts'
import { withPeer } from './with-peer.ts'

interface S3 {
  readonly endpoint: string
  readonly region: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly bucket: string
}

withPeer('blobs in a bucket of a real S3 server', ['go'], () => {
  let s3: Peer<S3>
  beforeAll(async () => {
    s3 = await startPeer<S3>('start-s3', [await freePort()])
  }, 900_000)
  afterAll(() => s3.end())

  const open = (secret = s3.secretAccessKey, folder = '/documents'): BlobStore =>
    openBlobs(`s3://${s3.bucket}${folder}?endpoint=${s3.endpoint}&region=${s3.region}`, {
      S3_ACCESS_KEY_ID: s3.accessKeyId,
      S3_SECRET_ACCESS_KEY: secret,
    })
  blobStoreContract(open)

  test('two folders of a bucket do not see each other', async () => {
    await open().put('packs/een.pack', [Buffer.from('een')])
    const other = open(s3.secretAccessKey, '/elders')
    expect(await other.exists('packs/een.pack')).toBe(false)
    for await (const { key } of other.list('')) expect.fail(key)
  })

  test('a list longer than a page is whole', async () => {
    const store = open()
    for (let from = 0; from < 1_100; from += 50)
      await Promise.all(Array.from({ length: 50 }, (_, i) => store.put(`lang/${from + i}`, [Buffer.from('x')])))
    let count = 0
    for await (const { key } of store.list('lang/')) count += key.startsWith('lang/') ? 1 : 0
    expect(count).toBe(1_100)
  })

  test('a server that refuses us does not count as a missing blob', async () => {
    const stranger = open('wrong-secret')
    await expect(stranger.read('packs/een.pack')).rejects.not.toMatchObject({ name: 'BlobMissing' })
    await expect(stranger.exists('packs/een.pack')).rejects.toThrow()
    await expect(stranger.put('packs/twee.pack', [Buffer.from('x')])).rejects.toThrow()
  })
})
