import { randomUUID } from 'node:crypto'
import { inflateSync } from 'node:zlib'
import { sql } from 'drizzle-orm'
import { type ParsedMail, simpleParser } from 'mailparser'
import { pino } from 'pino'
import { beforeAll, expect, test } from 'vitest'
import { createEmailChannel } from '../../../channels/email/adapter/email-channel.ts'
import { createSigner, newSigningKey } from '../../../core/crypto/signer.ts'
import { addMember } from '../../../core/tenants/members.ts'
import { parseId } from '../../../core/words/id.ts'
import { workBatches } from '../../../dispatcher/batches/check/work-batches.ts'
import { removeOldTests } from '../../../dispatcher/test-letters/read-test-letter.ts'
import { applyTestLetterReceipts, sendTestLetters } from '../../../dispatcher/test-letters/send-test-letters.ts'
import { maxTestsPerHour } from '../../../dispatcher/test-letters/test-letter.ts'
import { type FaultySmtp, startFaultySmtp } from '../../support/faulty/faulty-smtp.ts'
import { readLetter } from '../../support/files/read-letter.ts'
import { makeLetter } from '../../support/files/supplied-pdfs.ts'
import { goodLetter } from '../../support/hub/letters.ts'
import {
  type Answer,
  openTestApi,
  type SignedIn,
  type TestApi,
  type TestEntity,
} from '../../support/hub/open-test-api.ts'
import { afterFile } from '../../support/process/after-file.ts'

let api: TestApi
let tax: TestEntity
let peer: FaultySmtp
let channel: ReturnType<typeof createEmailChannel>
let send: () => Promise<boolean>
beforeAll(async () => {
  api = await openTestApi()
  tax = await api.newEntity('OVO000001')
  peer = await startFaultySmtp()
  channel = createEmailChannel({
    hub: api.test.database.hub,
    keyring: api.keyring,
    clock: api.clock,
    log: pino({ level: 'silent' }),
    smtpUrl: peer.url,
    from: 'post@uitpost.test',
    publicUrl: 'https://post.example.org',
    signer: createSigner(newSigningKey()),
    timeoutMs: 5_000,
  })
  afterFile(async () => {
    await channel.close()
    await peer.close()
  })
  const once = () =>
    sendTestLetters(
      {
        database: api.test.database,
        clock: api.clock,
        keyring: api.keyring,
        blobs: api.archive.blobs,
        mailer: channel.notices,
      },
      new AbortController().signal,
    )
  send = async () => {
    let sent = false
    while (await once()) sent = true
    return sent
  }
})

async function person(roles: Parameters<TestApi['newMember']>[1], email = `${randomUUID()}@example.org`) {
  await api.test.database.asEntity(tax.id, (tx) =>
    addMember(tx, tax.id, { email, name: 'Somebody', roles }, api.clock.now()),
  )
  return { email, as: await api.signIn('staff', { email }) }
}

interface Ask {
  readonly as?: SignedIn
  readonly key?: string
}
const ask = (body: unknown, who: Ask, path = '/v1/test-letters'): Promise<Answer> =>
  api.call(path, { method: 'POST', body, ...who })
const own = (who: Ask, more: Record<string, unknown> = {}) => ask({ message: goodLetter(more) }, who)

async function mailsTo(email: string): Promise<ParsedMail[]> {
  return Promise.all(peer.taken.filter(({ to }) => to === email).map(({ bytes }) => simpleParser(bytes)))
}
/** Everything that a test of a letter may not leave behind. */
const traces = async (): Promise<unknown> =>
  (
    await api.test.database.hub.query(sql`
      select (select count(*) from message) as messages, (select count(*) from record) as records,
        (select count(*) from idempotency) as keys, (select count(*) from quota_use) as quota,
        (select count(*) from delivery) as deliveries`)
  )[0]

/** Which pages draw the watermark as an artifact (ISO 32000-1, 14.8.2.2.2). */
function watermarks(pdf: Buffer): number {
  const text = pdf.toString('latin1')
  return (
    [...text.matchAll(/stream\r?\n/g)]
      .map(({ index, 0: { length } }) => {
        try {
          return inflateSync(pdf.subarray(index + length), { finishFlush: 2 }).toString('latin1')
        } catch {
          return ''
        }
      })
      .join('\n')
      .split('/Subtype/Watermark').length - 1
  )
}

