import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { sql } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { createEboxChannel } from '../../../channels/ebox/adapter/ebox-channel.ts'
import { putRegistrarAccount } from '../../../channels/print/store/registered/registrar-accounts.ts'
import { eboxSettings } from '../../../cli/hub/config/ebox-config.ts'
import { startEboxStandIn } from '../../../cli/trial/ebox/ebox-stand-in.ts'
import { makeSelfSigned } from '../../../cli/trial/ebox/self-signed-certificate.ts'
import { startRegistrar } from '../../../cli/trial/registrar/registrar-stand-in.ts'
import { systemClock } from '../../../core/clock.ts'
import { readSettings } from '../../../core/config.ts'
import { createKeyring } from '../../../core/crypto/keyring.ts'
import { newSigningKey } from '../../../core/crypto/signer.ts'
import type { EntityId, MessageId } from '../../../core/words/id.ts'
import { testInsz } from '../../../seeds/people.ts'
import { connect } from '../../channels/ebox/ebox-house.ts'
import { citizen, openDispatcherFixture } from '../../dispatcher/dispatcher-fixture.ts'
import { poll } from '../../dispatcher/poll.ts'
import { openPrintPartner } from '../../dispatcher/print/open-print-partner.ts'
import { type StartedUitpost, startUitpost } from '../../support/hub/run-uitpost.ts'

/**
 * The real process of a dispatcher is killed at the worst moments: letters wait for the eBox, are in its hands or have just been
 * answered, the postal operator has an item of which the hub knows nothing, and reports have arrived that are not written yet.
 */

const folder = mkdtempSync(join(tmpdir(), 'uitpost-killed-'))
const files = { keyFile: join(folder, 'key.pem'), certificateFile: join(folder, 'certificate.pem') }
const { key, certificate } = makeSelfSigned('uitpost-test', new Date('2026-01-01T00:00:00Z'))
writeFileSync(files.keyFile, key)
writeFileSync(files.certificateFile, certificate)
const client = { id: 'uitpost-test', certificate }
const settings = eboxSettings(readSettings({}), 'http://127.0.0.1', { clientId: client.id, ...files })
/** People and an enterprise that read at once. */
const people = Array.from({ length: 8 }, (_, n) => testInsz('850312', 300 + n))
const enterprise = '0206731645'
const reads = { consent: true, opened: true, readsAfterMs: 0 }
const boxes = new Map([...people, enterprise].map((number) => [number, reads]))
const { scopes } = settings
const ebox = await startEboxStandIn({ clock: systemClock, client, scopes: { ...scopes, events: 'events' }, boxes })
const registrar = await startRegistrar({ dataDir: folder, clock: systemClock })
const secrets = { key: randomBytes(32), index: randomBytes(32) }
const keyring = createKeyring([{ id: 1, key: secrets.key }], secrets.index)
const at = await openDispatcherFixture({ keyring, startsAt: systemClock.now() })
const running: StartedUitpost[] = []
afterAll(async () => {
  for (const { child, ended } of running) {
    child.kill('SIGKILL')
    await ended
  }
  await ebox.stop()
  await registrar.stop()
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
    REGISTRAR_URL: registrar.url,
    REGISTRAR_KEY_FILE: registrar.keyFile,
    EBOX_URL: ebox.url,
    EBOX_EVENTS_URL: ebox.eventsUrl,
    EBOX_EVENTS_SCOPE: 'events',
    EBOX_CLIENT_ID: client.id,
    EBOX_KEY_FILE: files.keyFile,
    EBOX_CERTIFICATE_FILE: files.certificateFile,
    EBOX_CONCURRENCY: '3',
    // A machine under load is no federation that is away.
    EBOX_CONSENT_SECONDS: '60',
    EBOX_STATUS_SECONDS: '1',
    LEASE_SECONDS: '5',
    RENDER_THREADS: '1',
  })
  running.push(started)
  return started
}

