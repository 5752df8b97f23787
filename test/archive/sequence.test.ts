import { appendFile, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import pg from 'pg'
import { beforeEach, describe, expect, test } from 'vitest'
import { addDocuments } from '../../archive/ingest/add-documents.ts'
import { closeRecords } from '../../archive/ingest/close-records.ts'
import { openSequencer, type Sequencer } from '../../archive/ledger/open-sequencer.ts'
import { proveConsistency } from '../../archive/ledger/prove-consistency.ts'
import { proveRecord, RecordAltered, type RecordProof } from '../../archive/ledger/prove-record.ts'
import { checkpointsAtOnce, openCheckpointFile } from '../../archive/ledger/published/checkpoint-file.ts'
import { leavesBetween } from '../../archive/ledger/read-leaves.ts'
import { type RecordOpening, readOpenings } from '../../archive/ledger/record-opening.ts'
import { LedgerBroken } from '../../archive/ledger/sequence-leaves.ts'
import { checkOpening } from '../../archive/verify/check-opening.ts'
import { createSigner, newSigningKey } from '../../core/crypto/signer.ts'
import { createLog } from '../../core/log.ts'
import type { EntityId, RecordId } from '../../core/words/id.ts'
import { type ArchiveFixture, document, openArchiveFixture } from './archive-fixture.ts'
import { includes, isPrefixOf, openNote } from './rfc6962.ts'

const at: ArchiveFixture = await openArchiveFixture()
const mine = await at.newEntity('OVO000001')
const theirs = await at.newEntity('OVO000002')
const signer = createSigner(newSigningKey())
const superuser = async (text: string): Promise<void> => {
  const client = new pg.Client({ connectionString: at.test.superuserUrl })
  await client.connect()
  try {
    await client.query(text)
  } finally {
    await client.end()
  }
}

let serial = 0
let checkpointFile: string
let sequencer: Sequencer
const open = (): Sequencer =>
  openSequencer({
    context: at.context,
    signer,
    origin: 'uitpost.test/ledger',
    checkpointFile,
    log: createLog('silent'),
    everyMs: 3_600_000,
  })

/** Each test has a log of its own. */
beforeEach(async () => {
  await superuser('truncate record, record_state, document, leaf, leaf_batch, tile, checkpoint, cosignature cascade')
  checkpointFile = join(at.folder, `checkpoints-${++serial}.log`)
  sequencer = open()
  return () => sequencer.close()
})

async function proofOf(record: RecordId, entity: EntityId = mine): Promise<RecordProof> {
  const proof = await proveRecord(at.context, { entity }, record)
  if (proof === undefined || proof === 'pending') throw new Error(`no proof: ${String(proof)}`)
  return proof
}
function holds(proof: RecordProof): boolean {
  const { size, root } = openNote(proof.checkpoint, proof.verifierKey)
  return size === proof.treeSize && includes(proof.leaf, proof.leafIndex, size, proof.path, root)
}
const published = async (): Promise<number[]> => {
  const sizes: number[] = []
  for await (const { size } of openCheckpointFile(checkpointFile).after(0)) sizes.push(size)
  return sizes
}

describe('the sequencer', () => {
  test('makes each sealed record provable with nothing but the key', async () => {
    const requests = Array.from({ length: 20 }, () => at.letter(mine))
    await at.keep(...requests)
    expect(await proveRecord(at.context, { entity: mine }, requests[0]?.record as RecordId)).toBe('pending')
    await sequencer.round()
    for (const { record } of requests) expect(holds(await proofOf(record))).toBe(true)
    expect(await published()).toEqual([20])
  })

  test('makes no checkpoint when nothing was added, and one when something was', async () => {
    await at.keep(at.letter(mine))
    await sequencer.round()
    await sequencer.round()
    expect(await published()).toEqual([1])
    await at.keep(at.letter(theirs))
    await sequencer.round()
    expect(await published()).toEqual([1, 2])
  })

  test('includes additions to a record and its end', async () => {
    const request = at.letter(mine)
    await at.keep(request)
    const { record, series } = request
    await addDocuments(at.context, [
      { record, entity: mine, series, documents: [document(2, [{ bytes: Buffer.from('mail') }], { kind: 'email' })] },
    ])
    await at.test.database.asHub((tx) =>
      closeRecords(tx, [
        { record, status: 'delivered', channels: ['inbox'], timelineDigest: Buffer.alloc(32, 1), at: at.clock.now() },
      ]),
    )
    await sequencer.round()
    const [opening] = await readOpenings(at.test.database.hub, [record])
    expect(opening?.leaves.map(({ n, kind, position }) => ({ n, kind, position }))).toEqual([
      { n: 1, kind: 'sealed', position: 0 },
      { n: 2, kind: 'sealed', position: 1 },
      { n: 3, kind: 'closed', position: 2 },
    ])
    expect([...checkOpening(opening as RecordOpening)]).toEqual([])
    expect(new Set(opening?.leaves.map(({ nonce }) => nonce?.toString('hex'))).size).toBe(3)
    expect(holds(await proofOf(record))).toBe(true)
  })

  test('a record that was sealed before there were secrets is proven, and closed, with nonces of its own', async () => {
    const request = at.letter(mine)
    await at.keep(request)
    const { record } = request
    const [before] = await readOpenings(at.test.database.hub, [record])
    const nonce = before?.leaves[0]?.nonce as Buffer
    await superuser(`update leaf set secret = '\\x${nonce.toString('hex')}'`)
    await at.test.database.asHub((tx) =>
      closeRecords(tx, [
        { record, status: 'delivered', channels: ['inbox'], timelineDigest: Buffer.alloc(32, 1), at: at.clock.now() },
      ]),
    )
    await sequencer.round()
    const [opening] = await readOpenings(at.test.database.hub, [record])
    expect([...checkOpening(opening as RecordOpening)]).toEqual([])
    expect(opening?.leaves.map((leaf) => leaf.nonce?.length)).toEqual([32, 32])
    expect(holds(await proofOf(record))).toBe(true)
  })

  test('two at once give every leaf one number', async () => {
    const other = openSequencer({
      context: at.context,
      signer,
      origin: 'uitpost.test/ledger',
      checkpointFile: `${checkpointFile}.other`,
      log: createLog('silent'),
      everyMs: 3_600_000,
    })
    for (let i = 0; i < 10; i++) {
      await at.keep(at.letter(mine), at.letter(mine))
      await Promise.all([sequencer.round(), other.round()])
    }
    await sequencer.round()
    await other.close()
    const rows = await leavesBetween(at.test.database.hub, 0, 1_000)
    expect(rows.map((row) => row.position)).toEqual(Array.from({ length: 20 }, (_, i) => i))
  })

  test('takes ten thousand in one round, in signed steps', async () => {
    await at.test.database.hub.query(sql`
      with batch as (insert into leaf_batch (entity, size) select ${mine}::uuid, 40 from generate_series(1, 250) returning id)
      insert into leaf (batch, record, n, place, kind, commitment)
      select id, (left(uuid_floor(${at.clock.now()})::text, 14) || '7000-8000-' || lpad(to_hex(id * 40 + i), 12, '0'))::uuid, 1, i, 's',
        sha256((id * 40 + i)::text::bytea)
      from batch, generate_series(0, 39) i`)
    const request = at.letter(mine)
    await at.keep(request)
    await sequencer.round()
    expect(await at.test.database.hub.query(sql`select from leaf_batch where first is null`)).toEqual([])
    const proof = await proofOf(request.record)
    expect(proof.treeSize).toBe(10_001)
    expect(holds(proof)).toBe(true)
    expect(await published()).toEqual([5_000, 10_000, 10_001])
  })

  test('proves that an older checkpoint is the beginning of the newest', async () => {
    const roots: { size: number; root: Buffer }[] = []
    for (const count of [3, 30, 1, 32]) {
      const requests = Array.from({ length: count }, () => at.letter(mine))
      await at.keep(...requests)
      await sequencer.round()
      const proof = await proofOf(requests[0]?.record as RecordId)
      roots.push(openNote(proof.checkpoint, proof.verifierKey))
    }
    const now = roots.at(-1) as { size: number; root: Buffer }
    for (const { size, root } of roots) {
      const proof = await at.test.database.asEntity(theirs, (tx) => proveConsistency(tx, size, now.size))
      expect(isPrefixOf(size, now.size, root, now.root, proof)).toBe(true)
    }
  })
})

describe('after a crash', () => {
  test('numbers and tiles without a checkpoint are kept and signed', async () => {
    const first = at.letter(mine)
    await at.keep(first)
    await sequencer.round()
    const later = Array.from({ length: 5 }, () => at.letter(mine))
    await at.keep(...later)
    await sequencer.round()
    const before = await proofOf(later[2]?.record as RecordId)
    await superuser('delete from checkpoint where size = 6')
    await writeFile(
      checkpointFile,
      (await readFile(checkpointFile, 'utf8')).split('\n').slice(0, 1).join('\n').concat('\n'),
    )
    expect(await proveRecord(at.context, { entity: mine }, later[2]?.record as RecordId)).toBe('pending')
    await at.keep(at.letter(mine))
    await sequencer.round()
    const after = await proofOf(later[2]?.record as RecordId)
    expect(after.leafIndex).toBe(before.leafIndex)
    expect(after.treeSize).toBe(7)
    expect(holds(after)).toBe(true)
  })

  test('a checkpoint that was not published is published at the next start; a line cut off is written whole', async () => {
    await at.keep(at.letter(mine))
    await sequencer.round()
    await at.keep(at.letter(mine))
    await sequencer.round()
    const [line = ''] = (await readFile(checkpointFile, 'utf8')).split('\n')
    await writeFile(checkpointFile, `${line}\n{"size":2,"note":"uitp`)
    const again = open()
    await again.round()
    await again.close()
    expect(await published()).toEqual([1, 2])
  })

  test('a file that was lost is written again whole', async () => {
    for (let size = 1; size <= 2 * checkpointsAtOnce + 3; size++) {
      await at.keep(at.letter(mine))
      await sequencer.round()
    }
    const sizes = await published()
    await rm(checkpointFile)
    const again = open()
    await again.round()
    await again.close()
    expect(await published()).toEqual(sizes)
  })
})

describe('several processes', () => {
  test('write each checkpoint once, in the order of the log', async () => {
    const others = Array.from({ length: 3 }, open)
    const state = { ended: false }
    const working = [sequencer, ...others].map(async (each) => {
      do await each.round()
      while (!state.ended)
      await each.round()
    })
    for (let n = 0; n < 60; n++) await at.keep(at.letter(mine))
    state.ended = true
    await Promise.all(working)
    await Promise.all(others.map((each) => each.close()))
    const rows = await at.test.database.hub.query<{ size: number }>(sql`select size from checkpoint order by size`)
    expect(await published()).toEqual(rows.map(({ size }) => size))
  })

  test('of which one was suspended while another went on: what it repeats hides nothing', async () => {
    const file = openCheckpointFile(checkpointFile)
    const lines = Array.from({ length: 3 * checkpointsAtOnce }, (_, i) => ({ size: i + 1, note: `note ${i + 1}` }))
    const [first, second, third] = [0, 1, 2].map((n) => lines.slice(n * checkpointsAtOnce, (n + 1) * checkpointsAtOnce))
    for (const some of [first, second, third, second]) await file.append(some ?? [])
    expect(await file.last()).toEqual(lines.at(-1))
    expect(await published()).toEqual([...lines, ...(second ?? [])].map(({ size }) => size))
  })
})

describe('tampering', () => {
  test('a database restored to a state behind the published one is not signed again', async () => {
    await at.keep(at.letter(mine))
    await sequencer.round()
    const [{ note } = { note: '' }] = await at.test.database.hub.query<{ note: string }>(
      sql`select note from checkpoint`,
    )
    await appendFile(checkpointFile, `${JSON.stringify({ size: 9, note })}\n`)
    await at.keep(at.letter(mine))
    const again = open()
    await expect(again.round()).rejects.toThrow(LedgerBroken)
    await again.close()
    expect(await at.test.database.hub.query(sql`select size from checkpoint`)).toEqual([{ size: 1 }])
  })

  test('tiles that were changed are not extended', async () => {
    await at.keep(at.letter(mine), at.letter(mine))
    await sequencer.round()
    await superuser(`update tile set hashes = set_byte(hashes, 3, get_byte(hashes, 3) # 1)`)
    await at.keep(at.letter(mine))
    await expect(sequencer.round()).rejects.toThrow(LedgerBroken)
  })

  test('a batch from which a leaf was removed is not numbered', async () => {
    await at.keep(at.letter(mine), at.letter(mine))
    await superuser('delete from leaf where place = 0')
    await expect(sequencer.round()).rejects.toThrow(LedgerBroken)
    expect(await at.test.database.hub.query(sql`select from checkpoint`)).toEqual([])
  })

  test('a record with another reference than the sealed one is not proven', async () => {
    const request = at.letter(mine)
    await at.keep(request)
    await sequencer.round()
    await superuser(`update record set reference = 'OMV-2026-0043'`)
    await expect(proofOf(request.record)).rejects.toThrow(RecordAltered)
  })

  test('the hub may not rewrite a checkpoint', async () => {
    await at.keep(at.letter(mine))
    await sequencer.round()
    await expect(at.test.database.hub.query(sql`update checkpoint set note = ''`)).rejects.toThrow()
    await expect(at.test.database.hub.query(sql`delete from checkpoint`)).rejects.toThrow()
  })
})

test('a proof is for its entity and the person concerned', async () => {
  const request = at.letter(mine)
  await at.keep(request)
  await sequencer.round()
  expect(await proveRecord(at.context, { entity: theirs }, request.record)).toBeUndefined()
  expect(await proveRecord(at.context, { person: Buffer.alloc(32, 9) }, request.record)).toBeUndefined()
  const own = await proveRecord(at.context, { person: request.recipientIndex as Uint8Array }, request.record)
  expect(own !== undefined && own !== 'pending' && holds(own)).toBe(true)
})
