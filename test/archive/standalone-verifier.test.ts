import { execFile } from 'node:child_process'
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { promisify } from 'node:util'
import canonicalize from 'canonicalize'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDocuments } from '../../archive/ingest/add-documents.ts'
import { closeRecords } from '../../archive/ingest/close-records.ts'
import type { StoredRecord } from '../../archive/ingest/ingest-request.ts'
import { verifierKey } from '../../archive/ledger/checkpoint.ts'
import { LogHasher } from '../../archive/ledger/log-hasher.ts'
import { consistencyPath, leafHash } from '../../archive/ledger/merkle.ts'
import { openSequencer } from '../../archive/ledger/open-sequencer.ts'
import { proofFile } from '../../archive/ledger/proof-file.ts'
import { proveConsistency } from '../../archive/ledger/prove-consistency.ts'
import { proveRecord } from '../../archive/ledger/prove-record.ts'
import { publishedTile, readTilePath } from '../../archive/ledger/published-log.ts'
import { verifierFile } from '../../archive/verifier/verifier-file.ts'
import { exportArchive } from '../../archive/verify/export-archive.ts'
import type { Finding, VerifyStep } from '../../archive/verify/finding.ts'
import { verifyExport } from '../../archive/verify/verify-export.ts'
import { createSigner, newSigningKey } from '../../core/crypto/signer.ts'
import { createLog } from '../../core/log.ts'
import { showId } from '../../core/words/id.ts'
import { document, openArchiveFixture } from './archive-fixture.ts'
import { openStandaloneVerifier } from './standalone-verifier.ts'

const run = promisify(execFile)
const alone = await openStandaloneVerifier()
const at = await openArchiveFixture()
const mine = await at.newEntity('OVO000001')
const signer = createSigner(newSigningKey())
const origin = 'uitpost.test/ledger'
const key = verifierKey(origin, signer.publicKey)
const sequencer = openSequencer({
  context: at.context,
  signer,
  origin,
  checkpointFile: join(at.folder, 'checkpoints.log'),
  log: createLog('silent'),
  everyMs: 3_600_000,
})
afterAll(() => sequencer.close())

const everything = join(at.folder, 'everything')
const some = join(at.folder, 'some')
let records: readonly StoredRecord[]
let early: string
beforeAll(async () => {
  records = await at.keep(...Array.from({ length: 4 }, () => at.letter(mine)))
  await sequencer.round()
  early = await readNote()
  for (let i = 0; i < 9; i++) await at.keep(...Array.from({ length: 30 }, () => at.letter(mine, { documents: [] })))
  const [first] = records as [StoredRecord]
  await addDocuments(at.context, [
    {
      record: first.record,
      entity: mine,
      series: first.request.series,
      documents: [document(2, [{ bytes: Buffer.from('Date: today') }], { kind: 'email', name: 'bericht.eml' })],
    },
  ])
  await at.test.database.asHub((tx) =>
    closeRecords(tx, [
      {
        record: first.record,
        status: 'read',
        channels: ['inbox'],
        timelineDigest: Buffer.alloc(32, 3),
        at: at.clock.now(),
      },
    ]),
  )
  await sequencer.round()
  await findings(exportArchive(at.context, everything, {}))
  await findings(exportArchive(at.context, some, { records: records.map(({ record }) => record) }))
})

async function readNote(): Promise<string> {
  const lines = (await readFile(join(at.folder, 'checkpoints.log'), 'utf8')).trim().split('\n')
  return (JSON.parse(lines.at(-1) ?? '') as { note: string }).note
}
async function findings(steps: AsyncGenerator<VerifyStep>): Promise<Finding[]> {
  const all: Finding[] = []
  for await (const step of steps) if (step.kind === 'finding') all.push(step.finding)
  return all
}
const sorted = (all: readonly Finding[]): string[] => all.map((each) => canonicalize(each) ?? '').sort()

