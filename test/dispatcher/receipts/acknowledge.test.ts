import { createHash } from 'node:crypto'
import { join } from 'node:path'
import canonicalize from 'canonicalize'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { readArchivedDocument } from '../../../archive/read/read-document.ts'
import { decideReceipt } from '../../../channels/inbox/store/decide-receipt.ts'
import { itemIdOf } from '../../../channels/inbox/store/item.ts'
import { findInboxItem } from '../../../channels/inbox/store/read-inbox.ts'
import { markRead } from '../../../channels/inbox/store/reading/mark-read.ts'
import { addBarcodeRange } from '../../../channels/print/store/registered/barcode-ranges.ts'
import { putRegistrarAccount } from '../../../channels/print/store/registered/registrar-accounts.ts'
import { personIndex } from '../../../core/crypto/person-index.ts'
import { verifySignature } from '../../../core/crypto/signer.ts'
import type { EntityId, MessageId, RecordId } from '../../../core/words/id.ts'
import type { Recipient } from '../../../core/words/recipient.ts'
import { foldEvents } from '../../../dispatcher/lifecycle/status.ts'
import { archiveAllReceipts } from '../../../dispatcher/receipts/archive-receipts.ts'
import { code128 } from '../../../templates/pdf/draw/code-128.ts'
import { barcodeBox } from '../../../templates/pdf/layout/registered-barcode.ts'
import { unpack } from '../../channels/print/print-house.ts'
import { scanBarcode } from '../../support/files/read-code-128.ts'
import { eventsOf } from '../../support/hub/events-of.ts'
import { citizen, type DispatcherFixture, openDispatcherFixture } from '../dispatcher-fixture.ts'
import { letterOf, openPrintPartner, type PrintPartner } from '../print/open-print-partner.ts'

let at: DispatcherFixture
let partner: PrintPartner
let entity: EntityId
let digital: EntityId
const day = 86_400_000

beforeAll(async () => {
  at = await openDispatcherFixture()
  partner = await openPrintPartner(at)
  entity = await at.newEntity('OVO000001')
  digital = await at.newEntity('OVO000002')
  await partner.contractWith(entity)
  const account = { entity, account: 'a', subaccount: null, router: null, product: 'registeredmail' } as const
  const range = { account: 'a', form: 'digits', prefix: '0107', first: 1, last: 999 } as const
  await at.test.database.asHub(async (tx) => {
    await addBarcodeRange(tx, range, at.clock.now())
    await putRegistrarAccount(tx, account, at.clock.now())
  })
  await at.test.database.hub.query(sql`
    update message_class set inbox_service = 'acknowledged', term_rule = 'next-working-day', postage = 'registered'
    where key = 'decision'`)
  await at.test.database.hub.query(sql`update message_class set fallback = null where entity = ${digital}`)
})

const delivered = (message: MessageId) => at.until(message, (row) => row.status === 'delivered')
const indexOf = (recipient: Recipient): Buffer => personIndex(recipient, at.keyring) ?? Buffer.alloc(0)

