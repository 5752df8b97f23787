import { randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bucketOf, openBlobs } from '../../cli/hub/open-blobs.ts'
import { checkBucket } from '../../core/blobs/check-bucket.ts'
import { type Ability, checkStore } from '../../core/blobs/check-store.ts'
import { type CuttingProxy, startCuttingProxy } from '../support/faulty/cutting-proxy.ts'
import { freePort, type Peer, startPeer } from './start-peer.ts'
import { withPeer } from './with-peer.ts'

interface S3 {
  readonly endpoint: string
  readonly region: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly bucket: string
}

withPeer('the abilities of a real S3 server', ['go'], () => {
  let s3: Peer<S3>
  let link: CuttingProxy
  beforeAll(async () => {
    s3 = await startPeer<S3>('start-s3', [await freePort()])
    link = await startCuttingProxy({ host: '127.0.0.1', port: Number(new URL(s3.endpoint).port) })
  }, 900_000)
  afterAll(async () => {
    await link.close()
    await s3.end()
  })
  const credentials = () => ({ S3_ACCESS_KEY_ID: s3.accessKeyId, S3_SECRET_ACCESS_KEY: s3.secretAccessKey })
  const address = (more = '', endpoint = s3.endpoint) =>
    `s3://${s3.bucket}/${randomUUID()}?endpoint=${endpoint}&region=${s3.region}${more}`
  const over = (more = '') => openBlobs(address(more, `http://127.0.0.1:${link.port}`), credentials())
  const abilities = async (more: string): Promise<Map<string, Ability>> => {
    const url = address(more)
    const found: Ability[] = []
    for await (const each of checkStore(openBlobs(url, credentials()), randomUUID())) found.push(each)
    for await (const each of checkBucket(bucketOf(url, credentials()), randomUUID())) found.push(each)
    return new Map(found.map((each) => [each.name, each]))
  }

  test('are all found, and each is named', async () => {
    const found = await abilities('&lockDays=2')
    expect([...found.values()].filter(({ state }) => state !== 'works')).toEqual([])
    expect([...found.keys()]).toEqual(
      expect.arrayContaining(['write once', 'condition', 'parts', 'versions', 'object lock', 'locked blob']),
    )
    expect((await abilities('')).get('object lock')).toMatchObject({ state: 'absent' })
  })

  test('wrong credentials fail each attempt with a code, and no key is shown', async () => {
    const found: Ability[] = []
    const store = openBlobs(address(), { ...credentials(), S3_SECRET_ACCESS_KEY: 'wrong-secret' })
    for await (const each of checkStore(store, randomUUID())) found.push(each)
    expect(found.filter(({ state }) => state === 'fails').length).toBeGreaterThan(5)
    expect(JSON.stringify(found)).not.toContain('wrong-secret')
  })

  test('a large blob goes in parts, is written once, and is read whole and in ranges', async () => {
    const store = openBlobs(address('&partMegabytes=5'), credentials())
    const bytes = randomBytes(12 * 1024 * 1024 + 17)
    await store.put('packs/large', [bytes.subarray(0, 1_000_000), bytes.subarray(1_000_000)])
    expect((await store.read('packs/large')).equals(bytes)).toBe(true)
    const range = { offset: 5 * 1024 * 1024 - 10, length: 20 }
    expect(await store.read('packs/large', range)).toEqual(bytes.subarray(range.offset, range.offset + range.length))
    await store.put('packs/large', [bytes])
    await expect(store.put('packs/large', [randomBytes(bytes.length)])).rejects.toThrow('other bytes')
  })

  test('without conditional writes the hub looks first: other bytes are refused all the same', async () => {
    const store = openBlobs(address('&conditional=false&checksums=false'), credentials())
    await store.put('packs/one', [Buffer.from('one')])
    await store.put('packs/one', [Buffer.from('one')])
    await expect(store.put('packs/one', [Buffer.from('two')])).rejects.toThrow('other bytes')
    await store.replace('packs/one', [Buffer.from('two')])
    expect(String(await store.read('packs/one'))).toBe('two')
  })

  test('a server that is refused, silent or cut is away within its time limit, and works again afterwards', async () => {
    const open = () => over('&timeoutSeconds=1&attempts=2')
    for (const fault of ['refuse', 'swallow', 2_000] as const) {
      link.fault = fault
      const store = open()
      const began = Date.now()
      await expect(store.put('packs/x', [randomBytes(200_000)])).rejects.toMatchObject({ name: 'BlobsAway' })
      expect(Date.now() - began).toBeLessThan(30_000)
      link.fault = 'none'
      await store.put('packs/after', [Buffer.from('after')])
      expect(String(await store.read('packs/after'))).toBe('after')
    }
  })

  test('an answer that was lost after the write is a retry that finds the same bytes', async () => {
    const store = over('&timeoutSeconds=1&attempts=1')
    const bytes = randomBytes(50_000)
    link.cuts = 'mute'
    link.fault = 10_000
    await store.put('packs/mute', [bytes]).catch(() => undefined)
    link.fault = 'none'
    link.cuts = 'close'
    await store.put('packs/mute', [bytes])
    expect((await store.read('packs/mute')).equals(bytes)).toBe(true)
  })

  test('a slow server is waited for', async () => {
    const store = over('&timeoutSeconds=5')
    link.delayMs = 300
    await store.put('packs/slow', [randomBytes(10_000)])
    expect(await store.read('packs/slow')).toHaveLength(10_000)
    link.delayMs = 0
  })
})
