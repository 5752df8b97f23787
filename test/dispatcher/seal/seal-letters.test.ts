import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import type { ByteSegments } from '../../../core/words/byte-segments.ts'
import { readSeal } from '../../../templates/seal/read-seal.ts'
import { openSeals, type TestSeals } from '../../support/seals/open-seals.ts'
import { drawn, joined, sealedSegments } from '../../support/seals/seal-sample.ts'

let seals: TestSeals
beforeAll(async () => {
  seals = await openSeals()
})
const plain = { level: 'b-b', whenNoTime: 'wait' } as const
const stamped = { level: 'b-t', whenNoTime: 'wait' } as const

test('a seal names its certificate, its time and who seals, and fits its bytes', async () => {
  const pdf = joined(await sealedSegments(seals.sealer, { ...plain, location: 'Brussel (Noord)' }))
  const seal = await readSeal(pdf)
  expect(seal).toMatchObject({
    level: 'b-b',
    isIntact: true,
    sealedBy: 'Seal of the trial',
    issuer: 'Authority of the trial',
  })
  expect(Math.abs((seal?.sealedAt.getTime() ?? 0) - Date.now())).toBeLessThan(120_000)
  const text = pdf.toString('latin1')
  expect(text).toContain('/Location(Brussel \\(Noord\\))')
  expect(text).toContain('/Name(Gemeente Voorbeeldegem)')
  // Of ISO 32000-1, 12.8.1: two ranges, all but the digits between them.
  const [, before = 0, after = 0, length = 0] =
    /\/ByteRange\[(\d+) (\d+) *(\d+) *(\d+) *\]/.exec(text)?.slice(1).map(Number) ?? []
  expect(after + length).toBe(pdf.length)
  expect([text[before], text[after - 1]]).toEqual(['<', '>'])
  expect(text.slice(before + 1, after - 1)).toMatch(/^[0-9a-f]+$/)
})

test('a time stamp is part of the seal, from the authority that was asked once', async () => {
  await seals.sealer.begin('OVO000001', stamped)
  const before = seals.timeStamps.asked()
  const seal = await readSeal(joined(await sealedSegments(seals.sealer, stamped)))
  expect(seal).toMatchObject({ level: 'b-t', isIntact: true, timeStamp: { by: 'Time stamps of the trial' } })
  expect(seals.timeStamps.asked() - before).toBe(1)
})

test('whatever byte of a letter changes, its seal does not fit any more', async () => {
  const pdf = joined(await sealedSegments(seals.sealer, plain))
  const from = pdf.lastIndexOf('/Contents<') + '/Contents<'.length
  const to = pdf.indexOf('>', from)
  const places = fc.integer({ min: 0, max: pdf.length - 1 }).filter((at) => at < from || at > to)
  await fc.assert(
    fc.asyncProperty(places, fc.integer({ min: 1, max: 255 }), async (at, mask) => {
      const changed = Buffer.from(pdf)
      changed[at] = (changed[at] ?? 0) ^ mask
      // Undefined where the change is in the words by which the seal is found.
      expect((await readSeal(changed))?.isIntact ?? false).toBe(false)
    }),
    { numRuns: 60 },
  )
  expect((await readSeal(Buffer.concat([pdf, Buffer.from('\n% appended')])))?.isIntact).toBe(false)
})

test('a seal changes no other byte of the letter, keeps its shared segments, and adds those of its certificates', async () => {
  const unsealed = await drawn()
  const letter = await sealedSegments(seals.sealer, plain)
  const shared = (segments: ByteSegments) => segments.flatMap((each) => each.shared ?? [])
  const sealed = await sealedSegments(seals.sealer, plain)
  expect(shared(letter)).toEqual(shared(sealed))
  // Fonts and metadata are those of a letter without seal; the structure names the field.
  expect(shared(letter)).toEqual(expect.arrayContaining(shared(unsealed).slice(0, 1)))
  for (const { shared: hash, bytes } of letter)
    if (hash !== undefined) expect(createHash('sha256').update(bytes).digest('hex')).toBe(hash)
  const own = (segments: ByteSegments) =>
    segments.reduce((sum, each) => sum + (each.shared === undefined ? each.bytes.length : 0), 0)
  expect(own(letter) - own(unsealed)).toBeLessThan(2_500)
  expect(joined(letter).length - joined(unsealed).length).toBeGreaterThan(2_000)
})

test('a letter without seal has no field and the bytes that it had', async () => {
  const text = joined(await drawn()).toString('latin1')
  expect(text).not.toMatch(/AcroForm|ByteRange|\/Sig/)
  expect(await readSeal(joined(await drawn()))).toBeUndefined()
})

test('the words of a seal are in the language of the letter', async () => {
  const text = joined(await sealedSegments(seals.sealer, plain, { language: 'fr' })).toString('latin1')
  const hex = (words: string) => Buffer.from(words, 'utf16le').swap16().toString('hex')
  expect(text).toContain(hex('Preuve de l’origine'))
})
