import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { newId } from '../../../core/words/id.ts'
import { type SuppliedDocument, storeDocument } from '../../../templates/store/uploads/supplied-documents.ts'
import { doublingTree, makeLetter, withAnnotation } from '../../support/files/supplied-pdfs.ts'
import { openLetterMakerFixture } from './letter-maker-fixture.ts'

const { clock, maker, task, uploads } = await openLetterMakerFixture()

test('a supplied letter, checked for another window than that of the contract, is not made for paper', async () => {
  const id = newId('document', clock.now())
  const bytes = await makeLetter()
  const place = { reply: { x: 94, y: 760 }, check: false }
  await storeDocument(
    uploads,
    {
      id,
      entity: task.entity,
      test: false,
      purpose: 'letter',
      profile: 'c5-left',
      pages: 1,
      size: bytes.length,
      sha256: '00'.repeat(32),
      found: { name: 'brief.pdf', places: place },
      createdAt: clock.now(),
    },
    bytes,
  )
  const supplied = { ...task, version: null, supplied: { document: id, subject: 'Uw brief', class: 'decision' } }
  const made = await maker.make(
    [
      { ...supplied, onPaper: true },
      { ...supplied, onPaper: false },
    ],
    'normal',
  )
  expect(made[0]).toEqual({ kind: 'fault', code: 'other-window c5-left, contract c5-right' })
  expect(made[1]?.kind).toBe('made')
})

describe('supplied documents', () => {
  const keepBytes = async (bytes: Uint8Array, found: Partial<SuppliedDocument['found']> = {}) => {
    const id = newId('document', clock.now())
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const place = { reply: { x: 94, y: 760 }, check: false }
    const document: SuppliedDocument = {
      id,
      entity: task.entity,
      test: false,
      purpose: 'letter',
      profile: 'c5-right',
      pages: 1,
      size: bytes.length,
      sha256,
      found: { name: 'brief.pdf', places: place, ...found },
      createdAt: clock.now(),
    }
    await storeDocument(uploads, document, bytes)
    return id
  }

  test('a letter for digital channels without a place for marks is sent as it is, and is not made for paper', async () => {
    const bytes = await makeLetter({ layout: 'landscape', address: [] })
    const document = await keepBytes(bytes, { name: 'plan.pdf', places: undefined as never, digitalOnly: true })
    const digital = { ...task, version: null, supplied: { document, subject: 'Plan', class: 'decision' } }
    const [made, onPaper] = await maker.make([digital, { ...digital, onPaper: true }], 'normal')
    const [sent] = made?.kind === 'made' ? (made.enclosed ?? []) : []
    expect(sent?.segments.map((part) => ('bytes' in part ? part.bytes : undefined))).toEqual([bytes])
    expect(onPaper).toEqual({ kind: 'fault', code: 'not-for-paper' })
  })

  test('one that cannot be read any more fails its own letter, with a reason, and no other', async () => {
    const [good, bad] = [await keepBytes(await makeLetter()), await keepBytes(doublingTree(30))]
    const letterOf = (document: typeof good) => ({
      ...task,
      version: null,
      supplied: { document, subject: 'Uw brief', class: 'decision' },
    })
    const made = await maker.make([letterOf(bad), letterOf(good), { ...letterOf(good), attachments: [bad] }], 'normal')
    expect(made[0]).toEqual({ kind: 'fault', code: 'UP-4007-letter' })
    expect(made.slice(1).map(({ kind }) => kind)).toEqual(['made', 'made'])
  })

  test('an attachment is sent without its comments, and archived as it was sent', async () => {
    const plan = { kind: 'Text', flags: 4, box: [40, 246, 40, 12], words: 'Intern: nakijken' } as const
    const bytes = await withAnnotation(await makeLetter(), plan)
    const [plain, commented] = [await keepBytes(bytes), await keepBytes(bytes, { hasComments: true })]
    const [made] = await maker.make([{ ...task, attachments: [plain, commented] }], 'normal')
    if (made?.kind !== 'made') throw new Error(JSON.stringify(made))
    const [asItCame, sent] = made.documents
      .filter(({ kind }) => kind === 'attachment')
      .map(({ segments }) => segments[0])
    expect(Buffer.from(asItCame?.bytes ?? []).equals(bytes)).toBe(true)
    expect(Buffer.from(sent?.bytes ?? []).includes('Intern')).toBe(false)
    // A document of one letter is sealed by the key of its record, never by that of its entity (decision 0030).
    expect([asItCame?.shared, sent?.shared]).toEqual([undefined, undefined])
  })
})
