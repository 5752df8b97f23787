import { sql } from 'drizzle-orm'
import { beforeAll, beforeEach, expect } from 'vitest'
import { readCallbackEvents } from '../../../dispatcher/callbacks/read-events.ts'
import { type CallbackSender, createCallbackSender } from '../../../dispatcher/callbacks/send-callbacks.ts'
import { openOutsideCaller } from '../../../dispatcher/outside/call-outside.ts'
import { goodLetter, postLetter } from '../../support/hub/letters.ts'
import { openTestApi, type TestApi, type TestEntity } from '../../support/hub/open-test-api.ts'
import { afterFile } from '../../support/process/after-file.ts'
import { accept, type ReceivedCall, type Receiver, startReceiver } from './receiver.ts'

/** The API with everything that a dispatcher does for callbacks, one step at a time. */
export interface CallbacksFixture {
  readonly api: TestApi
  readonly entity: TestEntity
  /** Another dispatcher: nothing is shared but the database. One that dies sends, and writes nothing of it. */
  newSender(dies?: 'dies'): CallbackSender
  /** Queues new events, and sends what is due. */
  round(sender?: CallbackSender, signal?: AbortSignal): Promise<void>
  /** Accepts letters: each has the event `accepted`. @returns their references */
  letters(count: number, of?: TestEntity): Promise<string[]>
  // oxlint-disable-next-line typescript/no-explicit-any
  create(url: string, more?: Record<string, unknown>, of?: TestEntity): Promise<any>
  // oxlint-disable-next-line typescript/no-explicit-any
  show(id: string): Promise<any>
  // oxlint-disable-next-line typescript/no-explicit-any
  attempts(id: string, query?: string): Promise<any[]>
}

export async function openCallbacksFixture(): Promise<CallbacksFixture> {
  const api = await openTestApi()
  const entity = await api.newEntity('OVO000001')
  const { database } = api.test
  const outside = openOutsideCaller({ allowPrivate: true })
  afterFile(async () => outside.close())
  const dying = {
    ...database,
    asHub: async () => {
      throw new Error('The process died')
    },
  }
  const newSender = (dies?: 'dies') =>
    createCallbackSender({
      database: dies === undefined ? database : dying,
      clock: api.clock,
      keyring: api.keyring,
      outside,
    })
  const own = newSender()
  let serial = 0
  return {
    api,
    entity,
    newSender,
    round: async (sender = own, signal = new AbortController().signal) => {
      api.clock.advance(1_100)
      while (await readCallbackEvents(database, api.clock.now()));
      await sender.run(signal)
    },
    letters: async (count, of = entity) => {
      const references: string[] = []
      for (let at = 0; at < count; at += 1) {
        const reference = `CB-${(serial += 1)}`
        const { status } = await postLetter(api, of.live, goodLetter({ reference }))
        if (status !== 202) throw new Error(`A letter was refused: ${status}`)
        references.push(reference)
      }
      // The feed shows an event once no older transaction runs, in any database of the server.
      await expect
        .poll(() => database.hub.query(sql`select from event where xid >= pg_snapshot_xmin(pg_current_snapshot())`))
        .toEqual([])
      return references
    },
    create: async (url, more = {}, of = entity) => {
      const { status, json } = await api.call('/v1/callbacks', { method: 'POST', key: of.live, body: { url, ...more } })
      if (status !== 201) throw new Error(`No callback was made: ${JSON.stringify(json)}`)
      return json
    },
    show: async (id) => (await api.call(`/v1/callbacks/${id}`, { key: entity.live })).json,
    attempts: async (id, query = '') =>
      (await api.call(`/v1/callbacks/${id}/attempts${query}`, { key: entity.live })).json.items,
  }
}

/** A fixture of the file with one receiver; each test begins without callbacks and calls. */
export function useCallbacks(): {
  readonly at: CallbacksFixture
  readonly receiver: Receiver
  /** The calls about letters. */
  readonly events: () => ReceivedCall[]
  readonly post: (path: string, body?: unknown) => ReturnType<TestApi['call']>
} {
  let at: CallbacksFixture
  let receiver: Receiver
  beforeAll(async () => {
    at = await openCallbacksFixture()
    receiver = await startReceiver()
  })
  beforeEach(async () => {
    const { hub } = at.api.test.database
    await hub.query(sql`delete from callback_delivery`)
    await hub.query(sql`update callback set status = 'removed', reason = null, secret = null`)
    receiver.calls.length = 0
    receiver.answer = accept
  })
  return {
    get at() {
      return at
    },
    get receiver() {
      return receiver
    },
    events: () => receiver.calls.filter(({ event }) => event.type !== 'be.uitpost.callback.v1.ping'),
    post: (path, body = {}) => at.api.call(path, { method: 'POST', key: at.entity.live, body }),
  }
}
