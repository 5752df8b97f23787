import { generateKeyPairSync, sign } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { StoredRecord } from '../../archive/ingest/ingest-request.ts'
import { verifierKey, verifyCheckpoint } from '../../archive/ledger/checkpoint.ts'
import { noteKeyId } from '../../archive/ledger/note.ts'
import { openSequencer } from '../../archive/ledger/open-sequencer.ts'
import { proveRecord, type RecordProof } from '../../archive/ledger/prove-record.ts'
import { publishedCheckpoint } from '../../archive/ledger/published-log.ts'
import { lastCheckpoint } from '../../archive/verify/export-archive.ts'
import { askWitness, type Witness, witnessOf } from '../../archive/witness/ask-witness.ts'
import { readCosigner, verifyCosignature } from '../../archive/witness/cosignature.ts'
import { openWitnessing } from '../../archive/witness/open-witnessing.ts'
import { readWitnessGauges } from '../../archive/witness/witness-gauges.ts'
import { createSigner, newSigningKey } from '../../core/crypto/signer.ts'
import { createLog } from '../../core/log.ts'
import { openArchiveFixture } from './archive-fixture.ts'
import { isPrefixOf } from './rfc6962.ts'

const at = await openArchiveFixture()
const mine = await at.newEntity('OVO000001')
const { hub } = at.test.database
const signer = createSigner(newSigningKey())
const origin = 'uitpost.test/ledger'
const logKey = verifierKey(origin, signer.publicKey)
const sequencer = openSequencer({
  context: at.context,
  signer,
  origin,
  checkpointFile: join(at.folder, 'checkpoints'),
  log: createLog('silent'),
  everyMs: 3_600_000,
})
afterAll(() => sequencer.close())

