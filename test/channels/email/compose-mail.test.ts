import { generateKeyPairSync } from 'node:crypto'
import { simpleParser } from 'mailparser'
import { afterAll, expect, test } from 'vitest'
import type { Channel, Parcel } from '../../../channels/port.ts'
import { newId } from '../../../core/words/id.ts'
import { makeDocument } from '../make-parcel.ts'
import { fetchedBy } from './fetched-by.ts'
import { channelTo, clock, html, text, to, unmadeMail } from './mail-parcels.ts'

const channel = channelTo('smtp://127.0.0.1:1')
afterAll(() => channel.close())

async function compose(parcel: Parcel, by: Channel = channel): Promise<Buffer> {
  return Buffer.from((await by.compose?.(parcel)) ?? [])
}
const headersOf = (eml: Buffer): string => eml.toString().slice(0, eml.indexOf('\r\n\r\n'))

test('a mail carries HTML and text, its sender, and headers that let a machine leave it unanswered', async () => {
  const record = newId('record', clock.now())
  const parcel = unmadeMail({ record })
  const eml = await compose(parcel)
  const mail = await simpleParser(eml)
  expect(mail.from?.value).toEqual([{ name: 'Stad Voorbeeld', address: 'post@uitpost.test' }])
  expect(mail.to).toMatchObject({ value: [{ name: 'Jan Geheim', address: 'jan.geheim@mx.test' }] })
  expect(mail.subject).toBe('Uw vergunning 2026/42')
  expect(mail.date).toEqual(new Date('2026-11-24T10:20:30Z'))
  expect(mail.html).toContain('<html lang="nl">')
  expect(mail.text).toContain('één dag later')
  expect(mail.attachments).toEqual([])
  const headers = headersOf(eml)
  expect(headers).toMatch(/^Content-Type: multipart\/alternative;/m)
  expect(headers).toMatch(/^Auto-Submitted: auto-generated\r$/m)
  expect(headers).toMatch(/^List-ID: <ent_[0-9a-z]{26}\.uitpost\.test>\r$/m)
  expect(headers).toMatch(/^List-Unsubscribe: <https:\/\/post\.example\.org\/inbox\/preferences>\r$/m)
  expect(headers).toMatch(/^Content-Language: nl\r$/m)
  expect(headers).toMatch(/^Message-ID: <[0-9a-z]{26}-1-[0-9a-f]{16}@uitpost\.test>\r$/m)
})

test('lines end in one way, whatever their text had: a server that rewrites the others would break the signature', async () => {
  const facts = { n: 12, kind: 'email', name: 'email.txt', mediaType: 'text/plain' } as const
  const eml = await compose(unmadeMail({ documents: [html, makeDocument('a\rb\nc\r\nd\r\re', facts)] }))
  expect(eml.toString('latin1')).not.toMatch(/\r(?!\n)|(?<!\r)\n/)
  expect((await simpleParser(eml)).text?.trim()).toBe('a\nb\nc\nd\n\ne')
})

test('the same parcel gives the same bytes, also after a crash a minute later', async () => {
  const parcel = unmadeMail({ documents: [html, text, makeDocument('%PDF-1.7 brief')] })
  const before = await compose(parcel)
  clock.advance(60_000)
  expect((await compose(parcel)).equals(before)).toBe(true)
})

test('a mail that follows weeks after its letter does not look weeks old', async () => {
  const parcel = unmadeMail({ record: newId('record', new Date('2026-10-01T08:00:00Z')) })
  const { date } = await simpleParser(await compose(parcel))
  expect(date).toEqual(new Date('2026-11-24T10:00:00Z'))
})

test('the letter is attached when the parcel holds it, byte for byte', async () => {
  const pdf = Buffer.from(Array.from({ length: 70_000 }, (_, i) => i % 256))
  const letter = makeDocument(pdf, { name: 'Beslissing – één.pdf' })
  const { attachments } = await simpleParser(await compose(unmadeMail({ documents: [html, text, letter] })))
  expect(attachments).toHaveLength(1)
  expect(attachments[0]).toMatchObject({ filename: 'Beslissing – één.pdf', contentType: 'application/pdf' })
  expect(attachments[0]?.content.equals(pdf)).toBe(true)
})

test('a logo is part of the HTML that shows it, and is no attachment to be opened', async () => {
  const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3])
  const logo = { ...makeDocument(png, { n: 13, name: 'logo.png', mediaType: 'image/png' }), cid: 'abc@logo' }
  const letter = makeDocument('%PDF-1.7 brief')
  const page = makeDocument('<p><img src="cid:abc@logo" alt="Logo"></p>', { n: 11, mediaType: 'text/html' })
  const parcel = unmadeMail({ documents: [page, text, logo, letter] })
  const eml = await compose(parcel)
  expect((await compose(parcel)).equals(eml)).toBe(true)
  const raw = eml.toString()
  expect(raw).toMatch(/^Content-Id: <abc@logo>\r$/im)
  expect(raw).toMatch(/^Content-Disposition: inline; filename=logo\.png\r$/m)
  // Related to the HTML alone: a reader of plain text gets no picture.
  expect(raw.indexOf('multipart/alternative')).toBeLessThan(raw.indexOf('multipart/related'))
  const { attachments, html: shown } = await simpleParser(eml)
  expect(attachments.map(({ related, cid, content }) => [related ?? false, cid, content.equals(png)])).toEqual([
    [true, 'abc@logo', true],
    [false, undefined, false],
  ])
  expect(shown).toContain(`data:image/png;base64,${png.toString('base64')}`)
})

