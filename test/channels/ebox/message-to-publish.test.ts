import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fileNameFor } from '../../../channels/ebox/adapter/file-name.ts'
import { boxOf, composeMessage, shorten } from '../../../channels/ebox/adapter/message-to-publish.ts'
import { multipart } from '../../../channels/ebox/adapter/multipart.ts'
import type { Parcel } from '../../../channels/port.ts'
import { readMultipart } from '../../../cli/trial/ebox/read-multipart.ts'
import { makeDocument, makeParcel } from '../make-parcel.ts'
import { senders } from './ebox-house.ts'
import { faultsAgainst, registry } from './registry-version-3.ts'

const pdf = '%PDF-1.7'
function compose(change: Partial<Parcel> = {}, maxBytes = 1_000) {
  const parcel = makeParcel(change)
  const box = boxOf(parcel)
  if (box === undefined) throw new Error('The recipient has a number')
  return composeMessage(parcel, box, senders[box.kind === 'citizen' ? 0 : 1], maxBytes)
}
const refusalOf = (change: Partial<Parcel>, maxBytes?: number) => {
  const composed = compose(change, maxBytes)
  return composed.kind === 'refused' ? composed.outcome : undefined
}
const enterprise = { type: 'enterprise', name: 'Nv', enterpriseNumber: '0566988259' } as const
const attachment = (n: number, facts: Parameters<typeof makeDocument>[1] = {}) =>
  makeDocument(pdf, { n, kind: 'attachment', name: `bijlage-${n}.pdf`, ...facts })

test.each([
  ['no letter among its documents', { documents: [attachment(1)] }, 'no-main-content'],
  [
    'seven documents',
    { documents: [makeDocument(pdf), ...[2, 3, 4, 5, 6, 7].map((n) => attachment(n))] },
    'too-many-documents',
  ],
  [
    'a text file for a citizen',
    { documents: [makeDocument(pdf), attachment(2, { mediaType: 'text/csv' })] },
    'not-a-pdf',
  ],
  [
    'a kind of file that is not published',
    { recipient: enterprise, documents: [makeDocument(pdf), attachment(2, { mediaType: 'image/png' })] },
    'media-type',
  ],
  ['English', { language: 'en' }, 'language-not-carried'],
] as const)('a letter with %s is refused', (_name, change, detail) => {
  expect(refusalOf(change as Partial<Parcel>)).toMatchObject({ kind: 'rejected', detail })
})

test('an enterprise takes other files, and six documents', () => {
  const documents = [makeDocument(pdf), ...[2, 3, 4, 5, 6].map((n) => attachment(n, { mediaType: 'text/csv' }))]
  expect(refusalOf({ recipient: enterprise, documents })).toBeUndefined()
})

test('more bytes than the limit are too large', () => {
  expect(refusalOf({ documents: [makeDocument('x'.repeat(1_000))] })).toBeUndefined()
  expect(refusalOf({ documents: [makeDocument('x'.repeat(1_001))] })).toMatchObject({ reason: 'too-large' })
})

test('any letter is composed in the published shape, in one language, with one main content', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 900 }),
      fc.constantFrom('nl', 'fr', 'de'),
      fc.array(fc.string({ unit: 'binary', maxLength: 300 }), { maxLength: 5 }),
      fc.option(fc.string({ maxLength: 300 }), { nil: undefined }),
      (subject, language, names, attention) => {
        const documents = [...names.map((name, at) => attachment(at + 2, { name })), makeDocument(pdf)]
        const recipient = { ...enterprise, ...(attention !== undefined && { attention }) }
        const composed = compose({ subject: `A${subject}`, language, documents, recipient })
        if (composed.kind !== 'composed') throw new Error('refused')
        const { message, files } = composed
        expect(faultsAgainst(registry, 'MessageToPublish', message)).toEqual([])
        expect(Object.keys(message.subject)).toEqual([language])
        expect(message.subject[language]?.length).toBeLessThanOrEqual(400)
        expect(message.subject[language]?.isWellFormed() || !subject.isWellFormed()).toBe(true)
        expect(message.attachments.filter((each) => each.isMainContent)).toHaveLength(1)
        for (const { fileName } of files) {
          expect(fileName.length).toBeLessThanOrEqual(255)
          expect(fileName).toMatch(/^[\x20\x21\x23-\x5b\x5d-\x7e\xa0-\xff]*$/)
        }
      },
    ),
    { numRuns: 30 },
  )
})

test.each([
  ['brief.pdf', 'brief.pdf'],
  ['Überprüfung café.pdf', 'Überprüfung café.pdf'],
  ['besluit €.pdf', 'besluit%20%E2%82%AC.pdf'],
  ['de "regel".pdf', 'de%20%22regel%22.pdf'],
  ['regel\r\nX: y.pdf', 'regel X: y.pdf'],
])('the file %j is sent as %j', (name, sent) => {
  expect(fileNameFor(name)).toBe(sent)
})

test('a long file name is cut before its ending, after it was encoded', () => {
  expect(fileNameFor(`${'a'.repeat(300)}.pdf`)).toBe(`${'a'.repeat(251)}.pdf`)
  const encoded = fileNameFor(`${'€'.repeat(300)}.pdf`)
  expect(decodeURIComponent(encoded)).toBe(`${'€'.repeat(27)}.pdf`)
})

test('a subject is cut after a word', () => {
  expect(shorten('een twee drie', 10)).toBe('een twee…')
  expect(shorten('  een \n twee ', 10)).toBe('een twee')
  expect(shorten(`${'a'.repeat(8)}😀b`, 10)).toBe(`${'a'.repeat(8)}…`)
})

test('parts are read as they were written, whatever their bytes', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 400 }), { minLength: 1, maxLength: 4 }), (contents) => {
      const parts = contents.map((bytes, at) => ({
        name: `upfile${at}`,
        fileName: `é${at}.pdf`,
        mediaType: 'application/pdf',
        bytes,
      }))
      const { contentType, body } = multipart(parts)
      expect(
        readMultipart(contentType, Buffer.concat(body)).map((each) => ({ ...each, bytes: new Uint8Array(each.bytes) })),
      ).toEqual(parts)
    }),
  )
})
