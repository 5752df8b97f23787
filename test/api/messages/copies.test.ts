import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { parseId } from '../../../core/words/id.ts'
import { decryptBodyIfPresent } from '../../../dispatcher/messages/view-recipient.ts'
import { type HandOver, openHandOver } from '../../support/hub/hand-over.ts'
import { goodLetter, jan, postLetter } from '../../support/hub/letters.ts'
import { type Answer, openTestApi, type TestApi, type TestEntity } from '../../support/hub/open-test-api.ts'

let api: TestApi
let tax: TestEntity
let work: HandOver
let sent: string
beforeAll(async () => {
  api = await openTestApi()
  tax = await api.newEntity('OVO000001')
  work = openHandOver(api)
  await work.addPrintContract(tax.id)
  sent = await post()
  await work.prepare()
  await work.deliver()
})

const lawyer = { type: 'addressee', name: 'Meester Raad', address: jan.address } as const
const post = async (more: Record<string, unknown> = {}): Promise<string> =>
  (await postLetter(api, tax.live, goodLetter(more))).json.id
const read = async (id: string) => (await api.call(`/v1/messages/${id}`, { key: tax.live })).json
const copy = (id: string, body: unknown = { recipient: lawyer }, key = tax.live, idempotency: string = randomUUID()) =>
  api.call(`/v1/messages/${id}/copies`, { method: 'POST', key, headers: { 'idempotency-key': idempotency }, body })
const codeOf = ({ status, json }: Answer) => [status, json.code]

describe('a copy', () => {
  test('repeats class, reference and series, and names the recipient of the original letter', async () => {
    const made = await copy(sent, { recipient: lawyer, channels: ['print'] })
    expect([made.status, made.json.copyOf, made.json.reference]).toEqual([202, sent, 'OMV-2026-0042'])
    const message = parseId('message', made.json.id) ?? null
    const [row] = await api.test.database.hub.query<{ sealed: Buffer; same: boolean }>(sql`
      select b.sealed, (m.class, m.priority, m.series, m.template_version) is not distinct from
        (o.class, o.priority, o.series, o.template_version) as same
      from message m join message_body b on b.message_id = m.id join message o on o.id = m.copy_of where m.id = ${message}`)
    expect(row?.same).toBe(true)
    const body = message === null ? undefined : decryptBodyIfPresent(row?.sealed ?? null, message, api.keyring)
    expect([body?.recipient.name, body?.addressee?.name]).toEqual(['Meester Raad', jan.name])
    expect(await read(made.json.id)).toMatchObject({ copyOf: sent, recipient: { type: 'addressee' } })
  })

  test('is made once under a key, and the same key with another reader is refused', async () => {
    const first = await copy(sent, { recipient: lawyer }, tax.live, 'copy-1')
    const again = await copy(sent, { recipient: lawyer }, tax.live, 'copy-1')
    expect([again.json.id, again.headers.get('idempotency-replayed')]).toEqual([first.json.id, 'true'])
    expect(codeOf(await copy(sent, { recipient: jan }, tax.live, 'copy-1'))).toEqual([422, 'UP-1005'])
    const { events } = await read(sent)
    const reported = events.filter(({ type, detail }: { type: string; detail?: { as?: string } }) => {
      return type === 'copied' && detail?.as === first.json.id
    })
    expect(reported).toHaveLength(1)
  })

  test.each<[string, unknown, string[]]>([
    ['no recipient', {}, ['/recipient']],
    [
      'a wrong number and postal code',
      { recipient: { ...jan, insz: '53480200725', address: { ...jan.address, postalCode: '90' } } },
      ['/recipient/address/postalCode', '/recipient/insz'],
    ],
    ['a field that we do not know', { recipient: lawyer, data: { bedrag: 1 } }, ['/data']],
    ['a channel that cannot reach them', { recipient: lawyer, channels: ['inbox'] }, ['/recipient']],
    ['a name that cannot be printed', { recipient: { ...lawyer, name: 'Raad \u{1F525}' } }, ['/recipient/name']],
  ])('for %s is refused with its place, and nothing is sent', async (_what, body, pointers) => {
    const before = (await read(sent)).events.length
    const refused = await copy(sent, body)
    expect(refused.status).toBe(400)
    expect(refused.json.issues.map((each: { pointer: string }) => each.pointer).sort()).toEqual(pointers)
    expect(JSON.stringify(refused.json)).not.toContain('53480200725')
    expect((await read(sent)).events).toHaveLength(before)
  })

  test('of a letter that has not left, was cancelled or was removed is refused', async () => {
    const waiting = await post({ hold: true })
    expect(codeOf(await copy(waiting))).toEqual([409, 'UP-3005'])
    await api.call(`/v1/messages/${waiting}/cancel`, { method: 'POST', key: tax.live })
    expect(codeOf(await copy(waiting))).toEqual([409, 'UP-3005'])
    const gone = await post()
    await work.prepare()
    await work.deliver()
    await api.test.database.hub.query(
      sql`delete from message_body where message_id = ${parseId('message', gone) ?? null}`,
    )
    expect(codeOf(await copy(gone))).toEqual([410, 'UP-3010'])
  })

  test('requires the permission to send, and one’s own letters', async () => {
    const other = await api.newEntity('OVO000009')
    const reader = await api.newKey(tax.id, ['messages:read'])
    expect(codeOf(await copy(sent, { recipient: lawyer }, other.live))).toEqual([404, 'UP-1404'])
    expect(codeOf(await copy(sent, { recipient: lawyer }, tax.test))).toEqual([404, 'UP-1404'])
    expect(codeOf(await copy(sent, { recipient: lawyer }, reader))).toEqual([403, 'UP-1102'])
    expect(codeOf(await copy('msg_00000000000000000000000000'))).toEqual([404, 'UP-1404'])
    const keyless = await api.call(`/v1/messages/${sent}/copies`, {
      method: 'POST',
      key: tax.live,
      body: { recipient: lawyer },
    })
    expect(codeOf(keyless)).toEqual([400, 'UP-1004'])
  })
})