/** The findings of both verifiers, which must be the same. */
async function both(folder: string, earlier: readonly string[] = []): Promise<string[]> {
  const hub = sorted(await findings(verifyExport(folder, { verifierKey: key, earlier })))
  const own = sorted((await alone.verifyExport(alone.openFolder(folder), { key, earlier })).findings)
  expect(own).toEqual(hub)
  return own
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries.filter((each) => each.isFile()).map((each) => relative(folder, join(each.parentPath, each.name)))
}

let copies = 0
async function copyOf(folder: string): Promise<string> {
  const to = join(at.folder, `copy-${++copies}`)
  await cp(folder, to, { recursive: true })
  return to
}

test('it is one file, which imports only what Node has', () => {
  const imports = verifierFile().match(/^import .*|import\(.*?\)/gm) ?? []
  expect(imports.length).toBeGreaterThan(0)
  for (const each of imports) expect(each).toMatch(/^import\('node:[a-z/]+'\)$/)
})

describe('it says what the hub’s own verifier says', () => {
  test('of exports that are whole', async () => {
    expect(await both(everything, [early])).toEqual([])
    expect(await both(some)).toEqual([])
  })

  // Files that no check reads hold nothing that was sealed.
  const isRead = (path: string): boolean => !/^(verifier-key|uitpost-verify\.mjs)$/.test(path)

  test.each([
    ['the whole log', everything],
    ['single records', some],
  ])('of %s, whatever is done to a file', async (_name, whole) => {
    const paths = (await filesIn(whole)).filter(isRead).sort()
    // Empty records are many, and all alike.
    const small = paths
      .filter((path) => !path.startsWith('records/'))
      .concat(records.flatMap(({ record }) => paths.filter((path) => path.includes(showId('record', record)))))
    const seen = new Set<string>()
    const change = fc.oneof(
      fc.record({ kind: fc.constant('flip' as const), at: fc.nat(), bit: fc.nat({ max: 7 }) }),
      fc.record({ kind: fc.constant('cut' as const), at: fc.nat() }),
      fc.record({ kind: fc.constant('remove' as const) }),
      fc.record({ kind: fc.constant('swap' as const), with: fc.nat() }),
      fc.record({ kind: fc.constant('insert' as const), at: fc.nat(), text: fc.string({ maxLength: 4 }) }),
    )
    await fc.assert(
      fc.asyncProperty(fc.nat(), change, async (which, changed) => {
        const path = small[which % small.length] as string
        const file = join(whole, path)
        const before = await readFile(file)
        try {
          switch (changed.kind) {
            case 'flip': {
              const bytes = Buffer.from(before)
              const place = changed.at % Math.max(1, bytes.length)
              bytes[place] = (bytes[place] ?? 0) ^ (1 << changed.bit)
              await writeFile(file, bytes)
              break
            }
            case 'cut':
              await writeFile(file, before.subarray(0, changed.at % Math.max(1, before.length)))
              break
            case 'remove':
              await rm(file)
              break
            case 'insert': {
              const place = changed.at % Math.max(1, before.length)
              await writeFile(
                file,
                Buffer.concat([before.subarray(0, place), Buffer.from(changed.text), before.subarray(place)]),
              )
              break
            }
            case 'swap':
              await writeFile(file, await readFile(join(whole, small[changed.with % small.length] as string)))
          }
          for (const each of await both(whole, whole === everything ? [early] : [])) seen.add(each)
        } finally {
          await writeFile(file, before)
        }
      }),
      { numRuns: whole === everything ? 40 : 200 },
    )
    expect(await both(whole)).toEqual([])
    expect(seen.size).toBeGreaterThan(5)
  })

  test('of records without leaves, with leaves of others, and of facts that have no canonical form', async () => {
    const folder = await copyOf(some)
    const file = (i: number) =>
      join(folder, 'records', showId('record', (records[i] as StoredRecord).record), 'record.json')
    const edit = async (i: number, change: (json: object) => unknown) =>
      writeFile(file(i), JSON.stringify(change(JSON.parse(await readFile(file(i), 'utf8')))))
    await edit(0, (json) => ({ ...json, leaves: [], documents: [] }))
    const other = JSON.parse(await readFile(file(2), 'utf8'))
    await edit(1, (json) => ({ ...json, leaves: other.leaves }))
    await writeFile(file(2), (await readFile(file(2), 'utf8')).replace('"OMV-2026-0042"', '"\\ud800"'))
    await writeFile(
      file(3),
      (await readFile(file(3), 'utf8')).replace('"facts": {', '"facts": {"__proto__": {"a": 1},'),
    )
    const found = (await both(folder)).map((each) => (JSON.parse(each) as Finding).what)
    expect(found).toEqual(expect.arrayContaining(['record-unknown', 'leaf-altered', 'record-altered']))
    expect(found.filter((each) => each === 'record-altered').length).toBeGreaterThanOrEqual(2)
  })

  test('of a fork, of a folder that was renamed, and of a record that no log names', async () => {
    const forked = await copyOf(everything)
    const [a, b] = (await readdir(join(forked, 'tile/entries'))).sort()
    if (a === undefined || b === undefined) throw new Error('The log of this test has two bundles')
    await both(forked, [early.replace(/\n(\d+)\n/, '\n999\n')])
    const [one, two] = (await readdir(join(forked, 'records'))).sort() as [string, string]
    await rename(join(forked, 'records', one), join(forked, 'records', `rec_${'0'.repeat(26)}`))
    await mkdir(join(forked, 'records', 'not a record'))
    await rename(join(forked, 'records', two), join(forked, 'records', one))
    const found = (await both(forked)).map((each) => (JSON.parse(each) as Finding).what)
    expect(found).toEqual(expect.arrayContaining(['record-unknown', 'record-missing']))
  })
})

