import { execFileSync } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bucketOf, openBlobs } from '../../cli/hub/open-blobs.ts'
import { checkBucket } from '../../core/blobs/check-bucket.ts'
import { type Ability, checkStore } from '../../core/blobs/check-store.ts'
import { type FrontServer, startFrontServer } from '../support/faulty/front-server.ts'
import { freePort, type Peer, startPeer } from './start-peer.ts'
import { withPeer } from './with-peer.ts'

interface S3 {
  readonly endpoint: string
  readonly region: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly bucket: string
}

withPeer('a real S3 server behind another one', ['go', 'openssl'], () => {
  const folder = mkdtempSync(join(tmpdir(), 'uitpost-s3-front-'))
  let s3: Peer<S3>
  const fronts: FrontServer[] = []
  const credentials = () => ({ S3_ACCESS_KEY_ID: s3.accessKeyId, S3_SECRET_ACCESS_KEY: s3.secretAccessKey })
  const address = (endpoint: string, more = '') =>
    `s3://${s3.bucket}/${randomUUID()}?endpoint=${endpoint}&region=${s3.region}&attempts=2${more}`
  const open = (endpoint: string, more = '') => openBlobs(address(endpoint, more), credentials())
  const front = async (...tls: Parameters<typeof startFrontServer> extends [unknown, ...infer Rest] ? Rest : never) => {
    const made = await startFrontServer({ port: Number(new URL(s3.endpoint).port) }, ...tls)
    fronts.push(made)
    return made
  }
  beforeAll(async () => {
    s3 = await startPeer<S3>('start-s3', [await freePort()])
  }, 900_000)
  afterAll(async () => {
    for (const each of fronts) await each.close()
    await s3.end()
    rmSync(folder, { recursive: true })
  })

  describe('with a certificate of an own authority', () => {
    const file = (name: string) => join(folder, name)
    const openssl = (...argv: string[]) => execFileSync('openssl', argv, { stdio: 'pipe' })
    /** An authority, and a certificate of it for `localhost`. */
    function certify(name: string): { readonly key: string; readonly cert: string; readonly ca: string } {
      const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2']
      openssl(
        'req',
        '-x509',
        ...key,
        '-keyout',
        file(`${name}-ca.key`),
        '-out',
        file(`${name}-ca.pem`),
        '-subj',
        `/CN=${name}`,
      )
      const signedBy = ['-CA', file(`${name}-ca.pem`), '-CAkey', file(`${name}-ca.key`)]
      const forHost = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost']
      openssl(
        'req',
        '-x509',
        ...key,
        ...signedBy,
        ...forHost,
        '-keyout',
        file(`${name}.key`),
        '-out',
        file(`${name}.pem`),
      )
      return {
        key: readFileSync(file(`${name}.key`), 'utf8'),
        cert: readFileSync(file(`${name}.pem`), 'utf8'),
        ca: file(`${name}-ca.pem`),
      }
    }

    test('it is reached when its authority is named, and not at all otherwise', async () => {
      const [ours, other] = [certify('ours'), certify('other')]
      const { port } = await front(ours)
      const endpoint = `https://localhost:${port}`
      const bytes = randomBytes(100_000)
      const store = open(endpoint, `&ca=${ours.ca}`)
      await store.put('packs/one', [bytes])
      expect((await store.read('packs/one')).equals(bytes)).toBe(true)
      for (const more of ['', `&ca=${other.ca}`])
        await expect(open(endpoint, more).put('packs/one', [bytes])).rejects.toMatchObject({ name: 'BlobsAway' })
      await expect(open(`https://127.0.0.1:${port}`, `&ca=${ours.ca}`).put('packs/one', [bytes])).rejects.toMatchObject(
        {
          name: 'BlobsAway',
        },
      )
    })

    test('a file without a certificate is refused before anything is sent', () => {
      writeFileSync(file('empty.pem'), '')
      writeFileSync(file('torn.pem'), '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n')
      for (const name of ['empty.pem', 'torn.pem', 'missing.pem'])
        expect(() => open('https://localhost:1', `&ca=${file(name)}`)).toThrow('ca: expected a file with certificates')
    })
  })

  test('a server without conditional writes and object lock is used all the same, and what it lacks is said', async () => {
    const without = await front()
    const endpoint = `http://127.0.0.1:${without.port}`
    without.lacks = ({ method, url = '', headers }) =>
      (method === 'PUT' && headers['if-none-match'] !== undefined) || /[?&]object-lock\b/.test(url)
    const store = open(endpoint)
    await store.put('packs/one', [Buffer.from('one')])
    await store.put('packs/one', [Buffer.from('one')])
    await expect(store.put('packs/one', [Buffer.from('two')])).rejects.toThrow('other bytes')
    const abilities = new Map<string, Ability>()
    const url = address(endpoint)
    for await (const each of checkStore(openBlobs(url, credentials()), randomUUID())) abilities.set(each.name, each)
    for await (const each of checkBucket(bucketOf(url, credentials()), randomUUID())) abilities.set(each.name, each)
    expect([...abilities.values()].filter(({ state }) => state === 'fails').map(({ name }) => name)).toEqual([])
    expect(abilities.get('condition')).toMatchObject({ state: 'absent', words: expect.stringContaining('501') })
    expect(abilities.get('object lock')).toMatchObject({
      state: 'absent',
      words: expect.stringContaining('cannot lock'),
    })
    const locked = bucketOf(address(endpoint, '&lockDays=1'), credentials())
    const asked: Ability[] = []
    for await (const each of checkBucket(locked, randomUUID())) asked.push(each)
    expect(asked.find(({ name }) => name === 'object lock')?.state).toBe('fails')
  })
})
