import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { SQL } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signCheckpoint, verifierKey } from '../../archive/ledger/checkpoint.ts'
import { openSequencer } from '../../archive/ledger/open-sequencer.ts'
import { publishedCheckpoint } from '../../archive/ledger/published-log.ts'
import { witnessOf } from '../../archive/witness/ask-witness.ts'
import { readCosigner, verifyCosignature } from '../../archive/witness/cosignature.ts'
import { openWitnessing, type Witnessing } from '../../archive/witness/open-witnessing.ts'
import { createSigner, newSigningKey } from '../../core/crypto/signer.ts'
import type { Queryable } from '../../core/db/database.ts'
import { createLog } from '../../core/log.ts'
import { newId } from '../../core/words/id.ts'
import { openTestApi, type TestApi } from '../support/hub/open-test-api.ts'
import { storeSent } from '../support/hub/store-sent.ts'
import { freePort, type Peer, startPeer } from './start-peer.ts'
import { withPeer } from './with-peer.ts'

interface WitnessFacts {
  readonly url: string
  readonly key: string
  readonly checkLog: string
}
const run = promisify(execFile)

withPeer('a witness of the Go ecosystem', ['go', 'ssh-agent', 'ssh-keygen'], () => {
  const signer = createSigner(newSigningKey())
  const origin = 'uitpost.test/ledger'
  const logKey = verifierKey(origin, signer.publicKey)
  let hub: TestApi
  let peer: Peer<WitnessFacts>
  let witnessing: Witnessing
  let entity: Awaited<ReturnType<TestApi['newEntity']>>
  let grow: (letters: number) => Promise<void>
  beforeAll(async () => {
    peer = await startPeer<WitnessFacts>('start-witness', [await freePort(), logKey])
    hub = await openTestApi()
    entity = await hub.newEntity('OVO000001')
    const sequencer = openSequencer({
      context: hub.archive,
      signer,
      origin,
      checkpointFile: join(peer.folder, 'checkpoints'),
      log: createLog('silent'),
      everyMs: 3_600_000,
    })
    grow = async (letters) => {
      for (let i = 0; i < letters; i++) await storeSent(hub, entity.id, newId('message', hub.clock.now()))
      await sequencer.round()
    }
    const witness = witnessOf(peer.url, peer.key)
    if (witness === undefined) throw new Error(`This is no key of a witness: ${peer.key}`)
    witnessing = openWitnessing({
      hub: hub.archive.database.hub,
      witnesses: [witness],
      log: createLog('silent'),
      everyMs: 3_600_000,
      timeoutMs: 30_000,
    })
  })
  afterAll(async () => {
    await witnessing?.close()
    await peer?.end()
  })

  const isWitnessed = async (): Promise<boolean> => {
    const note = (await publishedCheckpoint(hub.archive.database.hub)) ?? ''
    const cosigner = readCosigner(peer.key)
    return (
      cosigner !== undefined && note.split('\n').some((line) => verifyCosignature(note, line, cosigner) !== undefined)
    )
  }
  const checkLog = async (...more: string[]): Promise<unknown> => {
    const { stdout } = await run(peer.checkLog, [`${hub.url}/ledger`, logKey, peer.key, ...more])
    return JSON.parse(stdout)
  }

  test('cosigns the log from its beginning, and again as it grows over a tile', async () => {
    await grow(3)
    await witnessing.round()
    expect(await isWitnessed()).toBe(true)
    const old = join(peer.folder, 'old-checkpoint')
    await writeFile(old, (await publishedCheckpoint(hub.archive.database.hub)) ?? '')
    hub.clock.advance(60_000)
    await grow(270)
    await witnessing.round()
    expect(await isWitnessed()).toBe(true)
    // Go's own libraries read the checkpoint, the cosignature and the tiles.
    expect(await checkLog(old)).toEqual({ size: 273, witnessed: true })
  })

  test('gives nothing to a log that was rewritten', async () => {
    hub.clock.advance(60_000)
    const { hub: database } = hub.archive.database
    // The same log, as its operator would show it with other content.
    const rewritten: Queryable = {
      query: async <Row extends object>(statement: SQL) => {
        const rows = await database.query<Row & { note?: string; size?: number }>(statement)
        return rows.map(({ note, size, ...row }) => ({
          ...row,
          ...(size !== undefined && { size }),
          ...(note !== undefined && {
            note: signCheckpoint({ origin, size: size ?? 0, root: Buffer.alloc(32, 1) }, signer),
          }),
        })) as unknown as Row[]
      },
    }
    const witness = witnessOf(peer.url, peer.key)
    const strange = openWitnessing({
      hub: rewritten,
      witnesses: witness === undefined ? [] : [witness],
      log: createLog('silent'),
      everyMs: 3_600_000,
    })
    await grow(1)
    await strange.round()
    await strange.close()
    expect(await isWitnessed()).toBe(false)
    // The true log is cosigned as before.
    await witnessing.round()
    expect(await isWitnessed()).toBe(true)
  })
})