function decide(message: MessageId, recipient: Recipient, kind: 'acknowledged' | 'refused'): Promise<boolean> {
  const reader = indexOf(recipient)
  const by = { name: recipient.name, capacity: 'self' } as const
  return at.test.database.asPerson(reader, (tx) =>
    decideReceipt(tx, { id: itemIdOf(message, 1), kind, reader, strongly: false, by }, at.clock.now(), at.keyring),
  )
}
function find(message: MessageId, recipient: Recipient) {
  const index = indexOf(recipient)
  return at.test.database.asPerson(index, (tx) =>
    findInboxItem(tx, itemIdOf(message, 1), { index, strongly: false }, at.keyring),
  )
}
/** What is printed has the barcode, what the inbox got keeps its bytes, and both are archived. */
async function assertBarcodeOnPaper(message: MessageId): Promise<void> {
  const { hub } = at.test.database
  const [drawn] = await hub.query<{ barcode: string }>(
    sql`select barcode from print_drawn_barcode where message = ${message}`,
  )
  const barcode = drawn?.barcode ?? ''
  const documents = await hub.query<{ n: number; sha256: string }>(sql`
    select d.n, encode(d.sha256, 'hex') as sha256 from document_shown d join message m on m.record = d.record
    where m.id = ${message} and d.kind = 'letter' order by d.n`)
  expect(documents.map(({ n }) => n)).toEqual([1, 9])
  const file = await unpack(join(partner.folder, partner.packages().at(-1) ?? ''))
  const printed = file.get(`${letterOf(message, 2)}.pdf`) ?? expect.fail('no letter')
  expect(createHash('sha256').update(printed).digest('hex')).toBe(documents[1]?.sha256)
  const box = barcodeBox(barcode, { x: 0, y: 0, width: 1, height: 1 })
  expect(await scanBarcode(printed, box, code128(barcode).length)).toBe(barcode)
}
async function assertFolds(message: MessageId): Promise<void> {
  const { status, final, deliveries } = await at.status(message)
  const folded = foldEvents(await eventsOf(at.test.database.hub, message))
  expect({ status: folded.status, final: folded.final }).toEqual({ status, final })
  expect(folded.deliveries.map((each) => each.status)).toEqual(deliveries.map((each) => each.status))
}
/** The receipt in the archive, with its signature checked. */
async function archivedReceipt(message: MessageId, of: EntityId) {
  await archiveAllReceipts({ ...at.deps, signer: at.signer })
  const [row] = await at.test.database.hub.query<{ record: RecordId }>(
    sql`select record from message where id = ${message}`,
  )
  const document = row && (await readArchivedDocument(at.deps.archive, { entity: of }, row.record, 7))
  const file = JSON.parse(String(document?.bytes))
  const signature = Buffer.from(file.signature.value, 'base64')
  expect(verifySignature(at.signer.publicKey, Buffer.from(canonicalize(file.receipt) ?? ''), signature)).toBe(true)
  return file.receipt
}

describe('a letter that waits for acknowledgement', () => {
  test('is closed in the database itself, opens after acknowledgement, and ends its route', async () => {
    at.start()
    const recipient = citizen()
    const message = await at.send(entity, { recipient })
    await delivered(message)
    const [row] = await at.test.database.hub.query<{ next: object }>(
      sql`select next from message where id = ${message}`,
    )
    // Fifteen days after Tuesday 24 November: Wednesday 9 December, until midnight in Brussels.
    expect(row?.next).toEqual({ channel: 'print', if: 'not-acknowledged', when: '2026-12-09T23:00:00.000Z' })
    const closed = await find(message, recipient)
    expect(closed).toMatchObject({ needs: 'acknowledge', service: { state: 'waiting' }, cover: { kind: 'Beslissing' } })
    expect(JSON.stringify(closed)).not.toContain('terras')
    const person = indexOf(recipient)
    const reads = () =>
      at.test.database.asPerson(person, (tx) => markRead(tx, itemIdOf(message, 1), person, at.clock.now()))
    expect(await reads()).toBe(false)
    expect(await decide(message, citizen(), 'acknowledged')).toBe(false)
    expect(await decide(message, recipient, 'acknowledged')).toBe(true)
    expect(await decide(message, recipient, 'refused')).toBe(false)
    expect(await at.until(message, (each) => each.final)).toMatchObject({
      status: 'delivered',
      deliveries: [{ status: 'acknowledged' }],
    })
    expect(await find(message, recipient)).toMatchObject({
      subject: expect.any(String),
      service: { state: 'acknowledged' },
    })
    expect(await reads()).toBe(true)
    expect(await at.until(message, (each) => each.status === 'read')).toMatchObject({
      deliveries: [{ status: 'read' }],
    })
    await assertFolds(message)
    const receipt = await archivedReceipt(message, entity)
    expect(receipt).toMatchObject({ event: 'acknowledged', by: { name: 'Mieke Proefmans', capacity: 'self' } })
    // A second round archives nothing more.
    await archiveAllReceipts({ ...at.deps, signer: at.signer })
    const leaves = await at.test.database.hub.query(sql`
      select d.n from document d join record r on r.id = d.record where r.message = ${message} and d.kind = 'receipt'`)
    expect(leaves).toHaveLength(1)
  })

  test('is sent on registered paper after a refusal, and opens in the inbox once it was posted', async () => {
    at.start()
    const recipient = citizen()
    const message = await at.send(entity, { recipient })
    await delivered(message)
    expect(await decide(message, recipient, 'refused')).toBe(true)
    await at.until(message, (row) => row.deliveries.length === 2)
    expect(await find(message, recipient)).toMatchObject({ needs: 'closed', service: { state: 'refused' } })
    const [row] = await at.test.database.hub.query<{ postage: string }>(
      sql`select postage from message where id = ${message}`,
    )
    expect(row?.postage).toBe('registered')
    await partner.closeRuns()
    await at.until(message, (each) => each.status === 'sent')
    await assertBarcodeOnPaper(message)
    expect(await find(message, recipient)).toMatchObject({ subject: expect.any(String), byPost: true })
    // The paper is what counts: a screen that opens the copy reports nothing.
    const person = indexOf(recipient)
    await at.test.database.asPerson(person, (tx) => markRead(tx, itemIdOf(message, 1), person, at.clock.now()))
    expect(await at.test.database.hub.query(sql`select from inbox_read where message = ${message}`)).toEqual([])
    await assertFolds(message)
    expect(await archivedReceipt(message, entity)).toMatchObject({ event: 'refused', kind: 'Beslissing' })
  })

  test('is neglected when its term ends, and cannot be acknowledged after that', async () => {
    at.start()
    const recipient = citizen()
    const message = await at.send(digital, { recipient })
    await delivered(message)
    at.clock.advance(16 * day)
    expect(await decide(message, recipient, 'acknowledged')).toBe(false)
    expect(await at.until(message, (row) => row.final)).toMatchObject({
      status: 'delivered',
      deliveries: [{ status: 'neglected' }],
    })
    expect(await decide(message, recipient, 'acknowledged')).toBe(false)
    expect(await find(message, recipient)).toMatchObject({ needs: 'closed', service: { state: 'neglected' } })
    await assertFolds(message)
    const receipt = await archivedReceipt(message, digital)
    expect(receipt).toMatchObject({ event: 'neglected' })
    expect(receipt.by).toBeUndefined()
  })
})