test.each([
  ['subject', { subject: 'Brief\r\nBcc: everybody@mx.test' }],
  ['sender', { entityName: 'Stad\r\nBcc: everybody@mx.test' }],
  ['sender with an address in it', { entityName: 'a" <everybody@mx.test>, "b' }],
  ['recipient', { recipient: { type: 'addressee', name: 'Jan\nBcc: everybody@mx.test', email: 'jan@mx.test' } }],
  ['address', to('jan@mx.test\r\nBcc: everybody@mx.test')],
  ['two addresses', to('jan@mx.test, everybody@mx.test')],
  [
    'file name',
    { documents: [html, text, makeDocument('x', { name: 'brief.pdf"\r\nBcc: everybody@mx.test\r\n\r\nforged' })] },
  ],
  ['Unicode line separators', { subject: 'Brief\u2028Bcc: everybody@mx.test\u0085x\u202e' }],
] satisfies [string, Partial<Parcel>][])(
  'no header and no recipient is smuggled in by the %s',
  async (_name, change) => {
    const eml = await compose(unmadeMail(change))
    const mail = await simpleParser(eml)
    expect(eml.toString()).not.toMatch(/^bcc:/im)
    expect(mail.bcc).toBeUndefined()
    expect(mail.from?.value.map(({ address }) => address)).toEqual(['post@uitpost.test'])
    const addressed = [mail.to ?? []].flat().flatMap((each) => each.value.map(({ address }) => address))
    expect(addressed.filter((address) => address !== '')).not.toContain('everybody@mx.test')
    expect(addressed.length).toBeLessThanOrEqual(1)
    for (const line of headersOf(eml).split('\r\n')) expect(line.length).toBeLessThanOrEqual(998)
  },
)

test.each(['=?utf-8?Q?Jan?=', '=?utf-8?B?SmFu?= en meer', 'a =?iso-8859-1?Q?=E9?= b', '=?x', 'Prijs =?1 ?= é'])(
  'words that look like an encoded word arrive as they were typed: %s',
  async (words) => {
    const recipient = { type: 'addressee', name: words, email: 'jan@mx.test' } as const
    const letter = makeDocument('%PDF-1.7 brief', { name: words })
    const parcel = unmadeMail({ subject: words, entityName: words, recipient, documents: [html, text, letter] })
    const eml = await compose(parcel)
    expect((await compose(parcel)).equals(eml)).toBe(true)
    const mail = await simpleParser(eml)
    expect(mail.subject).toBe(words)
    expect(mail.from?.value).toMatchObject([{ name: words, address: 'post@uitpost.test' }])
    expect([mail.to ?? []].flat().flatMap(({ value }) => value)).toMatchObject([
      { name: words, address: 'jan@mx.test' },
    ])
    expect(mail.attachments[0]?.filename).toBe(words)
    for (const line of headersOf(eml).split('\r\n')) expect(line.length).toBeLessThanOrEqual(998)
  },
)

test('with a DKIM key the mail is signed before it is archived, by the same bytes each time', async () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const signing = channelTo('smtp://127.0.0.1:1', {
    dkim: async () => [{ domain: 'uitpost.test', selector: 'nov', privateKey }],
  })
  const parcel = unmadeMail()
  const eml = await compose(parcel, signing)
  expect(headersOf(eml).replace(/\r\n\s+/g, ' ')).toMatch(/^DKIM-Signature: v=1;.* d=uitpost\.test;.* s=nov;/m)
  expect((await compose(parcel, signing)).equals(eml)).toBe(true)
  await signing.close()
})

test('a mail fetches nothing: mail opens are not seen, and never count as read', async () => {
  const html = makeDocument(
    '<!doctype html><html lang="nl"><body><img src="cid:logo@x" alt=""><a href="https://x.test">x</a></body></html>',
    { n: 11, kind: 'email', name: 'email.html', mediaType: 'text/html' },
  )
  const mail = await simpleParser(await compose(unmadeMail({ documents: [html, text] })), { skipImageLinks: true })
  expect(fetchedBy(String(mail.html))).toEqual([])
  const [noticed] = [
    '<img src="https://x.test/p.gif">',
    '<body background="//x.test/a">',
    '<i style="background:url(http://x.test)">',
  ]
    .map(fetchedBy)
    .filter((found) => found.length === 0)
  expect(noticed).toBeUndefined()
})

test('an address outside ASCII is in the header as UTF-8, with its domain in ASCII', async () => {
  const eml = await compose(unmadeMail(to('jo\u0308hn@müller.example')))
  expect(headersOf(eml)).toMatch(/^To: Jan Geheim <.*@xn--mller-kva\.example>/m)
  expect(Buffer.from(eml).toString('utf8')).toContain('<jöhn@xn--mller-kva.example>')
})
