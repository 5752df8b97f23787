import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { closeRun } from '../../../channels/print/store/runs/close-run.ts'
import { cutParts } from '../../../channels/print/store/runs/divide-run.ts'
import { Refusal } from '../../../core/fault.ts'
import { type Id, type MessageId, parseId } from '../../../core/words/id.ts'
import {
  type DeliveryStatus,
  deliveryStatuses,
  type MessageStatus,
  messageStatuses,
} from '../../../core/words/message.ts'
import { drawPrepare } from '../../../dispatcher/chunks/draw-work.ts'
import { lockMessages } from '../../../dispatcher/message/tracked-message.ts'
import { cancelMessage } from '../../../dispatcher/messages/cancel-message.ts'
import { holdMessage } from '../../../dispatcher/messages/hold-message.ts'
import { messageActions, possibleActions, whyNot } from '../../../dispatcher/messages/possible/possible-changes.ts'
import { readActionFacts } from '../../../dispatcher/messages/possible/read-action-facts.ts'
import { whyNotWords } from '../../../dispatcher/messages/possible/why-not.ts'
import { scheduleMessage } from '../../../dispatcher/messages/schedule-message.ts'
import { type HandOver, openHandOver } from '../../support/hub/hand-over.ts'
import { goodLetter, jan, postLetter } from '../../support/hub/letters.ts'
import { type Answer, openTestApi, type TestApi, type TestEntity } from '../../support/hub/open-test-api.ts'

let api: TestApi
let tax: TestEntity
let work: HandOver
beforeAll(async () => {
  api = await openTestApi()
  tax = await api.newEntity('OVO000001')
  work = openHandOver(api, { atOnce: false })
  await work.addPrintContract(tax.id)
})

const db = () => api.test.database
const uuid = (id: string): MessageId => parseId('message', id) as MessageId
const read = async (id: string) => (await api.call(`/v1/messages/${id}`, { key: tax.live })).json
const post = async (more: Record<string, unknown> = {}): Promise<string> =>
  (await postLetter(api, tax.live, goodLetter(more))).json.id
const inDays = (days: number) => new Date(api.clock.now().getTime() + days * 86_400_000).toISOString()
const set = (id: string, change: ReturnType<typeof sql>) =>
  db().hub.query(sql`update message set ${change} where id = ${uuid(id)}`)
const bodies: Record<string, unknown> = {
  schedule: { sendAfter: new Date(Date.now() + 3 * 86_400_000).toISOString() },
  copy: { recipient: { ...jan, name: 'Jan Janssens' } },
}
const command = (id: string, action: string): Promise<Answer> =>
  api.call(`/v1/messages/${id}/${action === 'copy' ? 'copies' : action}`, {
    method: 'POST',
    key: tax.live,
    headers: { 'idempotency-key': randomUUID() },
    ...(bodies[action] !== undefined && { body: bodies[action] }),
  })

/** How a letter comes into each state: before the others are prepared, and after. */
const states: Record<
  string,
  { readonly more?: Record<string, unknown>; readonly enter?: (id: string) => Promise<unknown> }
> = {
  'planned for the inbox': {},
  'being handed over': {
    enter: async (id) => {
      await db().hub.query(sql`
        update chunk set lease_until = ${inDays(1)}::timestamptz where id = (select chunk from delivery where message_id = ${uuid(id)})`)
    },
  },
  'of unknown outcome': {
    enter: (id) => db().hub.query(sql`update delivery set status = 'unknown' where message_id = ${uuid(id)}`),
  },
  'held when planned': { enter: (id) => command(id, 'hold') },
  'in a print run': { more: { channels: ['print'], postage: 'priority' } },
  'in a divided run': {
    more: { channels: ['print'], postage: 'priority' },
    enter: async (id) => {
      const [found] = await db().hub.query<{ run: Id<'run'> }>(
        sql`select run from print_letter where message = ${uuid(id)}`,
      )
      await db().asHub(async (tx) => {
        // The other letters of the run were moved out before, so that they keep their state.
        await closeRun(tx, found?.run as Id<'run'>, api.clock.now(), true)
        await cutParts(tx, found?.run as Id<'run'>, api.clock.now())
      })
    },
  },
  'without content': { enter: (id) => db().hub.query(sql`delete from message_body where message_id = ${uuid(id)}`) },
  cancelled: { enter: (id) => command(id, 'cancel') },
  failed: { enter: (id) => set(id, sql`status = 'failed', final = true`) },
  'without a text in force': {
    enter: async (id) => {
      const [made] = await db().hub.query<{ id: string }>(sql`
        insert into version (id, template, entity, number, status, source, digest, created_at, created_by, written_by)
        select gen_random_uuid(), template, entity, (random() * 1e6)::int + 2, 'retired', source, digest, created_at, created_by, written_by
        from version where id = (select template_version from message where id = ${uuid(id)}) returning id, number`)
      await db().hub.query(sql`
        update message set template_version = v.id, template_number = v.number from version v
        where v.id = ${made?.id} and message.id = ${uuid(id)}`)
    },
  },
}
const waiting: typeof states = {
  accepted: {},
  scheduled: { more: { sendAfter: new Date(Date.now() + 86_400_000).toISOString() } },
  held: { more: { hold: true } },
  'held and scheduled': { more: { hold: true, sendAfter: new Date(Date.now() + 86_400_000).toISOString() } },
}

/** Sending again and copying depend on few of the states. */
const againIn = new Set(['planned for the inbox', 'without content', 'without a text in force', 'accepted'])
const actionsIn = (state: string) =>
  messageActions.filter((action) => againIn.has(state) || (action !== 'resend' && action !== 'copy'))

