import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { beforeAll, describe, expect, test } from 'vitest'
import { parseId } from '../../../core/words/id.ts'
import { reportDispatcher } from '../../../dispatcher/runtime/dispatchers-seen.ts'
import { proposeAndApprove } from '../../support/hub/approve-proposal.ts'
import { type HandOver, openHandOver } from '../../support/hub/hand-over.ts'
import { goodLetter, postLetter } from '../../support/hub/letters.ts'
import { openTestApi, type TestApi, type TestEntity } from '../../support/hub/open-test-api.ts'

let api: TestApi
let tax: TestEntity
let city: TestEntity
let operator: string
let work: HandOver
beforeAll(async () => {
  api = await openTestApi()
  tax = await api.newEntity('OVO000001')
  city = await api.newEntity('OVO000002')
  operator = await api.newKey(null, ['hub:operate'])
  work = openHandOver(api, { atOnce: false })
})
const get = async (path: string, key = operator) => (await api.call(path, { key })).json
const post = (path: string, body?: unknown, key = operator) =>
  api.call(path, { method: 'POST', key, ...(body !== undefined && { body }) })

const contract = {
  name: 'Drukwerk 2026',
  partner: 'Drukkerij Voorbeeld',
  cutOff: '17:00',
  profile: 'c5-right',
  tariffs: [
    { from: '2026-01-01', postage: 'non-priority', sheetsUpTo: 4, zone: 'BE', amount: 120 },
    { from: '2026-01-01', postage: 'priority', sheetsUpTo: 4, zone: 'BE', amount: 158 },
  ],
}

describe('print', () => {
  test('a contract is written and read back, and every fault in it is reported', async () => {
    const made = await proposeAndApprove(api, tax, 'POST', '/v1/print-contracts', contract)
    expect(made).toMatchObject({
      ...contract,
      id: expect.stringMatching(/^ctr_/),
      own: true,
      inForce: true,
      bundles: false,
      calendar: 'BE',
      dueDays: 3,
      sides: 'two',
      blankLastSide: false,
      sheetMarks: 'none',
      tariffs: expect.any(Array),
    })
    expect(await get('/v1/print-contracts', tax.live)).toEqual({ items: [made] })
    expect(await get('/v1/print-contracts', city.live)).toEqual({ items: [] })
    const twice = { ...contract, cutOff: '25:00', tariffs: [contract.tariffs[0], contract.tariffs[0]] }
    const refused = await post('/v1/print-contracts', twice, tax.live)
    expect(refused.json.issues.map((each: { pointer: string }) => each.pointer).sort()).toEqual(['/cutOff', '/tariffs'])
    // Printed on one side, a sheet has no back to be left empty.
    const odd = await post('/v1/print-contracts', { ...contract, sides: 'one', blankLastSide: true }, tax.live)
    expect([odd.status, odd.json.issues[0].pointer]).toEqual([400, '/blankLastSide'])
  })

  test('its entity and the hub see a run, and it is closed before its cut-off, once', async () => {
    await postLetter(api, tax.live, goodLetter({ channels: ['print'] }))
    await work.prepare()
    const [run] = (await get('/v1/print-runs')).items
    expect(run).toMatchObject({
      status: 'open',
      letters: 1,
      sheets: 1,
      contractName: 'Drukwerk 2026',
      entityName: { nl: 'Dienst OVO000001' },
      parts: [],
      overdue: [],
    })
    expect((await get('/v1/print-runs', tax.live)).items).toEqual([run])
    expect((await get('/v1/print-runs', city.live)).items).toEqual([])
    expect((await api.call(`/v1/print-runs/${run.id}`, { key: city.live })).status).toBe(404)
    expect((await post(`/v1/print-runs/${run.id}/close`, undefined, city.live)).status).toBe(404)
    const closed = await post(`/v1/print-runs/${run.id}/close`)
    expect((await get('/v1/print-overdue')).items).toEqual([])
    expect([closed.status, closed.json.status]).toEqual([200, 'closing'])
    const none = { amount: 0, currency: 'EUR' }
    const noParts = { printing: none, postage: none, unsplit: none }
    expect(closed.json.reconciliation).toEqual({
      letters: 1,
      accepted: 0,
      printed: 0,
      posted: 0,
      rejected: 0,
      returned: 0,
      withoutEnd: 1,
      sheets: 0,
      printedSheets: 0,
      amount: { amount: 120, currency: 'EUR' },
      parts: { ...noParts, unsplit: { amount: 120, currency: 'EUR' } },
      withoutPrice: 0,
      envelopes: 0,
      bundled: 0,
      saving: none,
      savingParts: noParts,
      billed: {
        envelopes: 0,
        sheets: 0,
        amount: none,
        parts: noParts,
        ownSheets: 0,
        ownAmount: none,
        ownParts: noParts,
        compared: { envelopes: 0, printing: none, postage: none, ownPrinting: none, ownPostage: none },
      },
    })
    expect((await post(`/v1/print-runs/${run.id}/close`, undefined, tax.live)).json.status).toBe('closing')
    expect((await post('/v1/print-runs/run_x/close')).status).toBe(404)
  })
})

