import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import pg from 'pg'
import { beforeAll, expect, inject, test } from 'vitest'
import { openArchive } from '../../../archive/archive-context.ts'
import { verifierKey } from '../../../archive/ledger/checkpoint.ts'
import { openPublishedFiles } from '../../../archive/ledger/published/published-files.ts'
import type { Database } from '../../../core/db/database.ts'
import type { EntityId, MessageId } from '../../../core/words/id.ts'
import { priorities } from '../../../core/words/message.ts'
import { drawDeliver, drawPrepare } from '../../../dispatcher/chunks/draw-work.ts'
import { deliverChunk } from '../../../dispatcher/deliver/deliver.ts'
import type { DispatcherDeps } from '../../../dispatcher/dispatcher-deps.ts'
import { prepareChunk } from '../../../dispatcher/prepare/prepare.ts'
import { beginRecovery } from '../../../dispatcher/recovery/begin-recovery.ts'
import { decideMissing } from '../../../dispatcher/recovery/decide-missing.ts'
import { endRecovery } from '../../../dispatcher/recovery/end-recovery.ts'
import { type Decision, listMissing } from '../../../dispatcher/recovery/missing-letters.ts'
import { takeBackDecisions } from '../../../dispatcher/recovery/take-back.ts'
import { testInsz } from '../../../seeds/people.ts'
import { connect, type EboxHouse, openEboxHouse } from '../../channels/ebox/ebox-house.ts'
import { buyer, ordinary, seller } from '../../channels/peppol/invoice-data.ts'
import { openPeppolHouse, type PeppolHouse } from '../../channels/peppol/peppol-house.ts'
import { cloneDatabase } from '../../support/database/database.ts'
import { citizen, type DispatcherFixture, openDispatcherFixture } from '../dispatcher-fixture.ts'

let at: DispatcherFixture
let ebox: EboxHouse
let peppol: PeppolHouse
let entity: EntityId

const code = 'OVO000901'
const sellers = new Map([[code, seller]])

beforeAll(async () => {
  at = await openDispatcherFixture()
  entity = await at.newEntity(code, 'agentschap-voorbeeldbelastingen')
  ebox = await openEboxHouse(at.clock, new Map())
  await connect(at.test.database, entity)
  peppol = await openPeppolHouse(at.clock, new Map([[`0208:${buyer.enterpriseNumber}`, 'receives']]), [
    `0208:${seller.enterpriseNumber}`,
  ])
  at.channels.set('ebox', ebox.channelOver(at.test.database, at.keyring))
  at.channels.set('peppol', peppol.channelOver(at.test.database, at.keyring, sellers))
})

const toEbox = () =>
  at.send(entity, {
    template: { key: 'factuur-gegevens' },
    class: 'payment',
    data: { invoice: ordinary },
    recipient: citizen({ insz: testInsz('850312', 871) }),
    channels: ['ebox'],
  })
const overPeppol = () =>
  at.send(entity, {
    template: { key: 'factuur-gegevens' },
    class: 'payment',
    data: { invoice: ordinary },
    recipient: buyer,
    channels: ['peppol'],
  })
const hereNow = () => ({ ebox: ebox.standIn.letters.length, peppol: peppol.standIn.documents.length })

