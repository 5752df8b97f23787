import { cp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { signCheckpoint, verifierKey, verifyCheckpoint } from '../../../archive/ledger/checkpoint.ts'
import { growLedger } from '../../../archive/ledger/grow-ledger.ts'
import { followFormerKey } from '../../../archive/ledger/key-changes.ts'
import { type LogKeys, readKeyStatement, signKeyStatement } from '../../../archive/ledger/log-keys.ts'
import { proofFile } from '../../../archive/ledger/proof-file.ts'
import { proveRecord } from '../../../archive/ledger/prove-record.ts'
import { assertPublishedKnown, publishCheckpoints } from '../../../archive/ledger/published/publish-checkpoints.ts'
import { openPublishedFiles, type PublishedFiles } from '../../../archive/ledger/published/published-files.ts'
import { publishedLogKeys } from '../../../archive/ledger/published/published-keys.ts'
import type { Certificate } from '../../../archive/retention/certificate.ts'
import type { DisposalId } from '../../../archive/retention/disposal.ts'
import { type SignedFile, signFile } from '../../../archive/retention/signed-file.ts'
import { exportArchive } from '../../../archive/verify/export-archive.ts'
import type { Finding, VerifyStep } from '../../../archive/verify/finding.ts'
import { verifyArchive } from '../../../archive/verify/verify-archive.ts'
import { verifyExport } from '../../../archive/verify/verify-export.ts'
import { createSigner, newSigningKey, type Signer } from '../../../core/crypto/signer.ts'
import { type EntityId, showId } from '../../../core/words/id.ts'
import { reapplyAllDisposals } from '../../../dispatcher/disposal/reapply.ts'
import { workDisposals } from '../../../dispatcher/disposal/work-disposals.ts'
import { openStandaloneVerifier } from '../../archive/standalone-verifier.ts'
import { type Disposals, type Kept, openDisposals, origin } from './use-disposals.ts'

/** A log whose key was replaced: one disposal of before the change, one of after it. */
const alone = await openStandaloneVerifier()
const next = createSigner(newSigningKey())
const present = verifierKey(origin, next.publicKey)
let at: Disposals
let former: string
let files: PublishedFiles
let checkpointFile: string
let mine: EntityId
let [before, after]: DisposalId[] = []
let living: Kept | undefined
let folder: string
let copies = 0

beforeAll(async () => {
  at = await openDisposals()
  former = verifierKey(origin, at.signer.publicKey)
  checkpointFile = join(at.folder, 'checkpoints')
  files = openPublishedFiles(checkpointFile)
  mine = await at.newEntity('OVO000001')
  await at.archive(mine, [{ series: 'a' }])
  await at.archive(mine, [{ series: 'b' }])
  living = (await at.archive(mine, [{ series: 'c' }]))[0]
  for (const series of ['a', 'b']) await at.rule(mine, series)
  await at.growLedger()
  await at.moveTo('2033-01-10T10:00:00Z')
  before = await at.propose(mine, 'a')
  await at.work()
  await at.approve(mine, before)
  await at.work()
  await publishCheckpoints(at.context.database, files)
  await follow(next, [at.signer])
  after = await at.propose(mine, 'b')
  await workWith(next)
  await at.approve(mine, after)
  await workWith(next)
  await publishCheckpoints(at.context.database, files)
  folder = await exported()
})

function follow(signer: Signer, retired: readonly Signer[]): Promise<void> {
  const keys = retired.map(({ publicKey }) => publicKey)
  return followFormerKey(at.context.database, { origin, signer, retired: keys, now: at.clock.now() })
}
async function workWith(signer: Signer): Promise<void> {
  for (let i = 0; i < 5; i++) {
    while (await workDisposals({ ...at.deps, signer }));
    await growLedger(at.context.database, { origin, signer, now: at.clock.now() })
    at.clock.advance(2_000)
  }
}
async function exported(): Promise<string> {
  const to = join(at.folder, `changed-${++copies}`)
  expect(await findingsOf(exportArchive(at.context, to, {}))).toEqual([])
  return to
}
async function copyOf(from: string): Promise<string> {
  const to = join(at.folder, `changed-${++copies}`)
  await cp(from, to, { recursive: true })
  return to
}
async function findingsOf(steps: AsyncGenerator<VerifyStep>): Promise<Finding[]> {
  const all: Finding[] = []
  for await (const step of steps) if (step.kind === 'finding') all.push(step.finding)
  return all
}
/** What both verifiers say. */
async function both(of: string, key = present): Promise<string[]> {
  const hub = (await findingsOf(verifyExport(of, { verifierKey: key }))).map(({ what }) => what)
  const own = (await alone.verifyExport(alone.openFolder(of), { key })).findings.map(({ what }) => what)
  expect(own.sort()).toEqual(hub.sort())
  return hub
}
const certificateOf = (of: string, id: DisposalId): string =>
  join(of, 'disposals', showId('disposal', id), 'certificate.json')

test('a reader with the present key finds everything as it was sealed, also what the former key signed', async () => {
  expect(await both(folder)).toEqual([])
  expect(await findingsOf(verifyArchive(at.context, { verifierKey: present, checkpointFile }))).toEqual([])
  await expect(assertPublishedKnown(at.context.database, files)).resolves.toBeUndefined()
  // A proof that leads to the first checkpoint was signed with the former key, and says whose it is.
  const found = await proveRecord(at.context, { entity: mine }, living!.record, 'first')
  if (found === undefined || found === 'pending') throw new Error('There is no proof')
  const proof = proofFile(found)
  expect(proof.publicKey).toBe(former)
  expect(await alone.verifyProof(proof, { key: present })).not.toHaveProperty('fault')
  expect(await alone.verifyProof({ ...proof, keys: undefined }, { key: present })).toMatchObject({
    fault: 'checkpoint',
  })
})

test('without the statement nothing of the former key counts, nor does a statement of another key', async () => {
  const bare = await copyOf(folder)
  await rm(join(bare, 'keys'))
  expect(await both(bare)).toEqual(['certificate-invalid'])
  const stranger = createSigner(newSigningKey())
  const statement = await readFile(join(folder, 'keys'), 'utf8')
  const stated = readKeyStatement(statement, present) ?? []
  expect(stated).toMatchObject([{ key: former }])
  for (const forged of [
    signKeyStatement(origin, stated, stranger),
    statement.replace(/^(\d+) (\d+)/m, (_all, size: string) => `${size} 999999`),
    statement.slice(0, 20),
  ]) {
    await writeFile(join(bare, 'keys'), forged)
    expect(await both(bare)).toEqual(['certificate-invalid'])
  }
  // A reader who knows the former key alone is not led to the present one by what the export says itself.
  expect(await both(folder, former)).toEqual(['checkpoint-invalid'])
})

describe('a former key that was stolen', () => {
  test('signs no certificate about what was destroyed after it was replaced', async () => {
    const forged = await copyOf(folder)
    const path = certificateOf(forged, after!)
    const { content } = JSON.parse(await readFile(path, 'utf8')) as SignedFile<Certificate>
    await writeFile(path, signFile(content, at.signer))
    expect(await both(forged)).toEqual(['certificate-invalid'])
  })

  test('signs none about earlier entries that claims a later moment', async () => {
    const forged = await copyOf(folder)
    const path = certificateOf(forged, before!)
    const { content } = JSON.parse(await readFile(path, 'utf8')) as SignedFile<Certificate>
    const dated = { ...content, destroyed: { ...content.destroyed, to: '2034-01-01T00:00:00.000Z' } }
    await writeFile(path, signFile(dated, at.signer))
    expect(await both(forged)).toEqual(['certificate-invalid'])
  })

  test('signs no checkpoint of a later log', async () => {
    const forged = await copyOf(folder)
    const checkpoint = verifyCheckpoint(await readFile(join(folder, 'checkpoint'), 'utf8'), present)
    await writeFile(join(forged, 'checkpoint'), signCheckpoint(checkpoint!, at.signer))
    expect(await both(forged)).toEqual(['checkpoint-invalid'])
  })
})

test('a process that still has the former key signs nothing any more, and a key that was not retired is not followed', async () => {
  const { database } = at.context
  await at.archive(mine, [{ series: 'c' }])
  await expect(growLedger(database, { origin, signer: at.signer, now: at.clock.now() })).rejects.toThrow(/was replaced/)
  await expect(follow(at.signer, [next])).rejects.toThrow(/was replaced/)
  const third = createSigner(newSigningKey())
  await expect(follow(third, [at.signer])).rejects.toThrow(/RETIRED_LETTER_KEYS/)
  // The right key goes on, and its statement stays what it was.
  await follow(next, [at.signer])
  expect(await growLedger(database, { origin, signer: next, now: at.clock.now() })).toBeGreaterThan(0)
  await publishCheckpoints(database, files)
})

test('lists of destroyed records are read with the keys of the published log, each for the entries of its time', async () => {
  const { database, blobs } = at.context
  const until = '2033-01-10'
  const keys = await publishedLogKeys(files.checkpoints, present, [{ publicKey: at.signer.publicKey, until }])
  expect(keys.former).toMatchObject([{ key: former }])
  const deps = { database, blobs, clock: at.clock, keys, leaves: files.leaves }
  expect(await reapplyAllDisposals(deps)).toEqual({ lists: 2, destroyed: 0, refused: [] })
  expect(await reapplyAllDisposals({ ...deps, keys: { present, former: [] } })).toMatchObject({
    lists: 1,
    refused: [expect.stringContaining(`${before}/1.json`)],
  })
  // A list that the stolen key signs about a living record has no entry in the log of before.
  const key = `disposals/${mine}/${before}/1.json`
  const list = JSON.parse((await blobs.read(key)).toString()) as SignedFile<{ records: { record: string }[] }>
  const forgedOf = (record: Kept): Buffer => {
    const records = list.content.records.map((each) => ({ ...each, record: showId('record', record.record) }))
    return signFile({ ...list.content, records }, at.signer)
  }
  await blobs.put(`disposals/${mine}/${before}/9.json`, [forgedOf(living!)])
  const refused = await reapplyAllDisposals(deps)
  expect(refused).toMatchObject({ lists: 2, destroyed: 0, refused: [`disposals/${mine}/${before}/9.json`] })
  expect(await at.isReadable(mine, living!.record)).toBe(true)
})

test('each further key ends the one before, and states all of them', async () => {
  const third = createSigner(newSigningKey())
  await follow(third, [at.signer, next])
  const keys: LogKeys = { present: verifierKey(origin, third.publicKey), former: [] }
  const idle = await exported()
  // Nothing was signed with the newest key yet but its statement.
  expect(await both(idle, keys.present)).toEqual([])
  const stated = readKeyStatement(await readFile(join(idle, 'keys'), 'utf8'), keys.present)
  expect(stated?.map(({ key }) => key)).toEqual([former, present])
  expect(await findingsOf(verifyArchive(at.context, { verifierKey: keys.present, checkpointFile }))).toEqual([])
})
