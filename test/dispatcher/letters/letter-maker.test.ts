import { createHash } from 'node:crypto'
import { deflateRawSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { composeMail } from '../../../channels/email/adapter/compose-mail.ts'
import type { Channel, Parcel } from '../../../channels/port.ts'
import { createSigner, newSigningKey } from '../../../core/crypto/signer.ts'
import { longestQr, readCheckQr, writeCheckQr } from '../../../core/words/check-qr.ts'
import { newId } from '../../../core/words/id.ts'
import type { LetterMaker, LetterTask } from '../../../dispatcher/letters/letter-maker.ts'
import { openLetterMaker } from '../../../dispatcher/letters/open-letter-maker.ts'
import { searchText } from '../../../dispatcher/letters/search-text.ts'
import { mailDictionary, mailParts } from '../../../dispatcher/prepare/mail-parts.ts'
import { windowLines } from '../../../templates/render/window-lines.ts'
import { citizen, decision } from '../dispatcher-fixture.ts'
import { openLetterMakerFixture } from './letter-maker-fixture.ts'

const { clock, deps, maker, signer, task } = await openLetterMakerFixture()

describe('the letter maker', () => {
  test('makes the letter, the page and the mail, with the fields that channels carry', async () => {
    const [made] = await maker.make([task], 'normal')
    if (made?.kind !== 'made') throw new Error('Not made')
    expect(made.documents.map(({ n, kind, mediaType }) => [n, kind, mediaType])).toEqual([
      [1, 'letter', 'application/pdf'],
      [2, 'page', 'text/html'],
    ])
    expect(made.content.subject).toBe('Uw omgevingsvergunning is toegekend')
    expect(made.content.actions.map((action) => action.kind)).toContain('reply')
    expect(made.email?.text).toContain('mevrouw Proefmans')
    expect(made.template).toEqual({ key: decision.key, version: 1 })
    expect(made.searchText).toContain('uw overdekt terras')
  })

  test('makes the same bytes again, also among others', async () => {
    const bytes = async (tasks: LetterTask[], place: number): Promise<Buffer> => {
      const made = (await maker.make(tasks, 'bulk'))[place]
      if (made?.kind !== 'made') throw new Error('Not made')
      return Buffer.concat(made.documents.flatMap((document) => document.segments.map((part) => part.bytes)))
    }
    const other = (): LetterTask => ({ ...task, message: newId('message', clock.now()) })
    const alone = await bytes([task], 0)
    expect((await bytes([...Array.from({ length: 11 }, other), task], 11)).equals(alone)).toBe(true)
  })

  test('gives the page a dictionary that resembles it, holds nothing of any letter and is the same in each process', async () => {
    const pageOf = async (by: LetterMaker, given: LetterTask) => {
      const [made] = await by.make([given], 'normal')
      const page = made?.kind === 'made' ? made.documents.find(({ kind }) => kind === 'page') : undefined
      if (page?.dictionary === undefined) throw new Error('No page with a dictionary')
      return { bytes: Buffer.concat(page.segments.map(({ bytes }) => bytes)), dictionary: page.dictionary }
    }
    const { bytes, dictionary } = await pageOf(maker, task)
    expect(createHash('sha256').update(dictionary.bytes).digest('hex')).toBe(dictionary.shared)
    expect(deflateRawSync(bytes).length).toBeGreaterThan(2_000)
    expect(deflateRawSync(bytes, { dictionary: dictionary.bytes }).length).toBeLessThan(300)
    const text = Buffer.from(dictionary.bytes).toString()
    expect(text).toContain('meneer Oefening')
    for (const value of ['Proefmans', task.reference]) {
      expect(bytes.toString()).toContain(value)
      expect(text).not.toContain(value)
    }
    const other = { ...task, message: newId('message', clock.now()), reference: 'REF-2', letterDate: '2026-12-24' }
    expect((await pageOf(openLetterMaker(deps), other)).dictionary).toEqual(dictionary)
  })

  test('gives the mail a dictionary without a header, as the channel composes it', async () => {
    const [made] = await maker.make([task], 'normal')
    if (made?.kind !== 'made' || made.email === undefined) throw new Error('No mail')
    const compose = (parcel: Parcel): Promise<Buffer> =>
      composeMail(parcel, {
        from: 'post@uitpost.example',
        messageId: `${parcel.message}@uitpost.example`,
        date: clock.now(),
        preferencesUrl: 'https://uitpost.example/inbox/preferences',
      })
    const channel = { compose } as Partial<Channel> as Channel
    const dictionary = await mailDictionary(channel, made.email, 'nl')
    const text = Buffer.from(dictionary?.bytes ?? []).toString()
    expect(text).toContain('Oefening')
    for (const value of ['Proefmans', task.reference, 'Subject:', 'post@uitpost.example'])
      expect(text).not.toContain(value)
    const mail = await compose({
      entity: task.entity,
      entityName: 'Gemeente Voorbeeldegem',
      message: task.message,
      sequence: 1,
      idempotencyKey: 'x',
      attempt: 1,
      recipient: citizen({ email: 'mieke@voorbeeld.example' }),
      language: 'nl',
      subject: made.content.subject,
      postage: 'priority',
      sensitive: false,
      replyReference: task.replyReference,
      replyAllowed: false,
      actions: [],
      record: newId('record', clock.now()),
      documents: mailParts(made.email),
    })
    expect(deflateRawSync(mail).length).toBeGreaterThan(2_500)
    expect(deflateRawSync(mail, dictionary && { dictionary: dictionary.bytes }).length).toBeLessThan(1_000)
    // Made once for all letters of the version.
    const [other] = await maker.make([{ ...task, reference: 'REF-3' }], 'normal')
    if (other?.kind !== 'made' || other.email === undefined) throw new Error('No mail')
    expect(await mailDictionary(channel, other.email, 'nl')).toBe(dictionary)
  })

  test('one letter that cannot be made is a fault of its own, without a word of it', async () => {
    const unknown = { ...task, version: newId('version', clock.now()) }
    const styleless = { ...task, houseStyle: null }
    const broken = { ...task, data: { ...task.data, voorwaarden: [null] } }
    const answers = await maker.make([task, unknown, styleless, broken], 'normal')
    expect(answers.map((each) => each.kind)).toEqual(['made', 'fault', 'fault', answers[3]?.kind])
    expect(answers[1]).toEqual({ kind: 'fault', code: 'no-version' })
    expect(answers[2]).toEqual({ kind: 'fault', code: 'no-house-style' })
  })
})

describe('the check QR', () => {
  const facts = { sender: 'OVO000001', date: '2026-11-24', kind: 'payment', code: 'K7Q4M2XRTP' }
  const paid = { ...facts, payment: { cents: 38_420, iban: 'BE68539007547034' } }

  test('contains the given facts, and verifies against its key', () => {
    for (const each of [facts, paid]) {
      const text = writeCheckQr(each, 'https://uitpost.example', signer)
      expect(text.startsWith('https://uitpost.example/check#')).toBe(true)
      expect(Buffer.byteLength(text)).toBeLessThanOrEqual(longestQr)
      expect(readCheckQr(text, [signer])).toEqual(each)
      expect(readCheckQr(text, [createSigner(newSigningKey())])).toBeUndefined()
    }
  })

  test('fails to verify when a character is changed', () => {
    const text = writeCheckQr(paid, 'https://uitpost.example', signer)
    const [head = '', tail = ''] = text.split('#')
    for (let place = 0; place < tail.length - 1; place += 7) {
      const other = tail[place] === 'A' ? 'B' : 'A'
      const altered = `${head}#${tail.slice(0, place)}${other}${tail.slice(place + 1)}`
      expect(readCheckQr(altered, [signer]), String(place)).toBeUndefined()
    }
    for (const nonsense of ['', '#', 'x.y', `${head}#.`, 'https://elsewhere.example/']) {
      expect(readCheckQr(nonsense, [signer])).toBeUndefined()
    }
  })

  test('is refused when it would not fit', () => {
    expect(() => writeCheckQr(paid, `https://${'x'.repeat(100)}.example`, signer)).toThrow('PUBLIC_URL')
  })
})

test('the window shows the address as bpost requires it', () => {
  const address = { street: 'Kerkstraat', houseNumber: '12', box: '3', postalCode: '9000', municipality: 'Gent' }
  expect(windowLines({ type: 'addressee', name: 'Jan Peeters', address: { ...address, country: 'BE' } }, 'nl')).toEqual(
    ['Jan Peeters', 'Kerkstraat 12 bus 3', '9000 Gent'],
  )
  expect(
    windowLines(
      {
        type: 'addressee',
        name: 'Ms A. Jones',
        address: { lines: ['12 High Street', 'LONDON SW1A 1AA'], country: 'GB' },
      },
      'en',
    ),
  ).toEqual(['Ms A. Jones', '12 High Street', 'LONDON SW1A 1AA', 'ROYAUME-UNI'])
  const enterprise = { type: 'enterprise', name: 'Bakkerij', enterpriseNumber: '0', attention: 'Boekhouding' } as const
  expect(windowLines({ ...enterprise, address: { ...address, country: 'BE' } }, 'nl')[1]).toBe('t.a.v. Boekhouding')
})

test('a letter without postal address still names its recipient', () => {
  expect(windowLines({ type: 'addressee', name: 'Jan' }, 'nl')).toEqual(['Jan'])
})

test('the longest address that intake accepts keeps its every line, its last letters and its country', () => {
  const long = 'D'.repeat(50)
  const lines = ['Building 7', 'Unit 12', '12 High Street', 'LONDON SW1A 1AA']
  expect(
    windowLines(
      {
        type: 'enterprise',
        enterpriseNumber: '0',
        name: long,
        attention: long,
        address: { lines, country: 'GB' },
      },
      'fr',
    ),
  ).toEqual([long, long, ...lines, 'ROYAUME-UNI'])
})

test('the archive is searched by values, never by numbers of people, accounts or secrets', () => {
  const text = searchText(
    [
      { name: 'project', type: 'text' },
      { name: 'nummer', type: 'insz' },
      { name: 'rekening', type: 'iban' },
      { name: 'code', type: 'text', secret: true },
      {
        name: 'rijen',
        type: 'list',
        fields: [
          { name: 'wat', type: 'text' },
          { name: 'wie', type: 'insz' },
        ],
      },
      { name: 'rekeningen', type: 'list', items: 'iban' },
      { name: 'leeg', type: 'text' },
    ],
    {
      project: 'terras',
      nummer: '53480200724',
      rekening: 'BE68539007547034',
      code: 'geheim',
      rijen: [{ wat: 'boete', wie: '53480200724' }],
      rekeningen: ['BE68539007547034'],
      leeg: null,
    },
  )
  expect(text).toBe('terras boete')
})
