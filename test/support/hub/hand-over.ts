import { sql } from 'drizzle-orm'
import { pino } from 'pino'
import { openInboxChannel } from '../../../channels/inbox/adapter/inbox-channel.ts'
import type { Channel, Parcel } from '../../../channels/port.ts'
import { addContract } from '../../../channels/print/store/contracts/contracts.ts'
import { channelTraits } from '../../../channels/traits.ts'
import { type EntityId, newId } from '../../../core/words/id.ts'
import { priorities } from '../../../core/words/message.ts'
import { drawDeliver, drawPrepare } from '../../../dispatcher/chunks/draw-work.ts'
import { deliverChunk } from '../../../dispatcher/deliver/deliver.ts'
import type { DispatcherDeps } from '../../../dispatcher/dispatcher-deps.ts'
import { prepareChunk } from '../../../dispatcher/prepare/prepare.ts'
import type { TestApi } from './open-test-api.ts'

/** The dispatcher's own jobs, run directly: a test can inspect and disturb the state between the steps. */
export interface HandOver {
  readonly deps: DispatcherDeps
  /** Called while a parcel is at its channel, before the channel answers. */
  duringDelivery: (parcel: Parcel) => Promise<void>
  /** The inbox does not answer. */
  away: boolean
  /** The error that the letter maker meets; undefined: no fault. */
  fault: string | undefined
  /** The actions that the letters require of their readers. */
  actions: Parcel['actions']
  prepare(): Promise<void>
  /** The chunks that wait to be handed over, also those that preparing made. */
  deliver(): Promise<void>
  addPrintContract(entity: EntityId): Promise<void>
}

/** @param atOnce whether the inbox takes a letter in the transaction that plans it; otherwise `deliver` hands it over */
export function openHandOver(api: TestApi, { atOnce = true } = {}): HandOver {
  const { database } = api.test
  const inbox: Channel = { ...openInboxChannel({ database, keyring: api.keyring, clock: api.clock }) }
  if (!atOnce) delete inbox.handOverIn
  const deps: DispatcherDeps = {
    database,
    keyring: api.keyring,
    clock: api.clock,
    log: pino({ level: 'silent' }),
    archive: api.archive,
    channels: new Map<'inbox' | 'print', Channel>([
      [
        'inbox',
        {
          ...inbox,
          deliver: async (parcels, signal) => {
            if (made.away) return parcels.map(() => ({ kind: 'unavailable', detail: 'away' }))
            for (const parcel of parcels) await made.duringDelivery(parcel)
            return inbox.deliver(parcels, signal)
          },
        },
      ],
      ['print', printer],
    ]),
    mailer: { send: async () => [], receipts: async () => [] },
    letters: {
      standardStyles: async () => new Map(),
      houseStyles: async (versions) =>
        new Map(versions.map((each) => [each, { houseStyle: null, languages: ['nl'], fallback: [] }])),
      make: async (tasks) =>
        tasks.map((task) =>
          made.fault !== undefined
            ? { kind: 'fault', code: made.fault }
            : {
                kind: 'made',
                content: { subject: 'Uw vergunning', actions: made.actions },
                documents: [
                  {
                    n: 1,
                    kind: 'letter',
                    variant: 'normal',
                    name: 'brief.pdf',
                    mediaType: 'application/pdf',
                    pages: 1,
                    segments: [{ bytes: Buffer.from(`%PDF-1.7 ${task.message}`) }],
                  },
                  ...(task.media.includes('page')
                    ? [
                        {
                          n: 2,
                          kind: 'page',
                          variant: 'normal',
                          name: 'brief.html',
                          mediaType: 'text/html',
                          segments: [{ bytes: Buffer.from('<h1>Uw vergunning</h1>') }],
                        } as const,
                      ]
                    : []),
                ],
                template: { key: 'vergunning', version: 1 },
                searchText: 'OMV',
              },
        ),
    },
    queues: { put: async () => {} } as unknown as DispatcherDeps['queues'],
    capacity: 2,
    leaseMs: 30_000,
  }
  const draw = (lane: (typeof priorities)[number]) => ({
    lane,
    slots: 50,
    size: 8,
    after: undefined,
    now: api.clock.now(),
  })
  const made: HandOver = {
    deps: deps,
    duringDelivery: async () => {},
    away: false,
    fault: undefined,
    actions: [{ kind: 'reply', text: 'Hang de affiche uit.' }],
    prepare: async () => {
      for (const lane of priorities)
        for (const { id } of await drawPrepare(database.hub, draw(lane))) await prepareChunk(deps, id)
    },
    deliver: async () => {
      for (const lane of priorities) await drawDeliver(database.hub, draw(lane))
      const waiting = await database.hub.query<{ id: string }>(
        sql`select id from chunk where stage = 'deliver' and lease_until is null`,
      )
      await Promise.all(waiting.map(({ id }) => deliverChunk(deps, id)))
    },
    addPrintContract: (entity) =>
      database.asEntity(entity, (tx) =>
        addContract(
          tx,
          {
            id: newId('printContract', api.clock.now()),
            entity,
            name: 'Drukwerk',
            partner: 'Drukker',
            cutOff: '17:00',
            calendar: 'BE',
            profile: 'c5-right',
            sides: 'two',
            blankLastSide: false,
            sheetMarks: 'none',
            dueDays: 3,
            tariffs: [
              { from: '2020-01-01', postage: 'priority', sheetsUpTo: 10, zone: 'BE', amount: 158 },
              { from: '2020-01-01', postage: 'non-priority', sheetsUpTo: 10, zone: 'BE', amount: 120 },
            ],
          },
          api.clock.now(),
        ),
      ),
  }
  return made
}

/** A printer that can be reached and never gets a letter here: other tests cover print runs. */
const printer: Channel = {
  name: 'print',
  traits: channelTraits.print,
  reach: async (questions) => questions.map(() => ({ kind: 'yes' })),
  deliver: async () => {
    throw new Error('No run is handed over here')
  },
  close: async () => {},
}