describe('dead letters', () => {
  async function deadLetter(): Promise<{ id: string; message: string }> {
    const { json } = await postLetter(api, tax.live)
    work.fault = 'template-fault'
    await work.prepare()
    work.fault = undefined
    const [dead] = (await get('/v1/dead-letters')).items
    expect(dead).toMatchObject({
      message: json.id,
      entityName: { nl: 'Dienst OVO000001' },
      reference: 'OMV-2026-0042',
      template: 'vergunning',
      stage: 'prepare',
      code: 'template-fault',
      kind: 'other',
      replay: 'later',
      attempts: 1,
    })
    return dead
  }

  test('a replayed one continues from where it stopped', async () => {
    const { id, message } = await deadLetter()
    const replayed = await post(`/v1/dead-letters/${id}/replay`, { reason: 'Sjabloon hersteld' })
    expect([replayed.status, replayed.json.ended]).toEqual([200, 'replayed'])
    expect((await get('/v1/dead-letters')).items).toEqual([])
    await work.prepare()
    await work.deliver()
    expect((await get(`/v1/messages/${message}`, tax.live)).status).toBe('delivered')
    const late = await post(`/v1/dead-letters/${id}/close`)
    expect([late.status, late.json.code]).toEqual([409, 'UP-3002'])
  })

  describe('many at once', () => {
    const replay = async (body: object) => (await post('/v1/dead-letter-replays', body)).json
    const groups = async () =>
      (await get('/v1/dead-letter-groups')).items.map(({ kind, letters, replay: help }: Record<string, unknown>) => [
        kind,
        letters,
        help,
      ])
    /** Letters that stop with a given code. @returns their ids */
    const stop = async (code: string, count: number, entity = tax): Promise<string[]> => {
      const sent: string[] = []
      for (let n = 0; n < count; n += 1) sent.push((await postLetter(api, entity.live)).json.id)
      work.fault = code
      await work.prepare()
      work.fault = undefined
      return sent
    }
    const statusOf = async (message: string): Promise<string> => (await get(`/v1/messages/${message}`, tax.live)).status

    test('of one kind are counted, replayed and reported, and the others stay', async () => {
      const unreachable = await stop('ECONNREFUSED', 3)
      const alsoUnreachable = await stop('ETIMEDOUT', 1)
      await stop('UP-4007-letter', 2)
      await stop('ECONNREFUSED', 1, city)
      expect(await groups()).toEqual([
        ['unreachable', 4, 'later'],
        ['unreadable-letter', 2, 'no'],
        ['unreachable', 1, 'later'],
      ])
      const asked = { kind: 'unreachable', entity: (await get('/v1/dead-letter-groups')).items[0].entity }
      const nothing = { replayed: 0, settled: 0, failed: 0, faults: [] }
      expect(await replay({ ...asked, dryRun: true })).toMatchObject({
        ...nothing,
        matched: 4,
        remaining: 4,
        dryRun: true,
      })
      expect((await groups())[0]).toEqual(['unreachable', 4, 'later'])
      // Letters that get stuck after the operator's request are not included.
      const until = api.clock.now().toISOString()
      api.clock.advance(1_000)
      await stop('ECONNREFUSED', 1)
      const reason = 'De opslag is terug'
      expect(await replay({ ...asked, until, reason })).toMatchObject({
        ...nothing,
        matched: 4,
        replayed: 4,
        remaining: 0,
      })
      expect(await replay({ ...asked, until })).toMatchObject({ ...nothing, matched: 0 })
      await work.prepare()
      await work.deliver()
      for (const message of [...unreachable, ...alsoUnreachable]) expect(await statusOf(message)).toBe('delivered')
      const line = (await get('/v1/audit')).items.find((each: { purpose?: string }) => each.purpose === reason)
      expect(line.action).toBe('replay-dead-letters')
      expect(line.subject).toMatch(/^unreachable, every stage, ent_\w+: 4 go on, 0 settled, 0 failed$/)
      expect((await post('/v1/dead-letter-replays', { entity: 'ent_x' })).status).toBe(404)
      expect((await post('/v1/dead-letter-replays', {}, tax.live)).status).toBe(403)
    })

    test('one that cannot be written blocks no other, and is reported by its code', async () => {
      const [bad = ''] = await stop('ENOSPC', 4)
      const id = parseId('message', bad)
      const owner = new pg.Client({ connectionString: api.test.ownerUrl })
      await owner.connect()
      await owner.query(`
        create function refuse_one() returns trigger language plpgsql as $$ begin
          if new.message_id = '${id}' then raise check_violation; end if; return new; end $$;
        create trigger refuse_one before update on dead_letter for each row execute function refuse_one()`)
      const answer = await replay({ kind: 'disk-full' })
      await owner.query('drop function refuse_one cascade')
      await owner.end()
      expect(answer).toMatchObject({
        matched: 4,
        replayed: 3,
        failed: 1,
        faults: [{ code: '23514', letters: 1 }],
        remaining: 0,
      })
      expect(await replay({})).toMatchObject({ replayed: 5, failed: 0, remaining: 0 })
      expect(await groups()).toEqual([])
      await work.prepare()
      await work.deliver()
    })
  })

  test('a closed one makes its letter failed, for good', async () => {
    const { id, message } = await deadLetter()
    const reason = 'Te lang voor een omslag. Bel 02 123 45 67 of mail a@b.example.'
    expect((await post(`/v1/dead-letters/${id}/close`, { reason })).json).toMatchObject({ ended: 'closed', reason })
    const read = await get(`/v1/messages/${message}`, tax.live)
    expect(read).toMatchObject({ status: 'failed', final: true, cancellable: false })
    // The sender reads the reason; text that looks like a number or an address of a person is left out.
    expect(read.events.at(-1)).toMatchObject({
      type: 'failed',
      detail: { kind: 'other', reason: 'Te lang voor een omslag. Bel … of mail …' },
    })
    expect((await post(`/v1/dead-letters/${id}/close`)).status).toBe(200)
    expect((await post('/v1/dead-letters/dle_x/close')).status).toBe(404)
  })
})

