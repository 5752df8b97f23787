import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { type MessageId, showId } from '../../../core/words/id.ts'
import { applyReceipts } from '../../../dispatcher/receipts/apply-receipts.ts'
import { claimResend } from '../../../dispatcher/resends/claim-resend.ts'
import { workResends } from '../../../dispatcher/resends/work-resends.ts'
import { eventsOf } from '../../support/hub/events-of.ts'
import { openHandOver } from '../../support/hub/hand-over.ts'
import { openTestApi, type SignedIn, type TestApi, type TestEntity } from '../../support/hub/open-test-api.ts'
import { runCommand } from '../../support/hub/run-command.ts'
import { silentCases } from './silent-cases.ts'

let api: TestApi
let tax: TestEntity
let city: TestEntity
let clerk: SignedIn
let operator: SignedIn
let reader: SignedIn
let silentCase: ReturnType<typeof silentCases>

beforeAll(async () => {
  api = await openTestApi()
  tax = await api.newEntity('OVO000001')
  city = await api.newEntity('OVO000002')
  await openHandOver(api).addPrintContract(tax.id)
  silentCase = silentCases(api, tax)
  clerk = await api.newMember(tax.id, ['sender'])
  reader = await api.newMember(tax.id, ['officer'])
  operator = await api.newMember(null, ['hub-operator'])
})

type As = { readonly as?: SignedIn; readonly key?: string }
const get = (path: string, as: As = { as: clerk }) => api.call(path, as)
const post = (path: string, body: unknown = {}, { key = randomUUID(), ...as }: As & { key?: string } = {}) =>
  api.call(path, { method: 'POST', as: clerk, ...as, body, headers: { 'idempotency-key': key } })
const deps = () => ({ ...api.lists, previews: api.previews })
const work = async () => {
  while (await workResends(deps()));
}
const report = (message: MessageId, type: 'posted' | 'read' = 'posted') =>
  applyReceipts({ ...deps(), log: silent }, [{ message, sequence: 1, type, at: api.clock.now(), detail: {} }])
const silent = { warn: () => undefined } as never
const repeatsOf = (messages: readonly MessageId[]) =>
  api.test.database.hub.query<{ id: MessageId; of: MessageId; status: string }>(
    sql`select id, resend_of as of, status from message where resend_of = any(${sql.param(messages)}::uuid[])`,
  )
async function counted(id: string, way: 'next' | 'same' = 'next') {
  const { json } = await post(`/v1/cases/${id}/resends`, { way })
  await work()
  return (await get(`/v1/cases/${id}/resends/${json.id}`)).json
}

