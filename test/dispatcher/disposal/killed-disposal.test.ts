import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { parseCertificate, readCertificateBytes } from '../../../archive/retention/issue-certificate.ts'
import { newSigningKey } from '../../../core/crypto/signer.ts'
import { packageRoot } from '../../../core/package-root.ts'
import { type Kept, openDisposals, origin } from './use-disposals.ts'

/** A dispatcher that does nothing but disposals, without a pause. */
const program = `
  const given = JSON.parse(process.env.DISPOSALS)
  const from = (path) => import(given.root + path)
  const { openDatabase } = await from('core/db/database.js')
  const { openFileBlobs } = await from('core/blobs/file-blobs.js')
  const { createSigner } = await from('core/crypto/signer.js')
  const { workDisposals } = await from('dispatcher/disposal/work-disposals.js')
  const database = openDatabase({ appUrl: given.appUrl, hubUrl: given.hubUrl })
  const blobs = openFileBlobs(given.blobs, () => Math.random().toString(16).slice(2, 10))
  const clock = { now: () => new Date(given.now) }
  const deps = { database, blobs, clock, signer: createSigner(given.key), origin: given.origin, backupDays: 35, leaseMs: 60000 }
  for (;;) await workDisposals(deps)
`

test('a process that is killed while it destroys leaves each record whole or gone, and another one finishes', async () => {
  const key = newSigningKey()
  const at = await openDisposals(key)
  const mine = await at.newEntity('OVO000001')
  const kept = []
  for (let packs = 0; packs < 35; packs++)
    kept.push(
      ...(await at.archive(
        mine,
        Array.from({ length: 32 }, () => ({ series: 'a' })),
      )),
    )
  await at.rule(mine, 'a')
  await at.growLedger()
  await at.moveTo('2033-01-05T10:00:00Z')
  const id = await at.propose(mine, 'a')
  await at.work()
  await at.approve(mine, id)

  const given = {
    root: `${pathToFileURL(join(packageRoot, 'dist/server')).href}/`,
    appUrl: at.test.appUrl,
    hubUrl: at.test.hubUrl,
    blobs: join(at.folder, 'blobs'),
    now: at.clock.now(),
    key,
    origin,
  }
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    env: { ...process.env, DISPOSALS: JSON.stringify(given) },
    stdio: 'inherit',
  })
  const ended = once(child, 'exit')
  onTestFinished(() => void child.kill('SIGKILL'))
  while ((await at.read(mine, id)).chunks === 0 && child.exitCode === null) await pause(2)
  child.kill('SIGKILL')
  await ended

  const { chunks, status } = await at.read(mine, id)
  expect(status).toBe('running')
  // Every record is whole or gone, by chunks of 500.
  const gone: Kept[] = []
  for (const each of kept) if ((await at.isReadable(mine, each.record)) === false) gone.push(each)
  expect(gone).toHaveLength(500 * chunks)
  await at.expectWhole(mine, kept.filter((each) => !gone.includes(each)).slice(0, 20))

  at.clock.advance(61_000)
  await at.work()
  expect(await at.read(mine, id)).toMatchObject({ status: 'done', chunks: 3, listedChunks: 3 })
  for (const { record } of kept) expect(await at.isReadable(mine, record)).toBe(false)
  const bytes = await readCertificateBytes(at.context.database.hub, mine, id)
  expect(parseCertificate(bytes ?? Buffer.from('')).content.destroyed.records).toBe(1_120)
})