test('of an acknowledgement and the end of the term at one moment, one wins, and the timeline says the same', async () => {
  at.start()
  const letters = await Promise.all(
    Array.from({ length: 8 }, async () => {
      const recipient = citizen()
      return { recipient, message: await at.send(digital, { recipient }) }
    }),
  )
  for (const { message } of letters) await delivered(message)
  const [term] = await at.test.database.hub.query<{ ends_at: Date }>(
    sql`select ends_at from inbox_guard where message = ${letters[0]?.message ?? null}`,
  )
  // The reader's clock is a moment behind: the timer fires while the acknowledgement is on its way.
  at.clock.advance(Number(term?.ends_at) - Number(at.clock.now()) - 1)
  const racing = letters.map(({ message, recipient }) => decide(message, recipient, 'acknowledged'))
  at.clock.advance(1)
  const won = await Promise.all(racing)
  for (const [index, { message }] of letters.entries()) {
    const row = await at.until(message, (each) => each.final)
    expect(row.deliveries).toMatchObject([{ status: won[index] === true ? 'acknowledged' : 'neglected' }])
    const types = await at.types(message)
    expect(types.filter((type) => type === 'acknowledged' || type === 'neglected')).toHaveLength(1)
    await assertFolds(message)
  }
})

test('a decision that was acknowledged survives the death of the dispatcher, and one that rolls back is none', async () => {
  at.start()
  const recipient = citizen()
  const message = await at.send(digital, { recipient })
  await delivered(message)
  await at.stop()
  const reader = indexOf(recipient)
  await expect(
    at.test.database.asPerson(reader, async (tx) => {
      const by = { name: 'x', capacity: 'self' } as const
      const decision = { id: itemIdOf(message, 1), kind: 'refused', reader, strongly: false, by } as const
      expect(await decideReceipt(tx, decision, at.clock.now(), at.keyring)).toBe(true)
      throw new Error('the process dies')
    }),
  ).rejects.toThrow('the process dies')
  expect(await decide(message, recipient, 'acknowledged')).toBe(true)
  at.clock.advance(20 * day)
  at.start()
  expect(await at.until(message, (row) => row.final)).toMatchObject({ deliveries: [{ status: 'acknowledged' }] })
  expect(await at.types(message)).not.toContain('neglected')
})