/** A letter that is in the eBox of an enterprise and was read, with the channel of this process. */
async function readByEnterprise(entity: EntityId): Promise<MessageId> {
  const { database } = at.test
  const { log } = at.deps
  const own = { ...settings, ...eboxSettings(readSettings({}), ebox.url, { clientId: client.id, ...files }) }
  const channel = createEboxChannel({ database, keyring, clock: at.clock, log, settings: own })
  at.channels.set('ebox', channel)
  const recipient = { type: 'enterprise', enterpriseNumber: enterprise, name: 'Bakkerij Voorbeeld' } as const
  const message = await at.send(entity, { recipient, channels: ['ebox'], class: 'information' })
  await at.handOver()
  await channel.close()
  return message
}

/** A registered letter in a run that closes, with the contract of this process. */
async function registeredInClosingRun(entity: EntityId): Promise<MessageId> {
  const { database } = at.test
  const partner = await openPrintPartner(at)
  await partner.contractWith(entity)
  const account = { entity, account: 'a', subaccount: null, router: null, product: 'registeredmail' } as const
  await database.asHub((tx) => putRegistrarAccount(tx, account, at.clock.now()))
  const message = await at.send(entity, { channels: ['print'], postage: 'registered' })
  await at.handOver()
  await partner.closeRuns()
  return message
}

test('killed at each step, a dispatcher leaves every letter once in the eBox and at the operator, and the next one continues', async () => {
  const entity = await at.newEntity('OVO000001')
  await connect(at.test.database, entity)
  const known = await readByEnterprise(entity)
  const registered = await registeredInClosingRun(entity)
  const letters: MessageId[] = []
  for (const insz of people)
    letters.push(await at.send(entity, { recipient: citizen({ insz }), channels: ['ebox'], class: 'information' }))

  // The first one: a letter is answered, three are in the eBox without answer, four wait; the item and the events likewise.
  const first = startDispatcher()
  const met = { published: 0, events: false, item: false }
  const hold = (): Promise<void> => {
    if (met.published >= 4 && met.events && met.item) first.child.kill('SIGKILL')
    return first.ended.then(() => undefined)
  }
  registrar.seen = () => {
    met.item = true
    return hold()
  }
  ebox.seen = ({ path, answer }) => {
    if (path.endsWith('/ebox/messages')) {
      met.published += 1
      return met.published === 1 ? undefined : hold()
    }
    if (!path.includes('/events') || !JSON.stringify(answer).includes('readDocument')) return undefined
    met.events = true
    return hold()
  }
  expect(await first.ended, `${JSON.stringify(met)} ${first.output()}`).toBe('SIGKILL')
  expect([ebox.letters.length, registrar.announced.length]).toEqual([5, 1])
  const stored = await at.test.database.hub.query(sql`select from ebox_publication where entity = ${entity}`)
  expect(stored.length).toBeLessThanOrEqual(2)
  expect(await at.types(known)).not.toContain('read')

  // The second one: the eBox has just answered that letters were read.
  const second = startDispatcher()
  ebox.seen = ({ answer }) => {
    if (!JSON.stringify(answer).includes('"readStatus":true')) return undefined
    second.child.kill('SIGKILL')
    return second.ended.then(() => undefined)
  }
  expect(await second.ended, second.output()).toBe('SIGKILL')

  ebox.seen = () => undefined
  startDispatcher()
  for (const message of letters) await at.until(message, ({ status }) => status === 'delivered')
  const times = async (message: MessageId, wanted: string) =>
    (await at.types(message)).filter((type) => type === wanted).length
  const readings = async () => Promise.all([known, ...letters].map((message) => times(message, 'read')))
  // Where the answer with the id was lost, the letter is in the eBox under our own key, and its reading is not followed.
  await poll(readings, ([ofKnown = 0, ...others]) => ofKnown > 0 && others.some((count) => count > 0))
  expect(Math.max(...(await readings()))).toBe(1)
  for (const message of letters) expect(await times(message, 'delivered')).toBe(1)
  const inBoxes = ebox.letters.map(({ number }) => number)
  expect(inBoxes.toSorted()).toEqual([...people, enterprise].toSorted())
  // The operator is searched before anything is announced again.
  await poll(
    () => times(registered, 'announced'),
    (count) => count > 0,
  )
  expect([registrar.announced.length, await times(registered, 'announced')]).toEqual([1, 1])
}, 240_000)
