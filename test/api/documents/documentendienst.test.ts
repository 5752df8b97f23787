import { createHash, randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import * as pdfs from '../../support/files/supplied-pdfs.ts'
import { postLetter } from '../../support/hub/letters.ts'
import { type Answer, openTestApi, type TestApi, type TestEntity } from '../../support/hub/open-test-api.ts'

let api: TestApi
let entity: TestEntity
let letter: Buffer
let annex: Buffer

beforeAll(async () => {
  api = await openTestApi()
  entity = await api.newEntity('OVO000001')
  letter = await pdfs.makeLetter()
  annex = await pdfs.makeLetter({})
})

const base = '/magda/documentendienst/v1'
const address = {
  lastName: 'Peeters',
  street: 'Kerkstraat',
  houseNumber: '12',
  postalCode: '9000',
  municipality: 'Gent',
}

const printed = { street: 'Kerkstraat', houseNumber: '12', postalCode: '9000', municipality: 'Gent' }

/** A message as the federated eBox writes it, with the channel of the Documentendienst. */
function toCitizen(more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    deliveryChannel: 'EBOX',
    recipient: { eboxType: 'citizen', ssin: '53480200724' },
    sender: { eboxType: 'enterprise', enterpriseNumber: '0206731645' },
    subject: { nl: 'Uw aanvraag' },
    messageTypeId: 'MSG-1',
    senderApplicationId: 'APP-1',
    attachments: [{ httpPartName: 'upfile1', isMainContent: true, isAttachmentSigned: false }],
    isBodyMainContent: false,
    ...more,
  }
}

interface Sent {
  readonly files?: Readonly<Record<string, Uint8Array>>
  readonly headers?: Record<string, string>
  readonly jsonLast?: boolean
  readonly key?: string
}

async function send(
  message: unknown,
  { files = { upfile1: letter }, headers, jsonLast = false, key = entity.live }: Sent = {},
): Promise<Answer> {
  const form = new FormData()
  const json = typeof message === 'string' ? message : JSON.stringify(message)
  if (!jsonLast) form.append('messageToPublish', json)
  for (const [part, bytes] of Object.entries(files))
    form.append(part, new Blob([new Uint8Array(bytes)], { type: 'application/pdf' }), `${part}.pdf`)
  if (jsonLast) form.append('messageToPublish', json)
  return api.call(`${base}/messages`, {
    method: 'POST',
    key,
    raw: form,
    headers: { 'x-correlation-id': randomUUID(), ...headers },
  })
}

const get = (path: string, key = entity.live): Promise<Answer> =>
  api.call(path, { key, headers: { 'x-correlation-id': 'reading-1' } })
const pointers = ({ json }: Answer): string[] => json.issues.map((each: { pointer: string }) => each.pointer)