describe('the letters of a case', () => {
  test('are counted first: which can be sent again, how, at what price, and why the others cannot', async () => {
    const { id, messages } = await silentCase(4)
    const [reported, read, gone] = messages as [MessageId, MessageId, MessageId]
    await report(reported)
    await api.test.database.hub.query(sql`update message set status = 'read', final = true where id = ${read}`)
    await api.test.database.hub.query(sql`delete from message_body where message_id = ${gone}`)
    const { json, status } = await post(`/v1/cases/${id}/resends`, { way: 'next' })
    expect(status).toBe(202)
    expect(json).toMatchObject({ status: 'counting', letters: 4, waiting: 4, ready: 0 })
    await work()
    const shown = (await get(`/v1/cases/${id}/resends/${json.id}`)).json
    expect(shown).toMatchObject({
      status: 'counted',
      waiting: 0,
      ready: 1,
      sent: 0,
      channels: [{ channel: 'inbox', letters: 1, price: { amount: 0, currency: 'EUR' }, unpriced: 0 }],
    })
    const why = shown.passed.map(({ reason, letters }: { reason: string; letters: number }) => [reason, letters])
    expect(new Map(why)).toEqual(
      new Map([
        ['reported', 1],
        ['read', 1],
        ['content-removed', 1],
      ]),
    )
    expect(await repeatsOf(messages)).toEqual([])
  })

  test('leave by a channel that was not tried, once, and name the letters that they repeat', async () => {
    const { id, messages } = await silentCase(3)
    const { id: resend } = await counted(id)
    const path = `/v1/cases/${id}/resends/${resend}`
    expect((await post(`${path}/send`)).json.status).toBe('sending')
    await work()
    const repeats = await repeatsOf(messages)
    expect(new Set(repeats.map(({ of }) => of))).toEqual(new Set(messages))
    expect((await get(path)).json).toMatchObject({ status: 'sent', sent: 3, ready: 0, by: expect.any(String) })
    const shown = await get(`/v1/messages/${showId('message', repeats[0]?.id as MessageId)}`)
    expect(shown.json).toMatchObject({ resendOf: showId('message', repeats[0]?.of as MessageId) })
    const first = await eventsOf(api.test.database.hub, repeats[0]?.of as MessageId)
    expect(first.at(-1)).toMatchObject({
      type: 'resent',
      detail: { as: showId('message', repeats[0]?.id as MessageId), by: expect.stringMatching(/^staff:/) },
    })
    const { history } = (await get(`/v1/cases/${id}`)).json
    expect(history[0]).toMatchObject({ kind: 'resent', letters: 3 })
    // Repeated, and counted once more: nothing leaves twice.
    expect((await post(`${path}/send`)).json.status).toBe('sent')
    expect((await counted(id)).passed).toMatchObject([{ reason: 'sent-again', letters: 3 }])
    await work()
    expect(await repeatsOf(messages)).toHaveLength(3)
    const audit = await api.test.database.hub.query<{ action: string }>(
      sql`select action from audit_entry where subject = ${id}`,
    )
    expect(new Set(audit.map(({ action }) => action))).toEqual(new Set(['count-case-resend', 'send-case-again']))
  })

  test('go by the same channel with the price of the contract', async () => {
    const { id, messages } = await silentCase(2)
    const shown = await counted(id, 'same')
    expect(shown).toMatchObject({ ready: 2, channels: [{ channel: 'print', letters: 2, unpriced: 0 }] })
    expect(shown.channels[0].price.amount).toBeGreaterThan(0)
    await post(`/v1/cases/${id}/resends/${shown.id}/send`)
    await work()
    const rows = await api.test.database.hub.query<{ n: number }>(
      sql`select count(*)::int as n from message where resend_of = any(${sql.param(messages)}::uuid[])`,
    )
    expect(rows).toEqual([{ n: 2 }])
  })

  test('that have no other channel stay, and nothing can be sent', async () => {
    const { id } = await silentCase(2, ['print'])
    const shown = await counted(id)
    expect(shown).toMatchObject({ ready: 0, passed: [{ reason: 'no-channel-left', letters: 2 }] })
    expect((await post(`/v1/cases/${id}/resends/${shown.id}/send`)).json.code).toBe('UP-3098')
  })
})

describe('a key', () => {
  test('gives the first answer again, and refuses another request', async () => {
    const { id } = await silentCase(1)
    const key = randomUUID()
    const first = await post(`/v1/cases/${id}/resends`, { way: 'next' }, { key })
    const again = await post(`/v1/cases/${id}/resends`, { way: 'next' }, { key })
    expect(again.json.id).toBe(first.json.id)
    expect((await post(`/v1/cases/${id}/resends`, { way: 'same' }, { key })).json.code).toBe('UP-1005')
    const without = await api.call(`/v1/cases/${id}/resends`, { method: 'POST', as: clerk, body: { way: 'next' } })
    expect(without.json.code).toBe('UP-1004')
  })
})

