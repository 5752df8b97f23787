import { writeFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { testInsz } from '../../seeds/people.ts'
import { jsonOf } from '../support/hub/run-command.ts'
import { openCommandHub } from './command-hub.ts'

const { hub, uitpost, sample, stopLetter, citizen, template, toCitizen } = await openCommandHub()
const { trial, dataDir } = hub
/** Letters on paper to this address are posted, and do not come back. */
const simulatedStreet = {
  street: 'Simulatorstraat',
  houseNumber: '1',
  postalCode: '9999',
  municipality: 'Voorbeeldegem',
  country: 'BE',
}

describe('send and status', () => {
  test('a letter of a sample is accepted, arrives, and its timeline is shown', async () => {
    const { name } = await sample()
    const sent = await uitpost('send', ...toCitizen, '--sample', name, '--reference', 'CLI-1', '--json')
    expect(sent.code).toBe(0)
    const { id } = jsonOf<{ id: string }>(sent)
    await hub.until(
      async () => jsonOf<{ status: string }>(await uitpost('status', id, '--json')),
      ({ status }) => status === 'delivered',
    )
    const shown = await uitpost('status', id)
    expect(shown.out).toContain('CLI-1')
    expect(shown.out).toMatch(/→ inbox: /)
    expect(shown.out).toMatch(/letter {2}\d+ bytes {2}\d page/)
    expect(shown.out).not.toContain(citizen.insz)
  })

  test('the same key sends once', async () => {
    const { name } = await sample()
    const line = ['send', ...toCitizen, '--sample', name, '--reference', 'CLI-2', '--key', 'once']
    const [first, second] = [await uitpost(...line), await uitpost(...line)]
    expect(second.out).toContain('(was sent before)')
    expect(second.out.split(' ')[0]).toBe(first.out.split(' ')[0])
  })

  test('a message in a file', async () => {
    const file = join(dataDir, 'letter.json')
    const { data } = await sample()
    const recipient = { type: 'citizen', insz: citizen.insz, name: citizen.name }
    await writeFile(file, JSON.stringify({ template: { key: template }, recipient, data, reference: 'CLI-3' }))
    expect(await uitpost('send', file)).toMatchObject({ code: 0, out: expect.stringMatching(/^msg_\w+ {2}accepted$/) })
  })

  test('a refusal reports every fault with its place and code', async () => {
    const { code, err } = await uitpost('send', '--template', template, '--insz', '12345678901', '--reference', 'CLI-4')
    expect(code).toBe(1)
    expect(err).toMatch(/UP-1001/)
    expect(err).toMatch(/\/recipient\/insz .*UP-2101/)
  })

  test('a template that does not exist, a message that does not exist, a file that does not exist', async () => {
    expect(await uitpost('send', '--template', 'geen', '--reference', 'x')).toMatchObject({
      code: 1,
      err: expect.stringContaining('UP-1404'),
    })
    expect(await uitpost('status', 'msg_00000000000000000000000000')).toMatchObject({
      code: 1,
      err: expect.stringContaining('UP-1404'),
    })
    expect(await uitpost('send', '/nowhere/letter.json')).toMatchObject({
      code: 2,
      err: expect.stringContaining('/nowhere/letter.json cannot be read (ENOENT).'),
    })
  })
})

test('the future of a test letter is listed, and gone through step by step until it is final', async () => {
  const { data } = await sample()
  const post = async (key: string, insz: string, reference: string) => {
    const answer = await hub.ask('/v1/messages', {
      method: 'POST',
      key,
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': reference },
      body: JSON.stringify({
        template: { key: template },
        recipient: { type: 'citizen', insz, name: citizen.name, address: simulatedStreet },
        data,
        reference,
        class: 'decision',
        channels: ['inbox', 'print'],
        sendAfter: new Date(Date.now() + 86_400_000).toISOString(),
      }),
    })
    return ((await answer.json()) as { id: string }).id
  }
  const unread = await post(trial.apiKeys.test, testInsz('850312', 920), 'STEP-1')
  const upcoming = await uitpost('messages', 'upcoming', unread, '--test')
  expect([upcoming.code, upcoming.out]).toEqual([0, expect.stringMatching(/its route is decided and it is made$/)])
  const gone = await uitpost('messages', 'step', unread, '--all')
  expect(gone.err).toBe('')
  expect(gone.out).toMatch(/→ delivered[^]*the term to read it ends \(inbox\); then print[^]*posted[^]*, final/)
  const live = await post(trial.apiKeys.live, citizen.insz, 'STEP-2')
  expect(await uitpost('messages', 'step', live)).toMatchObject({ code: 1, err: expect.stringContaining('UP-1404') })
})

describe('keys', () => {
  test('a key is made, opens the API, and is revoked', async () => {
    const made = await uitpost('keys', 'create', '--entity', trial.entity, '--name', 'cli', '--json')
    expect(made.code).toBe(0)
    const { id, key } = jsonOf<{ id: string; key: string }>(made)
    expect((await hub.ask('/v1/messages', { key })).status).toBe(200)
    expect(await uitpost('keys', 'revoke', id)).toMatchObject({ code: 0, out: `${id} is revoked.` })
    expect(await uitpost('keys', 'revoke', id)).toMatchObject({ code: 0 })
  })

  test('of an entity that does not exist, and a key that does not exist', async () => {
    expect(await uitpost('keys', 'create', '--entity', 'OVO999999', '--name', 'x')).toMatchObject({ code: 1 })
    expect(await uitpost('keys', 'revoke', 'key_00000000000000000000000000')).toMatchObject({ code: 1 })
  })
})

describe('print-runs', () => {
  test('an open run is listed, closed on demand, and its package arrives', async () => {
    const { name } = await sample()
    const address = [
      '--street',
      'Dorpsstraat',
      '--house-number',
      '1',
      '--postal-code',
      '9000',
      '--municipality',
      'Gent',
    ]
    const sent = await uitpost(
      'send',
      ...toCitizen,
      ...address,
      '--channels',
      'print',
      '--sample',
      name,
      '--reference',
      'P-1',
      '--json',
    )
    expect(sent).toMatchObject({ code: 0 })
    interface Run {
      id: string
      status: string
      letters: number
    }
    const list = async (): Promise<Run[]> => jsonOf<Run[]>(await uitpost('print-runs', 'list', '--json'))
    const [open] = await hub.until(list, ([run]) => (run?.letters ?? 0) > 0)
    if (open === undefined) throw new Error('There is an open run')
    expect(await uitpost('print-runs', 'close', open.id)).toMatchObject({
      code: 1,
      out: expect.stringMatching(/--now/),
    })
    expect(await uitpost('print-runs', 'close', '--now')).toMatchObject({
      code: 0,
      out: expect.stringContaining(open.id),
    })
    await hub.until(list, ([run]) => run?.status === 'handed-over')
    const shown = await uitpost('print-runs', 'show', open.id)
    expect(shown.out).toMatch(/part 1: 1 letters, handed-over {2}[0-9a-f]{64}/)
    const { id } = jsonOf<{ id: string }>(sent)
    await hub.until(
      async () => jsonOf<{ status: string }>(await uitpost('status', id, '--json')),
      ({ status }) => status === 'sent',
    )
  })

  test('a run that does not exist', async () => {
    expect(await uitpost('print-runs', 'show', 'run_00000000000000000000000000')).toMatchObject({ code: 1 })
    expect(await uitpost('print-runs', 'close', 'run_00000000000000000000000000')).toMatchObject({ code: 1 })
  })
})

describe('print-contracts', () => {
  test('other terms and a new contract are proposals, and a file that would not work names every place', async () => {
    const file = (name: string, content: object): string => {
      const path = join(hub.dataDir, name)
      writeFileSync(path, JSON.stringify(content))
      return path
    }
    const [contract] = jsonOf<Record<string, unknown>[]>(await uitpost('print-contracts', 'list', '--json'))
    const [id, entity] = [String(contract?.['id']), String(contract?.['entity'])]
    const terms = file('terms.json', { cutOff: '15:30', closedOn: ['2027-05-07'] })
    const changed = await uitpost('print-contracts', 'terms', id, terms, '--comment', 'Brugdag')
    expect(changed).toMatchObject({ code: 0, out: expect.stringContaining('prp_') })
    const [proposal = ''] = /prp_[0-9a-z]{26}/.exec(changed.out) ?? []
    expect((await uitpost('print-contracts', 'proposals', 'show', proposal)).out).toMatch(/Brugdag[^]*cutOff[^]*15:30/)
    const { id: _, entity: __, ...body } = contract ?? {}
    const added = await uitpost('print-contracts', 'propose', entity, file('new.json', { ...body, name: 'Post 2030' }))
    expect(added).toMatchObject({ code: 0, out: expect.stringMatching(/ctr_[0-9a-z]{26} is proposed as prp_/) })
    // The second person sees what can never be changed later, too.
    const [contractProposal = ''] = /prp_[0-9a-z]{26}/.exec(added.out) ?? []
    const all = (await uitpost('print-contracts', 'proposals', 'show', contractProposal)).out
    for (const term of ['partner', 'profile', 'sides', 'sheetMarks', 'validFrom']) expect(all).toContain(term)
    const waiting = jsonOf<unknown[]>(
      await uitpost('print-contracts', 'proposals', 'list', '--status', 'waiting', '--json'),
    )
    expect(waiting).toHaveLength(2)
    const wrong = file('wrong.json', { cutOff: '25:00', bundles: 'yes', colour: 'red' })
    const refused = await uitpost('print-contracts', 'terms', id, wrong)
    expect(refused.code).toBe(2)
    expect(refused.out + refused.err).toMatch(/\/cutOff[^]*\/bundles/)
    expect(await uitpost('print-contracts', 'terms', id, file('same.json', {}))).toMatchObject({ code: 2 })
    expect((await uitpost('print-contracts', 'forecast', id, '--days', '3')).out.trim().split('\n')).toHaveLength(4)
    expect((await uitpost('print-contracts', 'closing-days', id, '--year', '2027')).out).toMatch(/2027-05-07/)
  })
})

describe('set-up', () => {
  test('migrating and seeding again change nothing', async () => {
    expect(await uitpost('migrate')).toMatchObject({
      code: 0,
      out: 'Nothing to do: the tables are those of this version.',
    })
    const seeded = await uitpost('seed', '--json')
    expect(seeded.code).toBe(0)
    expect(jsonOf<{ operator: string }>(seeded).operator).toBe(trial.operatorKey)
  })

  test('there are no dead letters, and one that does not exist cannot be replayed', async () => {
    expect(await uitpost('dead-letters', 'list')).toMatchObject({ code: 0, out: 'No letter waits.' })
    expect(await uitpost('dead-letters', 'replay', 'dle_00000000000000000000000000')).toMatchObject({ code: 1 })
    expect(await uitpost('dead-letters', 'show', 'dle_00000000000000000000000000')).toMatchObject({ code: 1 })
  })
})

describe('ebox', () => {
  const decision = ['--date', '2026-03-02', '--reference', 'BVR 2026/118', '--url', 'https://www.example.be/118']

  test('a decision is recorded, shown and withdrawn, each with a line in the audit log', async () => {
    const { entity } = trial
    const show = async () => (await uitpost('ebox', 'show', '--entity', entity)).out
    expect(await show()).toContain('has recorded no decision')
    expect((await uitpost('ebox', 'decide', '--entity', entity, ...decision)).code).toBe(0)
    expect(await show()).toContain('decided on 2026-03-02 (BVR 2026/118), published at https://www.example.be/118')
    expect((await uitpost('ebox', 'withdraw', '--entity', entity)).code).toBe(0)
    expect(await uitpost('ebox', 'withdraw', '--entity', entity)).toMatchObject({ code: 1 })
    const rows = await hub.clone.database.hub.query<{ action: string; actor: string }>(
      sql`select action, actor from audit_entry where action like '%ebox-decision' order by at`,
    )
    expect(rows).toEqual([
      { action: 'record-ebox-decision', actor: 'hub:command-line' },
      { action: 'withdraw-ebox-decision', actor: 'hub:command-line' },
    ])
  })
})

test('message-classes sets how long letters of a kind stay in the inbox, and nothing else of it', async () => {
  const { entity } = trial
  const list = async () => JSON.parse((await uitpost('message-classes', 'list', '--entity', entity, '--json')).out)
  const before = await list()
  // Those of this entity alone: the database of the command shows the classes of all.
  expect(new Set(before.map(({ key }: { key: string }) => key)).size).toBe(before.length)
  const set = (days: string, key = 'reminder') =>
    uitpost('message-classes', 'set', key, '--entity', entity, '--inbox-days', days)
  expect(await set('365')).toMatchObject({ code: 0, out: expect.stringContaining('for 365 days') })
  expect(await list()).toEqual(
    before.map((each: { key: string }) => (each.key === 'reminder' ? { ...each, inboxDays: 365 } : each)),
  )
  expect((await set('none')).code).toBe(0)
  expect(await list()).toEqual(before)
  expect(await set('365', 'novel')).toMatchObject({ code: 2, err: expect.stringContaining('There are: decision') })
})

test('message-classes sets mentions and being seen in time, and names what a class lacks for them', async () => {
  const { entity } = trial
  const set = (kind: string, ...options: string[]) =>
    uitpost('message-classes', 'set', kind, '--entity', entity, ...options)
  const rules = async (kind: string) =>
    JSON.parse((await uitpost('message-classes', 'list', '--entity', entity, '--json')).out).find(
      ({ key }: { key: string }) => key === kind,
    )
  expect(await set('reminder', '--mentions', 'contact, reasons', '--seen-in-time', 'on')).toMatchObject({ code: 0 })
  expect(await rules('reminder')).toMatchObject({ mentions: ['contact', 'reasons'], seenInTime: true })
  expect(await set('reminder', '--mentions', 'none', '--seen-in-time', 'off')).toMatchObject({ code: 0 })
  expect(await rules('reminder')).toMatchObject({ mentions: [], seenInTime: false })
  expect(await set('reminder', '--mentions', 'kontakt')).toMatchObject({ code: 2 })
  expect(await set('information', '--seen-in-time', 'on')).toMatchObject({
    code: 2,
    err: expect.stringContaining('Give the days within which the letter is to be opened') as string,
  })
  expect(await rules('information')).toMatchObject({ seenInTime: false })
})

describe('dead-letters', () => {
  const statusOf = async (message: string): Promise<string> =>
    jsonOf<{ status: string }>(await uitpost('status', message, '--json')).status

  test('one is listed, replayed with a reason, and its letter arrives', async () => {
    const { id, message } = await stopLetter('DEAD-1')
    expect((await uitpost('dead-letters', 'list')).out).toContain(id)
    expect(await uitpost('dead-letters', 'replay', id, '--reason', 'repaired')).toMatchObject({
      code: 0,
      out: `${id} goes on`,
    })
    await hub.until(
      () => statusOf(message),
      (status) => status === 'delivered',
    )
    expect((await uitpost('dead-letters', 'show', id)).out).toMatch(/replayed at .* by hub:command-line: repaired/)
  })

  test('one is closed: its message has failed, and replaying it is refused', async () => {
    const { id, message } = await stopLetter('DEAD-2')
    const closed = await uitpost('dead-letters', 'close', id, 'dle_00000000000000000000000000', '--json')
    expect(closed.code).toBe(3)
    expect(await statusOf(message)).toBe('failed')
    expect(await uitpost('dead-letters', 'replay', id)).toMatchObject({ code: 1 })
  })
})
