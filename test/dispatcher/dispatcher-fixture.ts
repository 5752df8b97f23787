import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { openArchive } from '../../archive/archive-context.ts'
import { openInboxChannel } from '../../channels/inbox/adapter/inbox-channel.ts'
import type { NoticeMailer } from '../../channels/notices.ts'
import type { Channel } from '../../channels/port.ts'
import type { BlobStore } from '../../core/blobs/blob-store.ts'
import { openFileBlobs } from '../../core/blobs/file-blobs.ts'
import { createKeyring, type Keyring } from '../../core/crypto/keyring.ts'
import { createSigner, newSigningKey, type Signer } from '../../core/crypto/signer.ts'
import { createLog } from '../../core/log.ts'
import { createEntity } from '../../core/tenants/entities.ts'
import { openQuotas } from '../../core/tenants/quotas/quotas.ts'
import type { EntityId, MessageId } from '../../core/words/id.ts'
import { type ChannelName, priorities } from '../../core/words/message.ts'
import type { Recipient } from '../../core/words/recipient.ts'
import { drawDeliver, drawPrepare } from '../../dispatcher/chunks/draw-work.ts'
import { deliverChunk } from '../../dispatcher/deliver/deliver.ts'
import type { DispatcherDeps } from '../../dispatcher/dispatcher-deps.ts'
import { createClassFinder } from '../../dispatcher/intake/message-class.ts'
import type { MessageRequest } from '../../dispatcher/intake/message-request.ts'
import { type Intake, openIntake } from '../../dispatcher/intake/submit-message.ts'
import { openLetterMaker } from '../../dispatcher/letters/open-letter-maker.ts'
import { type Dispatcher, openDispatcher } from '../../dispatcher/open-dispatcher.ts'
import { prepareChunk } from '../../dispatcher/prepare/prepare.ts'
import { openQueues } from '../../dispatcher/queue/open-queues.ts'
import { entities } from '../../seeds/entities.ts'
import { testInsz } from '../../seeds/people.ts'
import { seedTemplates } from '../../seeds/seed-templates.ts'
import { checkData } from '../../templates/language/check/check-data.ts'
import { createVersionResolver } from '../../templates/store/versions/resolve-version.ts'
import { cloneDatabase, type TestDatabase } from '../support/database/database.ts'
import { eventsOf } from '../support/hub/events-of.ts'
import { ManualClock } from '../support/hub/manual-clock.ts'
import { sharedDocuments, sharedRenderer } from '../support/hub/shared-pools.ts'
import { afterFile } from '../support/process/after-file.ts'
import { poll } from './poll.ts'

/** The real dependencies of a dispatcher: database, queue on PostgreSQL, archive on disk, render thread, the hub's own inbox. */
export interface DispatcherFixture {
  readonly test: TestDatabase
  readonly clock: ManualClock
  readonly keyring: Keyring
  readonly signer: Signer
  readonly intake: Intake
  readonly deps: DispatcherDeps
  readonly channels: Map<ChannelName, Channel>
  /** Where the archive is on disk. */
  readonly blobsFolder: string
  /** An entity with the seeded templates. */
  newEntity(code: string, folder?: string): Promise<EntityId>
  /** Accepts one letter. @returns its id, once it is durable. */
  send(entity: EntityId, change?: Partial<MessageRequest>, test?: boolean): Promise<MessageId>
  /**
   * Starts a dispatcher, closed after the file or by `stop`. Each opens some twenty connections: without a change, one that runs
   * is kept.
   */
  start(change?: Partial<DispatcherDeps>): Dispatcher
  /** Prepares and hands over what waits, without a dispatcher. */
  handOver(): Promise<void>
  stop(): Promise<void>
  status(message: MessageId): Promise<MessageRow>
  /** Waits until the message meets the condition. */
  until(message: MessageId, wanted: (row: MessageRow) => boolean): Promise<MessageRow>
  types(message: MessageId): Promise<string[]>
  /** Moves the clock unless a chunk is under way: its lease would expire under a worker that is only slow. */
  pass(milliseconds: number): Promise<void>
}
export interface MessageRow {
  readonly status: string
  readonly final: boolean
  readonly deliveries: readonly { readonly channel: string; readonly status: string; readonly attempts: number }[]
}

export const decision = {
  key: 'omgevingsvergunning-beslissing',
  data: {
    aanspreking: 'mevrouw Proefmans',
    project: 'uw overdekt terras',
    beslistOp: '2026-11-16',
    toegekend: true,
    beroepTot: '2026-12-20',
  },
}

/** For tests without a confirmed address: a mail would be a fault. */
export const noMails: NoticeMailer = {
  send: async () => {
    throw new Error('No mail was expected')
  },
  receipts: async () => [],
}

let serial = 100
/** A citizen of the trial to whom no other test in this file writes. */
export function citizen(change: Partial<Extract<Recipient, { type: 'citizen' }>> = {}): Recipient {
  serial += 1
  return {
    type: 'citizen',
    insz: testInsz('850312', serial),
    name: 'Mieke Proefmans',
    address: { street: 'Kerkstraat', houseNumber: '12', postalCode: '9000', municipality: 'Gent', country: 'BE' },
    ...change,
  }
}

/** What a test shares with a process of its own. */
interface GivenParts {
  readonly keyring?: Keyring
  readonly startsAt?: Date
  readonly blobs?: BlobStore
}