describe('a disturbance', () => {
  test('a receipt after the count leaves its letter out', async () => {
    const { id, messages } = await silentCase(2)
    const { id: resend } = await counted(id)
    await report(messages[0] as MessageId)
    await post(`/v1/cases/${id}/resends/${resend}/send`)
    await work()
    expect((await repeatsOf(messages)).map(({ of }) => of)).toEqual([messages[1]])
    expect((await get(`/v1/cases/${id}/resends/${resend}`)).json.passed).toMatchObject([{ reason: 'reported' }])
  })

  test('a receipt at the same moment comes before or after, never in between', async () => {
    const { id, messages } = await silentCase(12)
    const { id: resend } = await counted(id)
    await post(`/v1/cases/${id}/resends/${resend}/send`)
    await Promise.all([work(), work(), ...messages.map((message) => report(message))])
    await work()
    const repeats = await repeatsOf(messages)
    expect(new Set(repeats.map(({ of }) => of)).size).toBe(repeats.length)
    for (const message of messages) {
      const types = (await eventsOf(api.test.database.hub, message)).map(({ type }) => type)
      const [posted, resent] = [types.indexOf('posted'), types.indexOf('resent')]
      expect(posted).toBeGreaterThan(-1)
      // A letter that was reported first was not sent again.
      if (resent !== -1) expect(resent).toBeLessThan(posted)
      expect(repeats.some(({ of }) => of === message)).toBe(resent !== -1)
    }
    const shown = (await get(`/v1/cases/${id}/resends/${resend}`)).json
    expect(shown.status).toBe('sent')
    expect(shown.sent).toBe(repeats.length)
  })

  test('a process that dies between two slices, and three that work at once, send each letter once', async () => {
    const { id, messages } = await silentCase(105)
    const { id: resend } = await counted(id)
    await post(`/v1/cases/${id}/resends/${resend}/send`)
    await workResends(deps())
    // This one claims a slice and dies.
    await claimResend(api.test.database.hub, api.clock.now())
    expect(await workResends(deps())).toBe(false)
    api.clock.advance(61_000)
    await Promise.all([work(), work(), work()])
    const repeats = await repeatsOf(messages)
    expect(new Set(repeats.map(({ of }) => of))).toEqual(new Set(messages))
    expect(repeats).toHaveLength(105)
    expect((await get(`/v1/cases/${id}`)).json.history[0]).toMatchObject({ kind: 'resent', letters: 105 })
  })

  test('a slice whose transaction fails is done again, whole', async () => {
    const { id, messages } = await silentCase(3)
    const { id: resend } = await counted(id)
    await post(`/v1/cases/${id}/resends/${resend}/send`)
    const { database } = api.test
    const failing = {
      ...database,
      asHub: ((work, plans) =>
        database.asHub(async (tx) => {
          const result = await work(tx)
          const [{ sent } = { sent: 0 }] = await tx.query<{ sent: number }>(sql`
            select count(*)::int as sent from message where resend_of = any(${sql.param(messages)}::uuid[])`)
          if (sent > 0) throw new Error('Connection terminated unexpectedly')
          return result
        }, plans)) as typeof database.asHub,
    }
    await expect(workResends({ ...deps(), database: failing })).rejects.toThrow('Connection terminated')
    expect(await repeatsOf(messages)).toEqual([])
    api.clock.advance(61_000)
    await work()
    expect(await repeatsOf(messages)).toHaveLength(3)
  })
})