/** A witness written from C2SP tlog-witness, which shares no line with the code that asks it. */
class TestWitness {
  readonly #pair = generateKeyPairSync('ed25519')
  readonly name: string
  readonly key: string
  size = 0
  #root: Buffer = Buffer.alloc(0)
  readonly requests: string[] = []
  /** Answers instead of the witness itself. */
  instead: ((response: ServerResponse) => void) | undefined
  readonly #server = createServer((request, response) => void this.#answer(request, response))
  constructor(name: string) {
    this.name = name
    const raw = this.#pair.publicKey.export({ format: 'der', type: 'spki' }).subarray(-32)
    const id = noteKeyId(name, 4, raw)
    this.key = `${name}+${id.toString('hex')}+${Buffer.concat([Buffer.of(4), raw]).toString('base64')}`
    this.#id = id
  }
  readonly #id: Buffer
  async open(): Promise<Witness> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
    const { port } = this.#server.address() as AddressInfo
    const witness = witnessOf(`http://127.0.0.1:${port}/w/`, this.key)
    if (witness === undefined) throw new Error('The key of this witness is one')
    return witness
  }
  close(): void {
    this.#server.closeAllConnections()
    this.#server.close()
  }
  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request)
    this.requests.push(body)
    if (this.instead !== undefined) return this.instead(response)
    expect([request.method, request.url]).toEqual(['POST', '/w/add-checkpoint'])
    const [head, note] = [body.slice(0, body.indexOf('\n\n')), body.slice(body.indexOf('\n\n') + 2)]
    const [old = '', ...lines] = head.split('\n')
    const before = Number(old.replace('old ', ''))
    const checkpoint = verifyCheckpoint(note, logKey)
    if (checkpoint === undefined) return void response.writeHead(403).end()
    if (before !== this.size)
      return void response.writeHead(409, { 'Content-Type': 'text/x.tlog.size' }).end(`${this.size}\n`)
    const proof = lines.map((line) => Buffer.from(line, 'base64'))
    if (before > 0 && !isPrefixOf(before, checkpoint.size, this.#root, checkpoint.root, proof))
      return void response.writeHead(422).end()
    this.size = checkpoint.size
    this.#root = checkpoint.root
    response.end(this.cosign(note))
  }
  cosign(note: string): string {
    const seconds = 1_795_000_000
    const message = `cosignature/v1\ntime ${seconds}\n${note.slice(0, note.indexOf('\n\n') + 1)}`
    const time = Buffer.alloc(8)
    time.writeBigUInt64BE(BigInt(seconds))
    const bytes = Buffer.concat([this.#id, time, sign(null, Buffer.from(message), this.#pair.privateKey)])
    return `\u2014 ${this.name} ${bytes.toString('base64')}\n`
  }
}

const grow = async (): Promise<void> => {
  await at.keep(...Array.from({ length: 3 }, () => at.letter(mine, { documents: [] })))
  await sequencer.round()
}
const noted: string[] = []
const log = {
  ...createLog('silent'),
  warn: (line: unknown) => noted.push(JSON.stringify(line)),
  error: (line: unknown) => noted.push(JSON.stringify(line)),
} as never

let one: TestWitness
let two: TestWitness
let asked: Witness[]
let count = 0
beforeEach(async () => {
  count += 1
  // Long after the checkpoints of the test before.
  at.clock.advance(60_000)
  one = new TestWitness(`witness.test/one-${count}`)
  two = new TestWitness(`witness.test/two-${count}`)
  asked = [await one.open(), await two.open()]
  noted.length = 0
})
afterEach(() => {
  one.close()
  two.close()
})
const witnessing = (timeoutMs = 2_000) => openWitnessing({ hub, witnesses: asked, log, everyMs: 3_600_000, timeoutMs })
const cosigners = async (): Promise<string[]> => {
  const note = (await publishedCheckpoint(hub)) ?? ''
  return [one, two]
    .filter(({ key }) => {
      const cosigner = readCosigner(key)
      return (
        cosigner !== undefined && note.split('\n').some((line) => verifyCosignature(note, line, cosigner) !== undefined)
      )
    })
    .map(({ name }) => name)
}

async function firstProof(kept: StoredRecord | undefined): Promise<RecordProof> {
  const proof = kept && (await proveRecord(at.context, { hub: mine }, kept.record, 'first'))
  if (proof === undefined || proof === 'pending') throw new Error('The record has a proof')
  return proof
}

describe('checkpoints are cosigned', () => {
  test('by each witness, from nothing and then by a proof from what it knows', async () => {
    const asking = witnessing()
    await grow()
    await asking.round()
    expect(await cosigners()).toEqual([one.name, two.name])
    await grow()
    await asking.round()
    expect(await cosigners()).toEqual([one.name, two.name])
    await asking.round()
    // Nothing is asked while the log has not grown.
    expect(one.requests).toHaveLength(2)
    const note = (await publishedCheckpoint(hub)) ?? ''
    expect(verifyCheckpoint(note, logKey)).toBeDefined()
    // Exports have the same lines, and the note stays one that only the log has to sign.
    expect((await lastCheckpoint(hub)).note).toBe(note)
    await asking.close()
  })

  test('and a proof leads to the first one that a witness signed, and names who signed it, but not to one of much later', async () => {
    const [kept, second] = await at.keep(at.letter(mine), at.letter(mine))
    await sequencer.round()
    const first = await firstProof(kept)
    expect(first.witnesses).toEqual([])
    await grow()
    const asking = witnessing()
    await asking.round()
    const signed = await firstProof(kept)
    expect(signed.treeSize).toBe(first.treeSize + 3)
    expect(signed.witnesses).toEqual([
      { name: one.name, at: new Date(1_795_000_000_000) },
      { name: two.name, at: new Date(1_795_000_000_000) },
    ])
    expect(verifyCheckpoint(signed.checkpoint, logKey)?.size).toBe(signed.treeSize)
    await grow()
    await asking.round()
    // It stays the same from then on.
    expect(await firstProof(second)).toMatchObject({ treeSize: signed.treeSize, checkpoint: signed.checkpoint })

    at.clock.advance(7_200_000)
    const [alone] = await at.keep(at.letter(mine))
    await sequencer.round()
    const own = await firstProof(alone)
    at.clock.advance(7_200_000)
    await grow()
    await asking.round()
    expect(await firstProof(alone)).toMatchObject({ treeSize: own.treeSize, witnesses: [] })
    await asking.close()
  })

  test('by a witness that knows another size than we remember', async () => {
    await grow()
    const { note } = await lastCheckpoint(hub)
    // Answered to a process that died before it could store the cosignature.
    for (const witness of asked)
      expect((await askWitness(witness, { note, before: 0, proof: [] }, 2_000)).kind).toBe('cosigned')
    await grow()
    const asking = witnessing()
    await asking.round()
    expect(await cosigners()).toEqual([one.name, two.name])
    expect(one.requests.map((body) => body.split('\n')[0])).toEqual(['old 0', 'old 0', `old ${note.split('\n')[1]}`])
    await asking.close()
  })

  test('by the others while one is slow, away, or answers nonsense', async () => {
    const asking = witnessing(1_000)
    for (const instead of [
      () => {},
      (response: ServerResponse) => void response.writeHead(500).end(),
      (response: ServerResponse) => void response.end('\u2014 witness.test/one AAAA\n'),
      (response: ServerResponse) => void response.end(two.cosign('another\n1\nnote\n\n')),
      (response: ServerResponse) => void response.end('x'.repeat(100_000)),
      (response: ServerResponse) => void response.writeHead(302, { Location: 'http://127.0.0.1:1/' }).end(),
      (response: ServerResponse) => void response.destroy(),
      (response: ServerResponse) => void response.writeHead(404).end(),
    ]) {
      one.instead = instead
      await grow()
      await asking.round()
      expect(await cosigners()).toEqual([two.name])
    }
    one.instead = undefined
    await asking.round()
    expect(await cosigners()).toEqual([one.name, two.name])
    await asking.close()
  })

  test('and a witness that saw another log, or a longer one, is an error for a person', async () => {
    const asking = witnessing()
    await grow()
    one.instead = (response) => void response.writeHead(409, { 'Content-Type': 'text/x.tlog.size' }).end('999999\n')
    two.instead = (response) => void response.writeHead(422).end()
    await asking.round()
    // The witnesses answer in any order.
    expect(noted.toSorted().map((line) => JSON.parse(line) as unknown)).toEqual([
      { witness: one.name, reason: 'ahead' },
      { witness: two.name, reason: 'forked' },
    ])
    expect(await cosigners()).toEqual([])
    await asking.close()
  })
})

test('a gauge says how far each witness is behind', async () => {
  const asking = witnessing()
  await grow()
  await asking.round()
  one.instead = (response) => void response.writeHead(500).end()
  await grow()
  await asking.round()
  const [gauge] = await readWitnessGauges(hub)
  const of = (name: string) => gauge?.values.find(({ labels }) => labels['witness'] === name)?.value
  expect([of(one.name), of(two.name)]).toEqual([3, 0])
  await asking.close()
})

test('a cosignature is not one of another note, of another witness, or of a line that is cut', async () => {
  const note = 'log.test\n5\nAAAA\n\n\u2014 log.test AAAA\n'
  const [cosigner, other] = [readCosigner(one.key), readCosigner(two.key)]
  if (cosigner === undefined || other === undefined) throw new Error('Both are witnesses')
  const line = one.cosign(note).trim()
  expect(verifyCosignature(note, line, cosigner)).toEqual(new Date(1_795_000_000_000))
  expect(verifyCosignature(note.replace('5', '6'), line, cosigner)).toBeUndefined()
  expect(verifyCosignature(note, line, other)).toBeUndefined()
  expect(verifyCosignature(note, line.slice(0, -4), cosigner)).toBeUndefined()
  expect(verifyCosignature(note, `${line}=`, cosigner)).toBeUndefined()
  expect(readCosigner(logKey)).toBeUndefined()
})