test('letters by eBox and Peppol are found and decided; a letter that is sent again is recognised by the partner, and comes once', async () => {
  const planned = {
    ebox: [await toEbox(), await toEbox(), await toEbox()],
    peppol: [await overPeppol(), await overPeppol()],
  }
  await work(at.deps, ['prepare'])
  const accepted = { ebox: [await toEbox(), await toEbox()], peppol: [await overPeppol(), await overPeppol()] }
  const copy = await copyOf(at.test.name)
  const lost = { ebox: await toEbox(), peppol: await overPeppol() }
  await work(at.deps, ['prepare', 'deliver'])
  const left = hereNow()
  expect(left).toEqual({ ebox: 6, peppol: 5 })

  const { blobs } = at.deps.archive
  const { keyring, clock } = at
  const archive = openArchive({ database: copy, blobs, keyring, clock })
  const recovery = await beginRecovery({
    archive,
    files: openPublishedFiles(join(at.blobsFolder, '..', 'checkpoints')),
    verifierKey: verifierKey('uitpost.test/ledger', at.signer.publicKey),
    by: 'test',
  })
  const listed = await listMissing(copy.hub, recovery.id, {}, { limit: 100 })
  const known = new Map(
    listed.map(({ message, channel, state, handedOver }) => [message, [channel, state, handedOver]]),
  )
  for (const channel of ['ebox', 'peppol'] as const) {
    for (const message of planned[channel]) expect(known.get(message)).toEqual([channel, 'planned', 'unknown'])
    for (const message of accepted[channel]) expect(known.get(message)).toEqual([channel, 'unprepared', 'unknown'])
    expect(known.get(lost[channel])).toEqual([channel, 'lost', 'unknown'])
  }
  const [sent, again, left1] = planned.ebox as [MessageId, MessageId, MessageId]
  const decide = async (decision: Decision, ...messages: MessageId[]) => {
    for (const message of messages)
      expect(await decideMissing(archive, recovery, { message }, { decision, by: 'test' })).toEqual({
        decided: 1,
        refused: {},
      })
  }
  await decide('record', sent, accepted.ebox[0]!, lost.ebox, planned.peppol[0]!, accepted.peppol[0]!, lost.peppol)
  await decide('leave', left1)
  await decide('send-again', again, accepted.ebox[1]!, planned.peppol[1]!, accepted.peppol[1]!)
  // What had no effect can be taken back and decided again; what was recorded cannot.
  expect(await takeBackDecisions(copy.hub, recovery, { message: again })).toEqual({ decided: 1, refused: {} })
  expect(await takeBackDecisions(copy.hub, recovery, { message: sent })).toEqual({ decided: 0, refused: { final: 1 } })
  const looked = { 'send-again': 4, record: 6, leave: 1 }
  await expect(endRecovery(copy, { by: 'test', now: clock.now(), looked })).rejects.toMatchObject({ code: 'UP-5058' })
  await decide('send-again', again)
  await endRecovery(copy, { by: 'test', now: clock.now(), looked })

  const channels = new Map(at.deps.channels)
  channels.set('ebox', ebox.channelOver(copy, keyring))
  channels.set('peppol', peppol.channelOver(copy, keyring, sellers))
  await work({ ...at.deps, database: copy, archive, channels }, ['prepare', 'deliver'])
  // The partner knew each of them by its key: no one gets a letter twice.
  expect(hereNow()).toEqual(left)
  expect(await statesOf(copy, [sent, again, left1, ...accepted.ebox])).toEqual([
    'delivered',
    'delivered',
    'cancelled',
    'delivered',
    'delivered',
  ])
  expect(await statesOf(copy, [...planned.peppol, ...accepted.peppol])).toEqual(['sent', 'sent', 'sent', 'sent'])
  // Peppol says its own reference again, so that what follows comes back.
  const [followed] = await copy.hub.query<{ reference: string }>(
    sql`select provider_reference as reference from delivery where message_id = ${planned.peppol[1]!}`,
  )
  expect(peppol.standIn.documents.map(({ id }) => id)).toContain(followed?.reference)
})

async function statesOf(database: Database, messages: readonly MessageId[]): Promise<string[]> {
  const states = []
  for (const id of messages) {
    const [row] = await database.hub.query<{ status: string }>(sql`select status from message where id = ${id}`)
    states.push(row?.status ?? 'unknown to the database')
  }
  return states
}

async function work(deps: DispatcherDeps, stages: readonly ('prepare' | 'deliver')[]): Promise<void> {
  const { hub } = deps.database
  const draw = { slots: 50, size: 8, after: undefined, now: deps.clock.now() }
  for (let chunks = 1; chunks > 0; ) {
    for (const lane of priorities) {
      if (stages.includes('prepare')) await drawPrepare(hub, { lane, ...draw })
      if (stages.includes('deliver')) await drawDeliver(hub, { lane, ...draw })
    }
    const found = await hub.query<{ id: string; stage: 'prepare' | 'deliver' }>(
      sql`select id, stage from chunk where lease_until is null`,
    )
    const wanted = found.filter(({ stage }) => stages.includes(stage))
    for (const { id, stage } of wanted) await (stage === 'prepare' ? prepareChunk : deliverChunk)(deps, id)
    chunks = wanted.length
  }
}

/** Copies a database while its pool is open: idle connections are ended, and the pool opens new ones. */
async function copyOf(name: string) {
  const client = new pg.Client({ connectionString: inject('superuserUrl') })
  await client.connect()
  await client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name])
  await client.end()
  return (await cloneDatabase(name)).database
}