describe('a resend', () => {
  test('is taken back where its letters have not left; the others stay sent, and can be sent again', async () => {
    const { id, messages } = await silentCase(3)
    const { id: resend } = await counted(id)
    const path = `/v1/cases/${id}/resends/${resend}`
    await post(`${path}/send`)
    await work()
    const [left] = await repeatsOf(messages)
    await api.test.database.hub.query(sql`update message set status = 'sent' where id = ${left?.id}`)
    expect((await post(`${path}/undo`)).json.status).toBe('undoing')
    await work()
    expect((await get(path)).json).toMatchObject({ status: 'undone', sent: 0, cancelled: 2, left: 1 })
    expect((await repeatsOf(messages)).map(({ status }) => status).toSorted()).toEqual([
      'cancelled',
      'cancelled',
      'sent',
    ])
    expect((await post(`${path}/undo`)).json.status).toBe('undone')
    expect((await get(`/v1/cases/${id}`)).json.history[0]).toMatchObject({ kind: 'resend-undone', letters: 2 })
    expect(await counted(id)).toMatchObject({ ready: 2, passed: [{ reason: 'sent-again', letters: 1 }] })
  })

  test('is stopped while it is counted or sent; a slice that runs writes nothing more', async () => {
    const { id, messages } = await silentCase(2)
    const { json } = await post(`/v1/cases/${id}/resends`, { way: 'next' })
    expect((await post(`/v1/cases/${id}/resends/${json.id}/undo`)).json.status).toBe('dropped')
    await work()
    expect((await post(`/v1/cases/${id}/resends/${json.id}/send`)).json.code).toBe('UP-3098')
    const { id: resend } = await counted(id)
    await post(`/v1/cases/${id}/resends/${resend}/send`)
    const slice = workResends(deps())
    await post(`/v1/cases/${id}/resends/${resend}/undo`)
    await slice
    await work()
    expect((await repeatsOf(messages)).filter(({ status }) => status !== 'cancelled')).toEqual([])
  })

  test('is not begun twice, nor for a closed case, nor by others', async () => {
    const { id } = await silentCase(1)
    const { id: resend } = await counted(id)
    await post(`/v1/cases/${id}/resends/${resend}/send`)
    expect((await post(`/v1/cases/${id}/resends`, { way: 'same' })).json.code).toBe('UP-3098')
    await work()
    expect((await get(`/v1/cases/${id}/resends`, { key: city.live })).status).toBe(404)
    expect((await post(`/v1/cases/${id}/resends`, { way: 'next' }, { as: reader })).status).toBe(403)
    expect((await post(`/v1/cases/${id}/resends`, { way: 'next' }, { as: operator })).status).toBe(403)
    expect((await get(`/v1/cases/${id}/resends`, { as: operator })).json.items).toHaveLength(1)
    expect((await post(`/v1/cases/${id}/resends`, { way: 'else' })).status).toBe(400)
    await post(`/v1/cases/${id}/close`, { reason: 'klaar' })
    expect((await post(`/v1/cases/${id}/resends`, { way: 'next' })).json.code).toBe('UP-3095')
    const other = await silentCase(1)
    expect((await get(`/v1/cases/${other.id}/resends/${resend}`)).status).toBe(404)
  })
})

describe('the command', () => {
  const settings = () => ({ DATABASE_URL_HUB: api.test.hubUrl })
  /** A dispatcher beside the command. */
  async function beside<T>(run: Promise<T>): Promise<T> {
    const ends = new AbortController()
    const done = run.finally(() => ends.abort())
    while (!ends.signal.aborted) {
      await work()
      await wait(50)
    }
    return done
  }

  test('counts, sends with --yes only, and takes back', async () => {
    const { id, messages } = await silentCase(2)
    const only = await beside(runCommand(['cases', 'resend', id, '--way', 'next'], settings()))
    expect(only.out).toContain('inbox')
    expect(only.err).toContain('Nothing was sent.')
    expect(await repeatsOf(messages)).toEqual([])
    const sent = await beside(runCommand(['cases', 'resend', id, '--way', 'next', '--yes'], settings()))
    expect(sent.code).toBe(0)
    expect(await repeatsOf(messages)).toHaveLength(2)
    const undone = await beside(runCommand(['cases', 'undo-resend', id], settings()))
    expect(undone.out).toContain('cancelled')
    expect((await repeatsOf(messages)).map(({ status }) => status)).toEqual(['cancelled', 'cancelled'])
    expect((await runCommand(['cases', 'resend', id, '--way', 'else'], settings())).code).toBe(2)
    expect((await runCommand(['cases', 'undo-resend', 'cas_x'], settings())).code).toBe(1)
  })
})