describe('as a program', () => {
  const verify = (...args: string[]) =>
    run(process.execPath, [alone.path, ...args]).then(
      ({ stdout }) => ({ code: 0, text: stdout }),
      ({ code, stdout, stderr }) => ({ code: Number(code), text: `${stdout}${stderr}` }),
    )

  test('0 with a key, 3 without, 1 for a difference, 2 for what it cannot read', async () => {
    expect(await verify(some, '--key', key)).toMatchObject({ code: 0, text: expect.stringContaining('4 records') })
    expect(await verify(some)).toMatchObject({ code: 3, text: expect.stringContaining(key) })
    const changed = await copyOf(some)
    const [pdf] = (await filesIn(changed)).filter((each) => each.endsWith('.pdf'))
    await writeFile(join(changed, pdf ?? ''), 'another')
    expect(await verify(changed, '--key', key)).toMatchObject({
      code: 1,
      text: expect.stringContaining('document-altered'),
    })
    expect(await verify(join(some, 'nowhere'))).toMatchObject({
      code: 2,
      text: expect.stringContaining('is not there'),
    })
    expect(await verify()).toMatchObject({ code: 2, text: expect.stringContaining('Usage') })
    expect(await verify('--wrong')).toMatchObject({ code: 2, text: expect.stringContaining('Usage') })
    expect(await verify('--help')).toMatchObject({ code: 0, text: expect.stringContaining('Exit codes') })
  })

  test('an older checkpoint, and two checkpoints with their proof', async () => {
    const old = join(at.folder, 'old-checkpoint')
    await writeFile(old, early)
    expect(await verify(everything, '--earlier', old, '--key', key)).toMatchObject({ code: 0 })
    const size = Number((await readNote()).split('\n')[1])
    const hashes = await proveConsistency(at.test.database.hub, 4, size)
    const proof = join(at.folder, 'consistency.json')
    await writeFile(proof, JSON.stringify({ hashes: hashes.map((hash) => hash.toString('base64')) }))
    const newer = join(everything, 'checkpoint')
    expect(await verify('--consistency', old, newer, proof, '--key', key)).toMatchObject({ code: 0 })
    await writeFile(proof, JSON.stringify(hashes.slice(1).map((hash) => hash.toString('base64'))))
    expect(await verify('--consistency', old, newer, proof, '--key', key)).toMatchObject({
      code: 1,
      text: expect.stringContaining('rewritten'),
    })
  })

  test('two checkpoints with an export, or with the files of the log that it asks for, taken by hand', async () => {
    const [old, newer] = [join(at.folder, 'taken-checkpoint'), join(everything, 'checkpoint')]
    await writeFile(old, early)
    const compare = (...args: string[]) => verify('--consistency', ...args, '--key', key)
    expect(await compare(old, newer, everything)).toMatchObject({
      code: 0,
      text: expect.stringMatching(/log of 4 .* of/),
    })

    const asked = await compare(old, newer)
    expect(asked).toMatchObject({ code: 2, text: expect.stringContaining('/ledger/') })
    const paths = asked.text.match(/tile\/\S+/g) ?? []
    expect(paths.length).toBeGreaterThan(0)
    const taken = join(at.folder, 'taken')
    for (const path of paths) {
      const tile = readTilePath(path.slice('tile/'.length))
      const bytes = tile && (await publishedTile(at.test.database.hub, tile))
      await mkdir(dirname(join(taken, path)), { recursive: true })
      await writeFile(join(taken, path), bytes ?? '')
    }
    expect(await compare(old, newer, taken)).toMatchObject({ code: 0 })

    // A proof of a record holds a checkpoint as well.
    const record = (records[0] as StoredRecord).record
    const proof = await proveRecord(at.context, { hub: mine }, record, 'first')
    if (proof === undefined || proof === 'pending') throw new Error('The record has a proof')
    const proofPath = join(at.folder, 'proof.json')
    await writeFile(proofPath, JSON.stringify(proofFile(proof)))
    expect(await compare(proofPath, newer, taken)).toMatchObject({ code: 0 })

    expect(await compare(newer, old, taken)).toMatchObject({
      code: 2,
      text: expect.stringContaining('older one first'),
    })
    const [first = ''] = paths
    const whole = await readFile(join(taken, first))
    await writeFile(join(taken, first), Buffer.from(whole.map((byte) => byte ^ 1)))
    expect(await compare(old, newer, taken)).toMatchObject({ code: 1, text: expect.stringContaining('rewritten') })
    await writeFile(join(taken, first), whole.subarray(0, 31))
    expect(await compare(old, newer, taken)).toMatchObject({ code: 2, text: expect.stringContaining(first) })
    expect(await compare(old, newer, join(taken, 'nowhere'))).toMatchObject({ code: 2 })
  })
})