describe('a message is accepted as a letter of the hub', () => {
  test('to a citizen: channels, subject and reference are those of the call, and every answer repeats its name', async () => {
    const answer = await send(toCitizen(), { headers: { 'x-correlation-id': 'call-0001' } })
    expect([answer.status, answer.json]).toEqual([201, { messageId: expect.stringMatching(/^msg_/) }])
    expect(answer.headers.get('x-correlation-id')).toBe('call-0001')
    const { json } = await get(`/v1/messages/${answer.json.messageId}`)
    expect(json).toMatchObject({ reference: 'call-0001', subject: 'Uw aanvraag', status: 'accepted' })
    expect(json.recipient).toMatchObject({
      type: 'citizen',
      name: 'Jan Peeters',
      inszMasked: '534802*****',
      language: 'nl',
    })
    const shown = await get(`${base}/messages/${answer.json.messageId}`)
    expect(shown.json).toEqual({
      messageId: answer.json.messageId,
      deliveryChannel: 'EBOX',
      status: 'ACCEPTED',
      readStatus: false,
      visible: false,
      subject: 'Uw aanvraag',
      externalReference: 'call-0001',
      publicationDate: api.clock.now().toISOString(),
      statusDate: api.clock.now().toISOString(),
      attachments: [],
    })
    expect(shown.headers.get('x-correlation-id')).toBe('reading-1')
  })

  test('a PDF that cannot be printed goes to the eBox and by email, and not on paper', async () => {
    const wide = await pdfs.makeLetter({ layout: 'landscape', address: [] })
    const files = { upfile1: wide }
    const digital = await send(toCitizen(), { files })
    expect([digital.status, digital.json]).toEqual([201, { messageId: expect.stringMatching(/^msg_/) }])
    const mail = await send(toCitizen({ deliveryChannel: 'EMAIL', emailAddress: 'jan@example.org' }), { files })
    expect(mail.status).toBe(201)
    const paper = await send(toCitizen({ deliveryChannel: 'PAPER', correspondenceAddress: address }), { files })
    expect([paper.status, paper.json.issues[0].code]).toEqual([422, 'UP-4009'])
    // The same by the hub's own API: the document is refused for paper, also later.
    const form = new FormData()
    form.append('purpose', 'letter')
    form.append('paper', 'false')
    form.append('file', new Blob([new Uint8Array(wide)], { type: 'application/pdf' }), 'plan.pdf')
    const { json: document } = await api.call('/v1/documents', { method: 'POST', key: entity.live, raw: form })
    expect(document.checks).toContainEqual(expect.objectContaining({ code: 'UP-4009', level: 'warning' }))
    const recipient = { type: 'citizen', insz: '53480200724', name: 'Jan Peeters', address: printed }
    const body = { document: document.id, subject: 'Plan', recipient, reference: 'A-1' }
    const onPaper = await postLetter(api, entity.live, { ...body, channels: ['inbox', 'print'] })
    expect(pointers(onPaper)).toEqual(['/document'])
    expect((await postLetter(api, entity.live, { ...body, channels: ['inbox'] })).status).toBe(202)
  })

  test('with the JSON behind the files, the numbers of version 2.1, annexes and digests', async () => {
    const digestValue = createHash('sha256').update(letter).digest('base64url')
    const message = toCitizen({
      recipient: { eboxType: 'ENTERPRISE', eboxIdType: 'EnterpriseNumber', eboxIdValue: '0206731645' },
      forTheAttentionOf: { label: 'Dienst Personeel' },
      subject: { fr: 'Votre demande' },
      externalReference: 'DOSSIER-1',
      attachments: [
        { httpPartName: 'bijlage', isMainContent: false, attachmentTitle: { fr: 'Annexe' } },
        { httpPartName: 'brief', mainContent: true, digest: { digestMethod: 'sha_256', digestValue } },
      ],
    })
    const answer = await send(message, { jsonLast: true, files: { brief: letter, bijlage: annex } })
    expect(answer.status).toBe(201)
    const { json } = await get(`/v1/messages/${answer.json.messageId}`)
    expect(json.recipient).toMatchObject({ type: 'enterprise', enterpriseNumber: '0206731645', language: 'fr' })
    expect(json.reference).toBe('DOSSIER-1')
  })

  test('on paper: address and registered post', async () => {
    const paper = { deliveryChannel: 'PAPER', recipient: undefined, correspondenceAddress: address }
    const answer = await send(toCitizen({ ...paper, deliveryMethod: 'REGISTERED', isEar: true }))
    expect(answer.status).toBe(201)
    const { json } = await get(`${base}/messages/${answer.json.messageId}`)
    expect(json).toMatchObject({ deliveryChannel: 'PAPER', status: 'ACCEPTED' })
    const abroad = { ...address, postalCode: '75001', municipality: 'Paris', countryCode: 'FR' }
    expect((await send(toCitizen({ ...paper, correspondenceAddress: abroad }))).status).toBe(201)
  })

  test('a repeated call gives the first answer; another file under the same key is refused', async () => {
    const headers = { 'x-correlation-id': 'call-0002' }
    const first = await send(toCitizen(), { headers })
    const again = await send(toCitizen(), { headers })
    expect([again.status, again.json]).toEqual([201, first.json])
    const other = await send(toCitizen(), { headers, files: { upfile1: await pdfs.makeLetter({ pages: 2 }) } })
    expect([other.status, other.json.code]).toEqual([422, 'UP-1005'])
    const quoted = { 'idempotency-key': `"${randomUUID()}"` }
    const one = await send(toCitizen(), { headers: quoted })
    expect((await send(toCitizen(), { headers: quoted })).json).toEqual(one.json)
  })
})

