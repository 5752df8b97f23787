import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import { type Sequenced, verifyProof } from '../../admin-ui/src/archive/proof/verify-proof.ts'
import type { ArchiveHit, ArchiveProof, ArchiveRecord } from '../../api/contract/archive.ts'
import type { InboxRow } from '../../api/contract/inbox/inbox.ts'
import { parseId } from '../../core/words/id.ts'
import { simulatedRecipients } from '../../seeds/simulated-recipients.ts'
import { openTestHub } from '../support/hub/open-test-hub.ts'
import { Browser } from './browser.ts'
import { askSurely, sendingFrom, testCitizen, typesOf } from './letters.ts'

vi.setConfig({ testTimeout: 240_000 })
const hub = await openTestHub()
const sending = await sendingFrom(hub)
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const bytesOf = async (answer: Response): Promise<Buffer> => Buffer.from(await answer.arrayBuffer())

test('a letter reaches the inbox, is opened by its citizen, found in the archive, and proven', async () => {
  const [citizen] = hub.trial.citizens
  if (citizen === undefined) throw new Error('The trial has no citizens')
  const reference = 'REIS-VAN-EEN-BRIEF'
  const id = await sending.send({
    reference,
    recipient: { type: 'citizen', insz: citizen.insz, name: citizen.name },
    channels: ['inbox'],
  })
  const delivered = await sending.until(id, ({ status }) => status === 'delivered')
  expect(delivered.final).toBe(false)

  const browser = new Browser()
  expect((await browser.ask(`${hub.url}/v1/inbox/messages`)).status).toBe(401)
  await browser.signIn(hub.url, citizen)
  const inbox = (await (await browser.ask(`${hub.url}/v1/inbox/messages`)).json()) as { items: InboxRow[] }
  expect(inbox.items).toHaveLength(1)
  expect(inbox.items[0]).toMatchObject({ read: false, sender: hub.trial.entities[0]?.name })
  expect((await sending.message(id)).status).toBe('delivered')
  const letter = await browser.ask(`${hub.url}/v1/inbox/messages/${inbox.items[0]?.id}`)
  expect(letter.status).toBe(200)
  const read = await sending.until(id, ({ status }) => status === 'read')
  expect(read.final).toBe(true)
  expect(typesOf(read)).toEqual([
    'accepted',
    'routed',
    'rendered',
    'archived',
    'planned',
    'handed-over',
    'delivered',
    'read',
  ])

  const search = async (question: object): Promise<string[]> => {
    const answer = await hub.ask('/v1/archive/searches', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'Uitpost-Purpose': 'Proef' },
      body: JSON.stringify(question),
    })
    return ((await answer.json()) as { items: ArchiveHit[] }).items.map(({ message }) => message)
  }
  const subject = inbox.items[0]?.subject ?? ''
  const word = subject.split(/\s+/).toSorted((a, b) => b.length - a.length)[0]
  for (const question of [{ q: word }, { insz: citizen.insz }, { reference }])
    expect(await search(question), Object.keys(question).join()).toContain(id)
  expect(await search({ q: 'onvindbaarwoord' })).toEqual([])

  const path = `/v1/archive/records/${read.record?.id}`
  const record = (await (await hub.ask(path)).json()) as ArchiveRecord
  expect(record.documents.map(({ kind }) => kind)).toContain('letter')
  for (const document of record.documents) {
    const bytes = await bytesOf(await hub.ask(document.href))
    expect([bytes.length, sha256(bytes)]).toEqual([document.size, document.sha256])
  }
  const proof = await hub.until(
    async () => (await (await hub.ask(`${path}/proof`)).json()) as ArchiveProof,
    ({ status }) => status === 'sequenced',
  )
  expect(await verifyProof(record.id, proof as Sequenced)).toBeUndefined()
})

test('a mail arrives at the server as it is stored in the archive, to the last byte', async () => {
  const to = 'reiziger@ontvanger.example'
  const id = await sending.send({
    recipient: { type: 'addressee', name: 'Rik Reiziger', email: to, language: 'nl' },
    channels: ['email'],
  })
  const sent = await sending.until(id, ({ status }) => status === 'sent')
  const mails = await hub.until(
    async () => (await (await fetch(hub.trial.mailJsonUrl)).json()) as { to: string; rawUrl: string }[],
    (all) => all.some((mail) => mail.to.includes(to)),
  )
  const mine = mails.filter((mail) => mail.to.includes(to))
  expect(mine).toHaveLength(1)
  const document = sent.documents.find(({ kind }) => kind === 'email')
  const kept = await bytesOf(await hub.ask(`/v1/messages/${id}/documents/${document?.id}`))
  const arrived = await bytesOf(await fetch(mine[0]?.rawUrl ?? ''))
  expect(sha256(kept)).toBe(document?.sha256)
  expect(arrived.equals(kept)).toBe(true)
})