export async function openDispatcherFixture(given: GivenParts = {}): Promise<DispatcherFixture> {
  const test = await cloneDatabase()
  const { database } = test
  const clock = new ManualClock(given.startsAt ?? '2026-11-24T10:00:00Z')
  await database.hub.query(sql`select make_partitions_ahead(${clock.now()}::date, 6)`)
  const folder = await mkdtemp(join(tmpdir(), 'uitpost-dispatcher-'))
  const keyring = given.keyring ?? createKeyring([{ id: 1, key: randomBytes(32) }], randomBytes(32))
  const signer = createSigner(newSigningKey())
  const blobs = given.blobs ?? openFileBlobs(join(folder, 'blobs'), () => randomBytes(6).toString('hex'))
  const archive = openArchive({ database, blobs, keyring, clock })
  const renderer = sharedRenderer()
  const documents = sharedDocuments()
  const publicUrl = (): string => 'https://uitpost.example'
  const log = createLog('silent')
  const letters = openLetterMaker({
    hub: database.hub,
    clock,
    renderer,
    documents,
    blobs,
    keyring,
    signer,
    publicUrl,
  })
  const inbox = openInboxChannel({ database, keyring, clock })
  const channels = new Map<ChannelName, Channel>([['inbox', inbox]])
  const openParts = (): DispatcherDeps => {
    const queues = openQueues({ databaseUrl: test.hubUrl }, log)
    const mailer = noMails
    return { database, keyring, clock, log, archive, channels, mailer, letters, queues, capacity: 2, leaseMs: 10_000 }
  }
  const parts = openParts()
  const intake = openIntake({
    database,
    keyring,
    clock,
    resolveVersion: createVersionResolver(database, clock),
    findClass: createClassFinder(database, clock),
    quotas: openQuotas(database, clock),
    checkData: (version, data) =>
      checkData(version.source.variables, data).faults.map((each) => ({
        ...each,
        in: 'body' as const,
        pointer: `/data${each.pointer}`,
      })),
    countItems: () => [],
    unprintable: () => [],
    addressType: () => 11,
  })
  let running: Dispatcher[] = []
  let unchanged: Dispatcher | undefined
  const stop = async (): Promise<void> => {
    const closing = running
    running = []
    unchanged = undefined
    await Promise.all(closing.map((each) => each.close()))
  }
  afterFile(async () => {
    await stop()
    await parts.queues.close()
    await rm(folder, { recursive: true })
  })
  let keys = 0
  const status = async (message: MessageId): Promise<MessageRow> => {
    const [row] = await database.hub.query<MessageRow>(sql`
      select status, final, (select coalesce(jsonb_agg(jsonb_build_object('channel', d.channel, 'status', d.status,
        'attempts', d.attempts) order by d.seq), '[]') from delivery d where d.message_id = m.id) as deliveries
      from message m where id = ${message}`)
    if (row === undefined) throw new Error('There is no such message')
    return row
  }
  return {
    test,
    clock,
    keyring,
    signer,
    intake,
    deps: parts,
    channels,
    blobsFolder: join(folder, 'blobs'),
    newEntity: async (code, named = 'gemeente-voorbeeldegem') => {
      const seed = entities[0]
      if (seed === undefined) throw new Error('No seeds')
      const { id } = await database.asHub((tx) =>
        createEntity(
          tx,
          keyring,
          { code, name: { nl: `Dienst ${code}` }, kind: 'local', languagePolicy: 'nl-only', status: 'open' },
          clock.now(),
        ),
      )
      await seedTemplates(database, id, named, clock.now())
      return id
    },
    send: async (entity, change = {}, testKey = false) => {
      keys += 1
      const request = {
        template: { key: decision.key },
        data: decision.data,
        recipient: citizen(),
        reference: `REF-${keys}`,
        ...change,
      }
      const repetition = { operation: 'message' as const, key: `key-${keys}`, asked: { keys } }
      return (await intake.submit({ entity, test: testKey }, request, repetition)).id
    },
    start: (change) => {
      if (change === undefined && unchanged !== undefined) return unchanged
      const dispatcher = openDispatcher({ ...openParts(), ...change })
      running.push(dispatcher)
      if (change === undefined) unchanged = dispatcher
      return dispatcher
    },
    stop,
    handOver: async () => {
      const draw = { slots: 50, size: 8, after: undefined, now: clock.now() }
      const waiting = () =>
        database.hub.query<{ id: string; stage: string }>(sql`select id, stage from chunk where lease_until is null`)
      for (let chunks = 1; chunks > 0; ) {
        for (const lane of priorities) {
          await drawPrepare(database.hub, { lane, ...draw })
          await drawDeliver(database.hub, { lane, ...draw })
        }
        const found = await waiting()
        for (const { id, stage } of found) await (stage === 'prepare' ? prepareChunk : deliverChunk)(parts, id)
        chunks = found.length
      }
    },
    status,
    pass: async (milliseconds) => {
      const [row] = await database.hub.query<{ busy: boolean }>(sql`select exists (select from chunk) as busy`)
      if (row?.busy === false) clock.advance(milliseconds)
    },
    until: (message, wanted) => poll(() => status(message), wanted),
    types: async (message) => {
      const events = await eventsOf(database.hub, message)
      return events.map(({ type }) => type)
    },
  }
}
