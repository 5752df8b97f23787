import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { sql } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { openFileBlobs } from '../../../core/blobs/file-blobs.ts'
import { createKeyring } from '../../../core/crypto/keyring.ts'
import { newSigningKey } from '../../../core/crypto/signer.ts'
import { parseId, showId } from '../../../core/words/id.ts'
import { openTransfers } from '../../api/archive/use-transfers.ts'
import { poll } from '../../dispatcher/poll.ts'
import { zipEntries } from '../../support/files/zip-entries.ts'
import { type StartedUitpost, startUitpost } from '../../support/hub/run-uitpost.ts'

const folder = mkdtempSync(join(tmpdir(), 'uitpost-killed-packing-'))
const blobsFolder = join(folder, 'blobs')
const secrets = { key: randomBytes(32), index: randomBytes(32), signing: newSigningKey() }
const keyring = createKeyring([{ id: 1, key: secrets.key }], secrets.index)
const at = await openTransfers({ blobs: openFileBlobs(blobsFolder, randomUUID), keyring, key: secrets.signing })
const { database } = at.test
const running: StartedUitpost[] = []
afterAll(async () => {
  for (const { child, ended } of running) {
    child.kill('SIGKILL')
    await ended
  }
  rmSync(folder, { recursive: true })
})

function startDispatcher(): StartedUitpost {
  const started = startUitpost(['dispatcher'], {
    DATABASE_URL: at.test.appUrl,
    DATABASE_URL_HUB: at.test.hubUrl,
    DATA_DIR: folder,
    BLOBS_URL: pathToFileURL(blobsFolder).href,
    ENCRYPTION_KEYS: `1:${secrets.key.toString('base64')},index:${secrets.index.toString('base64')}`,
    SIGNING_KEY: secrets.signing,
    PUBLIC_URL: 'https://uitpost.example',
    SMTP_URL: 'smtp://127.0.0.1:9',
    SFTP_URL: 'sftp://nobody:nothing@127.0.0.1:9',
    LEASE_SECONDS: '5',
    RENDER_THREADS: '1',
  })
  running.push(started)
  return started
}

const dossiers = 10
const lettersOfDossier = 12

async function packed(id: string): Promise<number> {
  const [row] = await database.hub.query<{ count: number }>(sql`
    select count(*) as count from transfer_package where transfer = ${parseId('transfer', id) ?? null} and status = 'packed'`)
  return row?.count ?? 0
}

async function storedFolders(): Promise<string[]> {
  const folders = new Set<string>()
  for await (const { key } of at.archive.blobs.list('transfers/')) folders.add(key.slice(0, key.lastIndexOf('/')))
  return [...folders]
}

/** Every file that a METS file of the package names is there with its SHA-256, and every file but the root METS is named. */
function expectWhole(name: string, files: ReadonlyMap<string, Buffer>): void {
  const named = new Set<string>()
  for (const [path, bytes] of files) {
    if (!path.endsWith('/METS.xml')) continue
    const base = path.slice(0, -'METS.xml'.length)
    const references = bytes.toString().matchAll(/<(?:mdRef|file) [^>]*>(?:<FLocat [^>]*>)?/g)
    for (const [reference] of references) {
      const file = base + decodeURIComponent(/xlink:href="([^"]+)"/.exec(reference)?.[1] ?? '')
      const found = files.get(file) ?? expect.fail(`${file} is missing`)
      expect(createHash('sha256').update(found).digest('hex')).toBe(/CHECKSUM="([^"]+)"/.exec(reference)?.[1])
      named.add(file)
    }
  }
  expect(named.size).toBeGreaterThan(lettersOfDossier)
  expect([...files.keys()].filter((file) => !named.has(file))).toEqual([`${name}/METS.xml`])
}

test('a dispatcher that is killed while it packs leaves each package whole or unmade, and the next one makes the others once', async () => {
  const records: string[] = []
  for (let d = 0; d < dossiers; d++) {
    for (let n = 0; n < lettersOfDossier; n++) records.push(showId('record', (await at.sent(`Z-${d}`)).record))
    await at.closeDossier(`Z-${d}`)
  }
  const { json } = await at.post('transfers', { series: 'vergunningen', archiveService: 'Stadsarchief' })
  const { id } = json
  await at.work()
  expect((await at.post(`transfers/${id}/approve`, {}, at.second)).status).toBe(200)

  // One is killed as soon as it stores the bytes of a package, one between two packages.
  const first = startDispatcher()
  await poll(storedFolders, (folders) => folders.length > 0)
  first.child.kill('SIGKILL')
  expect(await first.ended, first.output()).toBe('SIGKILL')
  const afterFirst = await packed(id)
  const second = startDispatcher()
  await poll(
    () => packed(id),
    (count) => count > afterFirst,
  )
  second.child.kill('SIGKILL')
  expect(await second.ended, second.output()).toBe('SIGKILL')
  expect(await packed(id)).toBeLessThan(dossiers)

  startDispatcher()
  await poll(
    async () => (await at.get(`transfers/${id}`)).json.status,
    (status) => status === 'packed',
  )
  const packages = await at.packagesOf(id)
  expect(packages).toHaveLength(dossiers)
  expect(await storedFolders()).toHaveLength(dossiers)
  const found: string[] = []
  for (const each of packages) {
    const name = String(each['package'])
    const response = await fetch(`${at.url}/v1/archive/transfers/${id}/packages/${name}`, {
      headers: { Authorization: `Bearer ${at.mine.live}` },
    })
    const bytes = Buffer.from(await response.arrayBuffer())
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(each['sha256'])
    const files = await zipEntries(bytes)
    expectWhole(name, files)
    for (const path of files.keys()) {
      const record = /\/representations\/(rec_[^/]+)\/METS\.xml$/.exec(path)?.[1]
      if (record !== undefined) found.push(record)
    }
  }
  expect(found.toSorted()).toEqual(records.toSorted())
}, 240_000)
