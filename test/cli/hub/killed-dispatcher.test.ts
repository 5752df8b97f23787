import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { sql } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { eboxSettings } from '../../../cli/hub/ebox-config.ts'
import { startEboxStandIn } from '../../../cli/trial/ebox/ebox-stand-in.ts'
import { makeSelfSigned } from '../../../cli/trial/ebox/self-signed-certificate.ts'
import { systemClock } from '../../../core/clock.ts'
import { readSettings } from '../../../core/config.ts'
import { createKeyring } from '../../../core/crypto/keyring.ts'
import { newSigningKey } from '../../../core/crypto/signer.ts'
import { testInsz } from '../../../seeds/people.ts'
import { connect } from '../../channels/ebox/ebox-house.ts'
import { citizen, openDispatcherFixture } from '../../dispatcher/dispatcher-fixture.ts'
import { type StartedUitpost, startUitpost } from '../../support/hub/run-uitpost.ts'

/** The real process of a dispatcher is killed at the worst moment: the eBox has the letter, and the hub knows nothing of it. */

const folder = mkdtempSync(join(tmpdir(), 'uitpost-killed-'))
const files = { keyFile: join(folder, 'key.pem'), certificateFile: join(folder, 'certificate.pem') }
const { key, certificate } = makeSelfSigned('uitpost-test', new Date('2026-01-01T00:00:00Z'))
writeFileSync(files.keyFile, key)
writeFileSync(files.certificateFile, certificate)
const client = { id: 'uitpost-test', certificate }
const { scopes } = eboxSettings(readSettings({}), 'http://127.0.0.1', { clientId: client.id, ...files })
const standIn = await startEboxStandIn({ clock: systemClock, client, scopes })
const secrets = { key: randomBytes(32), index: randomBytes(32) }
const keyring = createKeyring([{ id: 1, key: secrets.key }], secrets.index)
const at = await openDispatcherFixture({ keyring, startsAt: systemClock.now() })
const running: StartedUitpost[] = []
afterAll(async () => {
  for (const { child, ended } of running) {
    child.kill('SIGKILL')
    await ended
  }
  await standIn.stop()
  rmSync(folder, { recursive: true })
})

function startDispatcher(): StartedUitpost {
  const started = startUitpost(['dispatcher'], {
    DATABASE_URL: at.test.appUrl,
    DATABASE_URL_HUB: at.test.hubUrl,
    DATA_DIR: folder,
    BLOBS_URL: pathToFileURL(at.blobsFolder).href,
    ENCRYPTION_KEYS: `1:${secrets.key.toString('base64')},index:${secrets.index.toString('base64')}`,
    SIGNING_KEY: newSigningKey(),
    PUBLIC_URL: 'https://uitpost.example',
    SMTP_URL: 'smtp://127.0.0.1:9',
    SFTP_URL: 'sftp://nobody:nothing@127.0.0.1:9',
    EBOX_URL: standIn.url,
    EBOX_CLIENT_ID: client.id,
    EBOX_KEY_FILE: files.keyFile,
    EBOX_CERTIFICATE_FILE: files.certificateFile,
    LEASE_SECONDS: '5',
    RENDER_THREADS: '1',
  })
  running.push(started)
  return started
}

test('killed between the publication and its record, a dispatcher leaves one letter in the eBox, and the next one knows it', async () => {
  const entity = await at.newEntity('OVO000001')
  await connect(at.test.database, entity)
  const recipient = citizen({ insz: testInsz('850312', 871) })
  const message = await at.send(entity, { recipient, channels: ['ebox'], class: 'information' })
  const keys: (string | undefined)[] = []
  const first = startDispatcher()
  standIn.seen = ({ path, header }) => {
    if (!path.endsWith('/ebox/messages')) return
    keys.push(header('idempotency-key'))
    // The eBox keeps the letter; its answer reaches no living process.
    if (keys.length === 1) first.child.kill('SIGKILL')
  }
  expect(await first.ended, first.output()).toBe('SIGKILL')
  const known = () => at.test.database.hub.query(sql`select from ebox_publication where message = ${message}`)
  expect([standIn.letters.length, (await known()).length]).toEqual([1, 0])
  expect(await at.status(message)).toMatchObject({ status: 'processing' })

  startDispatcher()
  await at.until(message, ({ status }) => status === 'delivered')
  expect(standIn.letters).toHaveLength(1)
  expect(keys).toEqual([keys[0], keys[0]])
  expect(await known()).toHaveLength(1)
  expect((await at.types(message)).filter((type) => type === 'delivered')).toEqual(['delivered'])
})
