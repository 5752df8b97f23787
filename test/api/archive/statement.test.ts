import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Message } from '../../../api/contract/messages/message.ts'
import { openStandaloneVerifier } from '../../archive/standalone-verifier.ts'
import { readLetter } from '../../support/files/read-letter.ts'
import { zipEntries } from '../../support/files/zip-entries.ts'
import { openTestHub } from '../../support/hub/open-test-hub.ts'

const hub = await openTestHub()
const alone = await openStandaloneVerifier()
const run = promisify(execFile)

let message: Message
let path: string
let key: string
beforeAll(async () => {
  const posted = await hub.ask('/v1/messages', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() },
    body: JSON.stringify({
      template: { key: 'adreswijziging-verwerkt' },
      recipient: { type: 'citizen', insz: '85631212493', name: 'Lotte Verhelst' },
      data: {
        aanspreking: 'mevrouw Verhelst',
        vanaf: '2026-12-01',
        meldenTot: '2026-12-15',
        voertuig: true,
        adres: { street: 'Kerkstraat', houseNumber: '12', postalCode: '9999', municipality: 'Voorbeeldegem' },
      },
      reference: 'VERKLARING-1',
    }),
  })
  expect(posted.status).toBe(202)
  const { id } = (await posted.json()) as { id: string }
  const shown = async () => (await (await hub.ask(`/v1/messages/${id}`)).json()) as Message
  message = await hub.until(shown, ({ status }) => status === 'delivered')
  path = `/v1/archive/records/${message.record?.id}`
  const proof = await hub.until(
    async () => (await (await hub.ask(`${path}/proof`)).json()) as { status: string; publicKey?: string },
    ({ status }) => status === 'sequenced',
  )
  key = proof.publicKey ?? ''
})
const bytesOf = async (more: string): Promise<Buffer> => {
  const answer = await hub.ask(`${path}${more}`)
  expect(answer.status).toBe(200)
  return Buffer.from(await answer.arrayBuffer())
}

describe('GET /v1/archive/records/{id}/statement', () => {
  test('200: a PDF in the language of the letter, or in another', async () => {
    const first = async (bytes: Buffer) => (await readLetter(bytes)).lines.map(({ text }) => text).join(' ')
    const text = await first(await bytesOf('/statement'))
    expect(text).toContain('Verklaring van verzending')
    expect(text).toContain('Lotte Verhelst')
    expect(text).toContain('VERKLARING-1')
    expect(await first(await bytesOf('/statement?language=fr'))).toContain('Attestation d’envoi')
    expect((await hub.ask(`${path}/statement?language=it`)).status).toBe(400)
  })

  test('404 for a test key and for a record that is not there; 401 without a key', async () => {
    for (const each of ['/statement', '/package']) {
      expect((await hub.ask(`${path}${each}`, { key: hub.trial.apiKeys.test })).status).toBe(404)
      expect((await hub.ask(`/v1/archive/records/rec_${'0'.repeat(26)}${each}`)).status).toBe(404)
      expect((await fetch(`${hub.url}${path}${each}`)).status).toBe(401)
    }
  })

  test('both leave a line in the audit log, with the purpose', async () => {
    const headers = { 'Uitpost-Purpose': 'bezwaar 2026-118' }
    await (await hub.ask(`${path}/statement`, { headers })).arrayBuffer()
    await (await hub.ask(`${path}/package`, { headers })).arrayBuffer()
    const rows = await hub.clone.database.hub.query(
      sql`select action, subject from audit_entry where purpose = 'bezwaar 2026-118' order by action`,
    )
    expect(rows).toEqual([
      { action: 'export-record', subject: message.record?.id },
      { action: 'read-statement', subject: message.record?.id },
    ])
  })
})

describe('GET /v1/archive/records/{id}/package', () => {
  test('200: a ZIP that verifies with nothing but the key and the program in it', async () => {
    const bytes = await bytesOf('/package')
    const files = await zipEntries(bytes)
    const folder = `records/${message.record?.id}`
    for (const each of ['export.json', 'checkpoint', 'verifier-key', 'uitpost-verify.mjs'])
      expect(files.has(each)).toBe(true)
    for (const each of ['record.json', 'proof.json', 'statement.pdf']) expect(files.has(`${folder}/${each}`)).toBe(true)
    const exported = await alone.openZip(new Blob([new Uint8Array(bytes)]))
    expect(await alone.verifyExport(exported, { key })).toMatchObject({ findings: [], records: 1 })
    const proof = JSON.parse(files.get(`${folder}/proof.json`)?.toString() ?? '')
    expect((await alone.verifyProof(proof, { key })).fault).toBeUndefined()

    const zip = join(hub.dataDir, 'package.zip')
    await writeFile(zip, bytes)
    const { stdout } = await run(process.execPath, [alone.path, zip, '--key', key])
    expect(stdout).toContain('All is as it was sealed: 1 record.')
  })

  test('a ZIP that was cut is refused, and a file that unpacks to more than it says is not there', async () => {
    const bytes = await bytesOf('/package')
    await expect(alone.openZip(new Blob([new Uint8Array(bytes.subarray(0, 2_000))]))).rejects.toThrow('no ZIP')
    const names = Buffer.from(bytes)
    // The size of the first file in the central directory, made smaller than what it holds.
    const entry = names.indexOf(Buffer.from('504b0102', 'hex'))
    names.writeUInt32LE(names.readUInt32LE(entry + 24) - 1, entry + 24)
    const files = await alone.openZip(new Blob([new Uint8Array(names)]))
    expect(await files.read('export.json')).toBeUndefined()
  })
})

describe('what is open to the public', () => {
  test('the verifier at its stable address, and the page that uses it', async () => {
    const served = await fetch(`${hub.url}/verify/uitpost-verify.mjs`)
    expect(served.headers.get('content-type')).toContain('text/javascript')
    expect(await served.text()).toContain('export async function verifyExport')
    const page = await fetch(`${hub.url}/verify`, { redirect: 'manual' })
    expect(page.headers.get('location')).toBe('/inbox/check/proof')
  })

  test('the last checkpoint and the hashes of the log, and never an entry', async () => {
    const note = await (await fetch(`${hub.url}/ledger/checkpoint`)).text()
    const [origin, size] = note.split('\n')
    expect(origin).toBe(key.split('+')[0])
    const width = Number(size) % 256
    const tile = await fetch(
      `${hub.url}/ledger/tile/0/${String(Math.floor(Number(size) / 256)).padStart(3, '0')}.p/${width}`,
    )
    expect((await tile.arrayBuffer()).byteLength).toBe(width * 32)
    for (const wrong of [
      'entries/000',
      '0/999',
      '0/1',
      '0/000.p/0',
      '0/000.p/256',
      '64/000',
      '0/x000/001',
      '0/..%2f000',
      'x',
    ])
      expect((await fetch(`${hub.url}/ledger/tile/${wrong}`)).status).toBe(404)
  })

  test('no statement of former keys while there is one key', async () => {
    expect((await fetch(`${hub.url}/ledger/keys`)).status).toBe(404)
  })
})
