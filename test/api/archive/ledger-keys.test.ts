import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { verifierKey } from '../../../archive/ledger/checkpoint.ts'
import { logKeys, readKeyStatement, verifyCheckpointBy } from '../../../archive/ledger/log-keys.ts'
import { openSequencer } from '../../../archive/ledger/open-sequencer.ts'
import { createSigner, newSigningKey, type Signer } from '../../../core/crypto/signer.ts'
import { createLog } from '../../../core/log.ts'
import { newId } from '../../../core/words/id.ts'
import { openTestApi, type TestApi } from '../../support/hub/open-test-api.ts'
import { storeSent } from '../../support/hub/store-sent.ts'

const origin = 'uitpost.test/ledger'
const checkpointFile = join(tmpdir(), `uitpost-keys-${newId('record', new Date())}`)
const [first, second] = [createSigner(newSigningKey()), createSigner(newSigningKey())]
const [firstKey, secondKey] = [first, second].map(({ publicKey }) => verifierKey(origin, publicKey))

let hub: TestApi
let grow: (signer: Signer, retired: readonly Uint8Array[]) => Promise<void>
beforeAll(async () => {
  hub = await openTestApi()
  const { id } = await hub.newEntity('OVO000001')
  grow = async (signer, retired) => {
    const log = createLog('silent')
    const sequencer = openSequencer({
      context: hub.archive,
      signer,
      retired,
      origin,
      checkpointFile,
      log,
      everyMs: 3_600_000,
    })
    await storeSent(hub, id, newId('message', hub.clock.now()))
    try {
      await sequencer.round()
    } finally {
      await sequencer.close()
    }
  }
  return () => Promise.all([checkpointFile, `${checkpointFile}.leaves`].map((file) => rm(file, { force: true })))
})

const read = async (path: string) => {
  const answer = await fetch(`${hub.url}/ledger/${path}`)
  return { status: answer.status, headers: answer.headers, text: await answer.text() }
}

test('former keys are public once the key was replaced, and their checkpoints are verified with the present key', async () => {
  await grow(first, [])
  const { text: earlier } = await read('checkpoint')
  expect((await read('keys')).status).toBe(404)
  hub.clock.advance(60_000)
  await expect(grow(second, [])).rejects.toThrow('RETIRED_LETTER_KEYS')
  await grow(second, [first.publicKey])

  const keys = await read('keys')
  expect(keys.status).toBe(200)
  expect(keys.headers.get('access-control-allow-origin')).toBe('*')
  expect(readKeyStatement(keys.text, secondKey ?? '')).toMatchObject([{ key: firstKey, size: 1 }])
  expect(readKeyStatement(keys.text, firstKey ?? '')).toBeUndefined()
  const known = logKeys(secondKey ?? '', keys.text)
  expect(verifyCheckpointBy(earlier, known)?.key).toBe(firstKey)
  expect(verifyCheckpointBy((await read('checkpoint')).text, known)?.key).toBe(secondKey)
  await expect(grow(first, [])).rejects.toThrow('signs nothing any more')
})