test('a person gets the letter at their own address, marked in mail and PDF, and nothing else is left of it', async () => {
  const ann = await person(['sender'])
  const before = await traces()
  const { status, json } = await own(ann)
  expect(status).toBe(202)
  expect(json).toMatchObject({ id: expect.stringMatching(/^tst_/), status: 'waiting', to: ann.email })
  expect(await send()).toBe(true)
  const [mail, ...others] = await mailsTo(ann.email)
  expect(others).toEqual([])
  expect(mail?.subject).toMatch(/^Proef: /)
  expect(mail?.text).toMatch(/^\*\*\* PROEF \*\*\*\n/)
  expect(mail?.html).toContain('De ontvanger krijgt niets')
  const [pdf] = mail?.attachments.filter(({ contentType }) => contentType === 'application/pdf') ?? []
  expect(watermarks(pdf?.content as Buffer)).toBe((await readLetter(pdf?.content as Buffer)).pages)
  expect((await readLetter(pdf?.content as Buffer)).lines.map(({ text }) => text).join(' ')).not.toContain('PROEF')
  expect(await traces()).toEqual(before)
  const after = await api.call(`/v1/test-letters/${json.id}`, { as: ann.as })
  expect(after.json).toMatchObject({ status: 'sent', settledAt: expect.any(String) })
  expect(JSON.stringify(after.json)).not.toContain('@')
  const audit = await api.test.database.hub.query(
    sql`select action, subject from audit_entry where action = 'send-test-letter' and subject = ${json.id}`,
  )
  expect(audit).toHaveLength(1)
})

test('each page of a supplied letter and of its attachment is marked', async () => {
  const ann = await person(['sender'])
  const upload = async (bytes: Uint8Array, purpose: string) => {
    const form = new FormData()
    form.append('purpose', purpose)
    form.append('file', new Blob([new Uint8Array(bytes)], { type: 'application/pdf' }), `${purpose}.pdf`)
    return (await api.call('/v1/documents', { method: 'POST', key: tax.live, raw: form })).json.id as string
  }
  const document = await upload(await makeLetter({ pages: 2 }), 'letter')
  const attachment = await upload(await makeLetter({ address: [], pages: 3 }), 'attachment')
  const { template: _template, data: _data, ...letter } = goodLetter()
  const message = { ...letter, document, subject: 'Uw parkeerkaart', attachments: [{ document: attachment }] }
  const { status, json } = await ask({ message }, ann)
  expect(status, JSON.stringify(json)).toBe(202)
  await send()
  const [mail] = await mailsTo(ann.email)
  const files = mail?.attachments.filter(({ contentType }) => contentType === 'application/pdf') ?? []
  expect(files.map(({ filename }) => filename)).toEqual(['letter.pdf', 'attachment.pdf'])
  const pages = [2, 3]
  for (const [place, { content }] of files.entries()) {
    const [plain, marked] = [
      await readLetter(await makeLetter({ pages: 3, address: [] }), 2),
      await readLetter(content, 2),
    ]
    expect(marked.pages).toBe(pages[place])
    // Outlines of a word, and no text.
    expect(marked.lines.map(({ text }) => text).join(' ')).not.toContain('PROEF')
    if (place === 1) expect(marked.differsFrom(plain, [])).toBeGreaterThan(2_000)
  }
})

test('a version, also a draft, goes to whoever writes or reviews it', async () => {
  const writer = await person(['officer'])
  const versions = await api.call('/v1/templates?limit=1&key=vergunning', { as: writer.as })
  const [row] = versions.json.items
  const { status, json } = await ask({}, writer, `/v1/templates/${row.key}/versions/${row.publishedVersion}/test`)
  expect(status, JSON.stringify(json)).toBe(202)
  await send()
  const [mail] = await mailsTo(writer.email)
  expect(mail?.subject).toMatch(/^Proef: /)
  expect(mail?.attachments.some(({ filename }) => filename === 'vergunning.pdf')).toBe(true)
  // A writer sends nothing, and tests no letter to a person.
  expect((await own(writer)).status).toBe(403)
})

test('the row of a list, with what was written over it', async () => {
  const ann = await person(['sender'])
  const good = goodLetter({ reference: 'ROW-1' })
  const rows = [good, { ...good, reference: 'ROW-2', data: {} }].map((each) => JSON.stringify(each)).join('\n')
  const list = await api.call('/v1/batches?dryRun=true', {
    method: 'POST',
    key: tax.live,
    raw: rows,
    headers: { 'content-type': 'application/x-ndjson', 'idempotency-key': randomUUID() },
  })
  expect(list.status, JSON.stringify(list.json)).toBeLessThan(300)
  while (await workBatches({ ...api.lists, leaseMs: 10_000 }));
  const path = (row: number) => `/v1/batches/${list.json.id}/rows/${row}/test`
  const tested = await ask({}, ann, path(1))
  expect(tested.status, JSON.stringify(tested.json)).toBe(202)
  const wrong = await ask({}, ann, path(2))
  expect([wrong.status, wrong.json.issues?.[0]?.pointer]).toEqual([400, expect.stringContaining('/data')])
  expect((await ask({}, ann, path(3))).status).toBe(404)
  await send()
  expect((await mailsTo(ann.email))[0]?.text).toContain('ROW-1')
})