test('proofs from tiles are those of the hub, for every pair of sizes up to three tiles', async () => {
  const leaves = Array.from({ length: 600 }, (_, i) => leafHash(Buffer.from(String(i))))
  const tree = new Tree(leaves)
  for (const size of [1, 2, 3, 7, 8, 255, 256, 257, 300, 511, 512, 513, 600])
    for (const before of [1, 2, 5, 255, 256, 257, 299, 512, 600].filter((each) => each <= size)) {
      const { hashes } = await alone.proofFromTiles(async (path) => tree.tile(path), before, size)
      expect([before, size, hashes?.length]).toEqual([before, size, consistencyPath(before, size).length])
      const [first, second] = [before, size].map((count) => ({ size: count, root: tree.root(count) }))
      expect(await alone.isContinuation(first!, second!, hashes ?? [])).toBe(true)
    }
})

/** A log of these leaves, with its tiles as they are published at any size. */
class Tree {
  readonly #leaves: readonly Buffer[]
  constructor(leaves: readonly Buffer[]) {
    this.#leaves = leaves
  }
  root(size: number): Buffer {
    const hasher = new LogHasher()
    for (const leaf of this.#leaves.slice(0, size)) hasher.push(leaf)
    return hasher.root()
  }
  tile(path: string): Buffer | undefined {
    const wanted = readTilePath(path.slice('tile/'.length))
    if (wanted === undefined || wanted.level > 1) return undefined
    const { level, number, width } = wanted
    const under = level === 0 ? 1 : 256
    return Buffer.concat(
      Array.from({ length: width }, (_, i) => {
        const hasher = new LogHasher()
        const from = (number * 256 + i) * under
        for (const leaf of this.#leaves.slice(from, from + under)) hasher.push(leaf)
        return hasher.root()
      }),
    )
  }
}