describe('channels', () => {
  test('a paused one keeps its letters until it is resumed', async () => {
    expect((await get('/v1/channels')).items.map((each: { name: string }) => each.name)).toEqual([
      'ebox',
      'email',
      'inbox',
      'print',
    ])
    const { json } = await postLetter(api, tax.live)
    await work.prepare()
    // The first hand-over fails, so that the letter waits in its row.
    work.away = true
    await work.deliver()
    work.away = false
    const paused = await post('/v1/channels/inbox/pause', { reason: 'Onderhoud' })
    expect(paused.json).toMatchObject({
      name: 'inbox',
      paused: true,
      waiting: 1,
      underWay: 0,
      pausedBy: { actor: expect.stringMatching(/^key:/), name: 'key of a test' },
      pauseReason: 'Onderhoud',
      pausedAt: api.clock.now().toISOString(),
      oldestAt: expect.any(String),
    })
    const audited = (await get('/v1/audit')).items.find((each: { action: string }) => each.action === 'pause-channel')
    expect(audited).toMatchObject({ purpose: 'Onderhoud' })
    api.clock.advance(3_600_000)
    await work.deliver()
    expect((await get(json.links.self, tax.live)).status).toBe('processing')
    expect((await post('/v1/channels/inbox/resume')).json).toMatchObject({ paused: false, failures: 0 })
    await work.deliver()
    expect((await get(json.links.self, tax.live)).status).toBe('delivered')
    expect((await post('/v1/channels/pigeon/pause')).status).toBe(404)
    expect((await post('/v1/channels/inbox/pause', undefined, tax.live)).status).toBe(403)
    const actions = (await get('/v1/audit')).items.map((each: { action: string }) => each.action)
    expect(actions).toEqual(expect.arrayContaining(['pause-channel', 'resume-channel', 'close-dead-letter']))
  })
})

describe('dispatchers', () => {
  test('readiness, which stays 200, and the list report that they are absent', async () => {
    const ready = async () => (await api.call('/health/ready')).json
    expect(await ready()).toMatchObject({ status: 'UP', dispatcher: { state: 'absent' }, queue: 'UNKNOWN' })
    const { hub } = api.test.database
    const process = { id: randomUUID(), startedAt: api.clock.now(), queueUp: false, blobsUp: true }
    await reportDispatcher(hub, process, api.clock.now())
    expect(await ready()).toMatchObject({ status: 'UP', dispatcher: { state: 'running' }, queue: 'DOWN' })
    const seenAt = api.clock.now().toISOString()
    expect(await get('/v1/dispatchers')).toEqual({
      items: [{ id: process.id, state: 'running', startedAt: seenAt, seenAt, queue: 'DOWN', store: 'UP' }],
    })
    api.clock.advance(60_000)
    const late = await api.call('/health/ready')
    expect([late.status, late.json.dispatcher]).toEqual([200, { state: 'absent', since: seenAt }])
    expect((await get('/v1/dispatchers')).items[0].state).toBe('lost')
    expect((await postLetter(api, tax.live)).status).toBe(202)
    expect((await api.call('/v1/dispatchers', { key: tax.live })).status).toBe(403)
  })

  test('handed-over letters are counted, for operators alone', async () => {
    const today = (await get('/v1/traffic')).today
    const { accepted, ...places } = today
    expect(accepted).toBeGreaterThan(0)
    expect(Object.values<number>(places).reduce((sum, each) => sum + each, 0)).toBe(accepted)
    expect((await get('/v1/traffic?period=week')).buckets).toHaveLength(7)
    expect((await api.call('/v1/traffic?period=year', { key: operator })).status).toBe(400)
    expect((await api.call('/v1/traffic', { key: tax.live })).status).toBe(403)
  })
})