describe('what cannot be sent is refused with its place', () => {
  test.each([
    ['no main content', { attachments: [{ httpPartName: 'upfile1' }] }, '/messageToPublish/attachments'],
    [
      'a part that is not there',
      { attachments: [{ httpPartName: 'x', isMainContent: true }] },
      '/messageToPublish/attachments/0/httpPartName',
    ],
    [
      'a part that every object has',
      { attachments: [{ httpPartName: 'constructor', isMainContent: true }] },
      '/messageToPublish/attachments/0/httpPartName',
    ],
    ['text in place of a document', { bodyContent: { nl: 'Dag' } }, '/messageToPublish/bodyContent'],
    ['two languages', { subject: { nl: 'Dag', fr: 'Bonjour' } }, '/messageToPublish/subject'],
    ['an unknown channel', { deliveryChannel: 'FAX' }, '/messageToPublish/deliveryChannel'],
    ['registered in the eBox', { deliveryMethod: 'REGISTERED' }, '/messageToPublish/deliveryMethod'],
    ['no recipient', { recipient: undefined }, '/messageToPublish/recipient'],
    ['a number with a wrong check', { recipient: { ssin: '71022722580' } }, '/messageToPublish/recipient/ssin'],
    [
      'another digest',
      {
        attachments: [
          { httpPartName: 'upfile1', isMainContent: true, digest: { digestMethod: 'sha_256', digestValue: 'AAAA' } },
        ],
      },
      '/messageToPublish/attachments/0/digest',
    ],
  ])('%s', async (_name, more, pointer) => {
    const answer = await send(toCitizen(more))
    expect([answer.status, pointers(answer)]).toEqual([400, [pointer]])
  })

  test('a document that is no PDF, with the name of its part', async () => {
    const answer = await send(toCitizen(), { files: { upfile1: Buffer.from('not a PDF') } })
    expect([answer.status, pointers(answer)[0]]).toEqual([422, '/upfile1'])
  })

  test('a call without a name, a form without JSON, JSON that is broken, too many files, another kind of body', async () => {
    const nameless = await send(toCitizen(), { headers: { 'x-correlation-id': '' } })
    expect([nameless.status, pointers(nameless)]).toEqual([400, ['X-Correlation-Id']])
    const form = new FormData()
    form.append('upfile1', new Blob([new Uint8Array(letter)]), 'a.pdf')
    const headers = { 'x-correlation-id': 'call-0003' }
    const call = (raw: RequestInit['body'], more: Record<string, string> = {}): Promise<Answer> =>
      api.call(`${base}/messages`, { method: 'POST', key: entity.live, raw, headers: { ...headers, ...more } })
    expect((await call(form)).json.detail).toContain('messageToPublish')
    expect((await send('{"deliveryChannel":')).json.type).toContain('malformed-json')
    const files = Object.fromEntries(Array.from({ length: 8 }, (_, place) => [`upfile${place + 1}`, letter]))
    expect((await send(toCitizen(), { files })).status).toBe(400)
    expect((await call('{}', { 'content-type': 'application/json' })).status).toBe(415)
    const cut = `--x\r\nContent-Disposition: form-data; name="messageToPublish"\r\n\r\n{"a":1`
    expect((await call(cut, { 'content-type': 'multipart/form-data; boundary=x' })).status).toBe(400)
  })

  test('files over 30 MB together', async () => {
    const large = Buffer.alloc(16 * 1024 * 1024)
    const answer = await send(toCitizen(), { files: { upfile1: large, upfile2: large } })
    expect(answer.status).toBe(413)
  })
})

test('a status request names messages of its channel and entity only, found ones alone', async () => {
  const sent = await send(toCitizen())
  const other = await api.newEntity('OVO000002')
  const foreign = await postLetter(api, other.live)
  const messages = [{ messageId: sent.json.messageId }, { messageId: foreign.json.id }, { messageId: 'unknown' }]
  const ask = (body: unknown): Promise<Answer> =>
    api.call(`${base}/statusRequest`, {
      method: 'POST',
      key: entity.live,
      body,
      headers: { 'x-correlation-id': 's-1' },
    })
  const expected = {
    deliveryChannel: 'EBOX',
    messages: [
      {
        messageId: sent.json.messageId,
        deliveryChannel: 'EBOX',
        status: 'ACCEPTED',
        readStatus: false,
        visible: false,
      },
    ],
  }
  expect((await ask({ deliveryChannel: 'EBOX', messages })).json).toEqual(expected)
  expect((await ask({ messagesStatusRequest: { deliveryChannel: 'EBOX', messages } })).json).toEqual(expected)
  expect((await ask({ deliveryChannel: 'PAPER', messages })).json.messages).toEqual([])
  const many = Array.from({ length: 501 }, () => ({ messageId: 'x' }))
  expect(pointers(await ask({ deliveryChannel: 'EBOX', messages: many }))).toEqual(['/messages'])
  expect(pointers(await ask({ messagesStatusRequest: { deliveryChannel: 'EBOX', messages: [{}] } }))).toEqual([
    '/messagesStatusRequest/messages/0/messageId',
  ])
  expect(pointers(await ask({ messages }))).toEqual(['/deliveryChannel'])
  expect((await get(`${base}/messages/${foreign.json.id}`)).status).toBe(404)
})