test('no other address gets it: a person only their own, a key only members and guests', async () => {
  const ann = await person(['sender'])
  const message = goodLetter()
  const refused = async (to: string | undefined, who: Ask) => {
    const { status, json } = await ask({ message, ...(to !== undefined && { to }) }, who)
    expect([status, json.code]).toEqual([403, 'UP-3094'])
  }
  await refused('someone@else.example', ann)
  await refused(undefined, { key: tax.live })
  await refused('someone@else.example', { key: tax.live })
  await refused(ann.email, { key: tax.test })
  expect((await ask({ message, to: ann.email.toUpperCase() }, ann)).status).toBe(202)
  expect((await ask({ message, to: ann.email }, { key: tax.live })).json.to).toBe(ann.email)
  const other = await api.newEntity('OVO000009')
  await refused(ann.email, { key: other.live })
  const guest = { name: 'Gast', email: 'gast@example.org' }
  await api.call('/v1/guests', { method: 'POST', key: tax.live, body: { guests: [guest] } })
  expect((await ask({ message, to: 'Gast@example.org' }, { key: tax.live })).status).toBe(202)
  await send()
})

test('the faults of the message have their places in the request, and nothing is sent', async () => {
  const ann = await person(['sender'])
  const { status, json } = await own(ann, {
    data: { dossier: 'A' },
    recipient: { type: 'citizen', insz: '1', name: '' },
  })
  expect(status).toBe(400)
  for (const { pointer } of json.issues) expect(pointer).toMatch(/^\/message\//)
  expect(json.issues.map(({ pointer }: { pointer: string }) => pointer)).toContain('/message/data/bedrag')
  const late = await own(ann, { data: { dossier: 'A' } })
  expect(late.json.issues[0].pointer).toBe('/message/data/bedrag')
})

test('as many as an hour allows, also when they are asked for together', async () => {
  const ann = await person(['sender'])
  const answers: Answer[] = []
  // A few at a time: when many wait to be drawn, a further one is refused before it is counted.
  for (let round = 0; round < (maxTestsPerHour + 4) / 3; round++)
    answers.push(...(await Promise.all(Array.from({ length: 3 }, () => own(ann)))))
  expect(answers.filter(({ status }) => status === 202)).toHaveLength(maxTestsPerHour)
  const limited = answers.find(({ status }) => status === 429)
  expect(limited?.json.code).toBe('UP-1429')
  expect(Number(limited?.headers.get('retry-after'))).toBeGreaterThan(3_500)
  // Nor through a key of the same entity.
  expect((await ask({ message: goodLetter(), to: ann.email }, { key: tax.live })).status).toBe(429)
  await send()
})

test('a server that is away gets the same mail later; one that refuses ends it; after an hour it has failed', async () => {
  const ann = await person(['sender'])
  const state = async ({ json }: Answer) => (await api.call(`/v1/test-letters/${json.id}`, { as: ann.as })).json
  peer.fault = 'greylists'
  const first = await own(ann)
  await send()
  expect((await state(first)).status).toBe('waiting')
  peer.fault = 'none'
  api.clock.advance(600_000)
  await send()
  expect((await state(first)).status).toBe('sent')
  peer.fault = 'refuses-recipients'
  const refused = await own(ann)
  await send()
  expect(await state(refused)).toMatchObject({ status: 'failed', reason: 'unknown-recipient' })
  peer.fault = 'none'
  const late = await own(ann)
  api.clock.advance(3_700_000)
  await send()
  // By now the session of the person has ended.
  const stored = async ({ json }: Answer) => {
    const id = parseId('testLetter', json.id) ?? ''
    const [row] = await api.test.database.hub.query(sql`select status, reason from test_letter where id = ${id}`)
    return row
  }
  expect(await stored(late)).toEqual({ status: 'failed', reason: 'expired' })
  const [left] = await api.test.database.hub.query<{ addresses: number }>(
    sql`select count(address)::int as addresses from test_letter`,
  )
  expect(left?.addresses).toBe(0)
  // A mail that comes back afterwards.
  const notice = parseId('testLetter', first.json.id) ?? ''
  const receipt = { notice, type: 'bounced', hard: true, code: '5.1.1' } as const
  await applyTestLetterReceipts(api.test.database.hub, [receipt], api.clock.now())
  expect(await stored(first)).toEqual({ status: 'failed', reason: '5.1.1' })
  api.clock.advance(8 * 86_400_000)
  await removeOldTests(api.test.database.hub, api.clock.now())
  expect(await stored(first)).toBeUndefined()
})

test('another person does not learn what became of it', async () => {
  const [ann, bram] = [await person(['sender']), await person(['sender'])]
  const { json } = await own(ann)
  expect((await api.call(`/v1/test-letters/${json.id}`, { as: bram.as })).status).toBe(404)
})
