import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifierKey } from '../../archive/ledger/checkpoint.ts'
import { openSequencer } from '../../archive/ledger/open-sequencer.ts'
import { exportArchive } from '../../archive/verify/export-archive.ts'
import { createSigner, newSigningKey } from '../../core/crypto/signer.ts'
import { createLog } from '../../core/log.ts'
import { showId } from '../../core/words/id.ts'
import { jsonOf, runCommand } from '../support/hub/run-command.ts'
import { openArchiveFixture } from './archive-fixture.ts'

const at = await openArchiveFixture()
const mine = await at.newEntity('OVO000001')
const theirs = await at.newEntity('OVO000002')
const signer = createSigner(newSigningKey())
const origin = 'uitpost.test/ledger'
const key = verifierKey(origin, signer.publicKey)
const folder = join(at.folder, 'export')
const sequencer = openSequencer({
  context: at.context,
  signer,
  origin,
  checkpointFile: join(at.folder, 'checkpoints'),
  log: createLog('silent'),
  everyMs: 3_600_000,
})
afterAll(() => sequencer.close())

let strange: string
let message: string
beforeAll(async () => {
  const letters = [
    at.letter(mine, { reference: 'A-1' }),
    at.letter(mine, { reference: 'A, "2"' }),
    at.letter(mine, { reference: 'B-9' }),
  ]
  await at.keep(...letters)
  await at.keep(at.letter(theirs, { reference: 'C-1' }))
  strange = showId('record', letters[2]?.record ?? mine)
  message = showId('message', letters[2]?.message ?? mine)
  await sequencer.round()
  for await (const step of exportArchive(at.context, folder, { entity: mine })) void step
})

const check = async (ordered: string, ...more: string[]) => {
  const file = join(at.folder, 'ordered')
  await writeFile(file, ordered)
  return runCommand([
    'archive',
    'self-check',
    folder,
    '--entity',
    showId('entity', mine),
    '--ordered',
    file,
    '--key',
    key,
    ...more,
  ])
}

test('names the letter that the entity did not order, and only its own', async () => {
  const found = await check('\uFEFFreference;date\r\nA-1;2026-11-02\r\n"A, ""2""";2026-11-03\r\n', '--json')
  expect(found.code).toBe(1)
  expect(jsonOf(found)).toEqual({
    letters: 3,
    notOrdered: [{ index: expect.any(Number), record: strange, message, reference: 'B-9' }],
  })
  expect((await check('A-1\n')).out).toContain('2 not ordered')
})

test('is content when all were ordered, by reference or by the id of the message', async () => {
  for (const ordered of [`A-1\n"A, ""2"""\nB-9\n`, JSON.stringify(['A-1', { reference: 'A, "2"' }, { id: message }])])
    expect(await check(ordered)).toMatchObject({ code: 0 })
})

test('says nothing from an export that was changed, and refuses files without references', async () => {
  expect((await check('\n')).code).toBe(2)
  expect((await check('[x')).code).toBe(2)
  expect((await runCommand(['archive', 'self-check', folder])).code).toBe(2)
  await writeFile(join(folder, 'records', strange, 'record.json'), '{}')
  const found = await check('A-1\n')
  expect(found.code).toBe(1)
  expect(found.out).toContain('not what was sealed')
})