async function check(state: string, id: string, action: (typeof messageActions)[number]): Promise<void> {
  const before = await read(id)
  const { now, reason } = before.possible[action]
  const answer = await command(id, action)
  const after = await read(id)
  // A repetition is answered, and changes nothing.
  const succeeded = answer.status < 300 && (answer.status === 202 || after.events.length > before.events.length)
  expect([state, action, now, answer.status, reason]).toEqual([state, action, succeeded, answer.status, reason])
  if (answer.status === 409 && answer.json.code === 'UP-3001') expect(answer.json.reason).toBe(reason)
}

describe('what is possible is what succeeds, in every state', () => {
  test('of letters that were prepared', async () => {
    const made: { state: string; id: string; action: (typeof messageActions)[number] }[] = []
    const divided = Object.keys(states).filter((state) => state !== 'in a print run')
    for (const state of divided)
      for (const action of actionsIn(state)) made.push({ state, action, id: await post(states[state]?.more) })
    await work.prepare()
    for (const { state, id } of made.filter(
      ({ action, state: name }) => name !== 'in a divided run' || action === 'hold',
    ))
      await states[state]?.enter?.(id)
    for (const { state, id, action } of made) await check(state, id, action)
    const inRun = await Promise.all(
      messageActions.map((action) => post({ ...states['in a print run']?.more, reference: action })),
    )
    await work.prepare()
    for (const [place, id] of inRun.entries()) {
      const { possible, cancellableUntil } = await read(id)
      expect(possible.cancel).toEqual({ now: true, until: cancellableUntil })
      await check('in a print run', id, messageActions[place] ?? 'hold')
    }
  })

  test('of letters that wait, and of one that a worker has drawn', async () => {
    for (const [state, { more }] of Object.entries(waiting))
      for (const action of actionsIn(state)) await check(state, await post(more), action)
    for (const action of actionsIn('drawn')) {
      const id = await post({ priority: 'urgent' })
      await drawPrepare(db().hub, { lane: 'urgent', slots: 50, size: 8, after: undefined, now: api.clock.now() })
      expect((await read(id)).possible.schedule).toMatchObject({ now: false, reason: 'being-prepared' })
      await check('drawn', id, action)
    }
  })

  test('of every status with every state of a delivery', async () => {
    const ids = [await post(), await post({ channels: ['print'] })]
    await work.prepare()
    const steps = { hold: holdMessage, cancel: cancelMessage, schedule: scheduleMessage } as const
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...ids),
        fc.constantFrom<MessageStatus>(...messageStatuses),
        fc.boolean(),
        fc.constantFrom<DeliveryStatus>(...deliveryStatuses),
        fc.constantFrom('hold' as const, 'cancel' as const, 'schedule' as const),
        async (shown, status, final, delivery, action) => {
          const id = uuid(shown)
          await set(shown, sql`status = ${status}, final = ${final}`)
          await db().hub.query(sql`update delivery set status = ${delivery} where message_id = ${id}`)
          const now = api.clock.now()
          const possible = await db().asHub(async (tx) => {
            const message = (await lockMessages(tx, [id])).get(id)
            return message && possibleActions(await readActionFacts(tx, message, now))
          })
          const sender = { entity: tax.id, test: false }
          const change = { sender, message: id, by: 'key:test', sendAfter: new Date(now.getTime() + 86_400_000) }
          const changed = await steps[action]({ ...api, database: db() }, change).then(
            async () => (await read(shown)).status !== status,
            (error: unknown) => {
              expect(error).toBeInstanceOf(Refusal)
              return false
            },
          )
          expect([action, possible?.[action].now]).toEqual([action, changed])
        },
      ),
      { numRuns: 25 },
    )
  })
})

describe('schedule', () => {
  test('gives a waiting letter another moment, also while it is held, and the present sends it', async () => {
    const [moment, later] = [inDays(2), inDays(5)]
    const id = await post({ sendAfter: moment })
    expect((await read(id)).possible.cancel).toEqual({ now: true, until: moment })
    const move = (sendAfter: string, key = tax.live) =>
      api.call(`/v1/messages/${id}/schedule`, { method: 'POST', key, body: { sendAfter, reason: 'Later' } })
    const moved = await move(later)
    expect([moved.status, moved.json.status, moved.json.sendAfter, moved.json.cancellableUntil]).toEqual([
      200,
      'scheduled',
      later,
      later,
    ])
    expect(moved.json.events.at(-1)).toMatchObject({ type: 'scheduled', detail: { sendAfter: later, reason: 'Later' } })
    expect((await move(later)).json.events).toHaveLength(moved.json.events.length)
    await command(id, 'hold')
    expect((await move(moment)).json).toMatchObject({ status: 'held', sendAfter: moment })
    expect((await command(id, 'release')).json.status).toBe('scheduled')
    await move(api.clock.now().toISOString())
    await work.prepare()
    const late = await move(later)
    expect([late.status, late.json.code, late.json.reason]).toEqual([409, 'UP-3001', 'prepared'])
    expect((await move(later, tax.test)).status).toBe(404)
  })

  test('refuses a moment that intake would refuse', async () => {
    const id = await post({ sendAfter: inDays(1), expiresAt: inDays(3) })
    for (const sendAfter of [inDays(-1), inDays(400), inDays(4)]) {
      const refused = await api.call(`/v1/messages/${id}/schedule`, {
        method: 'POST',
        key: tax.live,
        body: { sendAfter },
      })
      expect([refused.status, refused.json.issues[0].code, refused.json.issues[0].pointer]).toEqual([
        400,
        'UP-2205',
        '/sendAfter',
      ])
    }
  })
})

test('every reason has words', () => {
  expect(Object.keys(whyNotWords).sort()).toEqual([...whyNot].sort())
})