test('the same letter posted ten times at once is one letter', async () => {
  const body = sending.letter({ recipient: testCitizen(), channels: ['inbox'], reference: 'REIS-DUBBEL' })
  const answers = await Promise.all(Array.from({ length: 10 }, () => sending.post(body, 'reis-dubbel')))
  const ids = new Set<string>()
  for (const answer of answers) {
    expect([202, 409]).toContain(answer.status)
    if (answer.status === 202) ids.add(((await answer.json()) as { id: string }).id)
    else expect(answer.headers.get('retry-after')).not.toBeNull()
  }
  expect(ids.size).toBe(1)
  const again = await sending.post(body, 'reis-dubbel')
  expect(again.headers.get('Idempotency-Replayed')).toBe('true')
  expect((await sending.post({ ...body, reference: 'REIS-ANDERS' }, 'reis-dubbel')).status).toBe(422)
  const [id = ''] = ids
  await sending.until(id, ({ status }) => status === 'delivered')
  const listed = (await (await hub.ask('/v1/messages?reference=REIS-DUBBEL')).json()) as { items: object[] }
  expect(listed.items).toHaveLength(1)
  expect(await itemsOf([id])).toEqual(new Map([[id, 1]]))
})

test('a cancel that races the hand-over: cancelled and not handed over, or too late and handed over once', async () => {
  const cancel = (id: string): Promise<Response> =>
    askSurely(() =>
      hub.ask(`/v1/messages/${id}/cancel`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ reason: 'Proef' }),
      }),
    )
  const race = async (n: number): Promise<readonly [id: string, status: number]> => {
    const id = await sending.send({ recipient: testCitizen(), channels: ['inbox'] })
    // From at once to well after the hand-over: the race is at every point of the way.
    for (let look = 0; look < n % 25; look++) if ((await sending.message(id)).status === 'delivered') break
    if (n % 10 === 0) await sending.until(id, ({ status }) => status === 'delivered')
    return [id, (await cancel(id)).status]
  }
  const outcomes: (readonly [string, number])[] = []
  for (let from = 0; from < 100; from += 20)
    outcomes.push(...(await Promise.all(Array.from({ length: 20 }, (_, i) => race(from + i)))))

  const items = new Map<string, number>()
  for (const [id, status] of outcomes) {
    expect([200, 409]).toContain(status)
    const end = await sending.until(id, (message) => ['delivered', 'cancelled'].includes(message.status))
    expect([id, end.status]).toEqual([id, status === 200 ? 'cancelled' : 'delivered'])
    const handedOver = typesOf(end).filter((type) => type === 'handed-over').length
    expect([id, handedOver]).toEqual([id, status === 200 ? 0 : 1])
    items.set(id, handedOver)
  }
  expect(await itemsOf([...items.keys()])).toEqual(items)
  const statuses = outcomes.map(([, status]) => status)
  expect(statuses).toContain(409)
  expect(statuses).toContain(200)
})

test('a refused digital letter continues on paper, and says why', async () => {
  const id = await sending.send({ recipient: simulatedRecipients.rejected, channels: ['inbox', 'print'] })
  const message = await sending.until(id, ({ route }) => route.some((step) => step.channel === 'print' && step.chosen))
  expect(typesOf(message)).toContain('rejected')
  expect(message.deliveries[0]).toMatchObject({ channel: 'inbox', status: 'rejected' })
  expect(message.route.every(({ because }) => Object.keys(because).length > 0)).toBe(true)
})

test('a mail that bounces continues with the next channel', async () => {
  const { email } = simulatedRecipients.mailBounced
  const id = await sending.send({ recipient: testCitizen({ email }), channels: ['email', 'print'] })
  const message = await sending.until(id, ({ deliveries }) => deliveries.some(({ channel }) => channel === 'print'))
  expect(message.deliveries[0]).toMatchObject({ channel: 'email', status: 'bounced' })
})

/** The number of letters in inboxes, by message: what the citizens have, whatever the timeline says. */
async function itemsOf(ids: readonly string[]): Promise<Map<string, number>> {
  const counts = new Map<string, number>()
  for (const id of ids) {
    const [row] = await hub.clone.database.hub.query<{ count: number }>(
      sql`select count(*)::int as count from inbox_item where message = ${parseId('message', id) ?? null}`,
    )
    counts.set(id, row?.count ?? 0)
  }
  return counts
}
