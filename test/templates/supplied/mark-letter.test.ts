import { expect, test } from 'vitest'
import { code128 } from '../../../templates/pdf/draw/code-128.ts'
import { boxOf, mm } from '../../../templates/pdf/geometry/millimetres.ts'
import type { CheckedDocument, Stamp } from '../../../templates/supplied/document-task.ts'
import { findBarcodePlace } from '../../../templates/supplied/mark/find-barcode-place.ts'
import { openDocumentPool } from '../../../templates/supplied/process/open-document-pool.ts'
import { scanBarcode } from '../../support/files/read-code-128.ts'
import { readLetter } from '../../support/files/read-letter.ts'
import { encodedMatrix, scanQr, seenMatrix } from '../../support/files/read-marks.ts'
import { goodAddress, makeLetter, turned, withScript } from '../../support/files/supplied-pdfs.ts'
import { sharedDocuments } from '../../support/hub/shared-pools.ts'

const pool = sharedDocuments()
const turn = { entity: 'a' }

function stampFor({ places, address }: CheckedDocument, lines?: readonly string[]): Stamp {
  if (places === undefined || address?.area === undefined) throw new Error('The letter did not pass its checks')
  return {
    language: 'nl',
    places,
    replyReference: 'U7K42MQX9PAB',
    check: { code: 'K7Q4M2XRTP', qr: 'https://uitpost.example/check#abc', page: 'uitpost.example/check' },
    profile: 'c5-right',
    ...(lines !== undefined && { address: { lines, over: address.area } }),
    date: '2026-11-25',
  }
}
const check = (bytes: Uint8Array): Promise<CheckedDocument> =>
  pool.check({ bytes, purpose: 'letter', profile: 'c5-right' }, turn)

test('the same letter and stamp give the same bytes', async () => {
  const bytes = await makeLetter()
  const stamp = stampFor(await check(bytes))
  const [a, b] = [await pool.mark({ bytes, stamp }, turn), await pool.mark({ bytes, stamp }, turn)]
  expect(Buffer.from(a).equals(Buffer.from(b))).toBe(true)
  const other = await pool.mark({ bytes, stamp: { ...stamp, replyReference: 'AAAA2MQX9PAB' } }, turn)
  expect(Buffer.from(a).equals(Buffer.from(other))).toBe(false)
})

test.each([
  ['as it lies', makeLetter],
  ['turned by its viewer', async () => turned(await makeLetter())],
])('marks and address are at their place: %s', async (_what, make) => {
  const bytes = await make()
  const lines = ['Mia Maes', 'Stationsstraat 1', '8500 Kortrijk']
  const letter = await readLetter(await pool.mark({ bytes, stamp: stampFor(await check(bytes), lines) }, turn))
  expect(letter.shows(boxOf(33, 268, 12, 12))).toBe(true)
  expect(letter.shows(boxOf(31, 266, 1.5, 16))).toBe(false)
  expect(letter.shows(boxOf(166, 264, 24, 24))).toBe(true)
  const found = (text: string) => letter.lines.find((line) => line.text === text)
  // The marks as a scanner sees them, not as they were meant.
  expect(seenMatrix(letter.raster, boxOf(33, 268, 12, 12))).toEqual(encodedMatrix('U7K42MQX9PAB'))
  expect(scanQr(letter.raster, boxOf(162, 260, 32, 32))).toBe('https://uitpost.example/check#abc')
  const name = found('Mia Maes')
  expect(name?.x).toBeCloseTo(boxOf(107, 0, 0, 0).x, -1)
  expect(letter.shows(name ?? boxOf(0, 0, 0, 0))).toBe(true)
  expect(found('Antwoordcode U7K4 2MQX 9PAB')).toBeDefined()
})

test('the mark in another corner, because the usual one is taken, is read as well', async () => {
  const bytes = await makeLetter({ more: [[33, 270, 'Postbus 1, 9000 Gent']] })
  const checked = await check(bytes)
  const stamp = stampFor(checked)
  expect(stamp.places.reply.x).not.toBeCloseTo(boxOf(33, 0, 0, 0).x)
  const { raster } = await readLetter(await pool.mark({ bytes, stamp }, turn))
  expect(seenMatrix(raster, stamp.places.reply)).toEqual(encodedMatrix('U7K42MQX9PAB'))
  expect(seenMatrix(raster, stamp.places.reply)).not.toEqual(encodedMatrix('U7K42MQX9PAC'))
})

test('the earlier content of the window is covered', async () => {
  const bytes = await makeLetter({
    address: ['Jan Peeters', 'Kerkstraat 12 bus 3 achteraan op het plein', '9000 Gent'],
  })
  const checked = await check(bytes)
  const letter = await readLetter(
    await pool.mark({ bytes, stamp: stampFor(checked, ['Mia', 'Dam 1', '8500 Kortrijk']) }, turn),
  )
  const end = boxOf(160, 58, 40, 20)
  expect((await readLetter(bytes)).shows(end)).toBe(true)
  expect(letter.shows(end)).toBe(false)
})

test('the barcode of a registered letter is where the page is free, is read back, and is left out where it is full', async () => {
  const barcode = '010700000000000000000042'
  const modules = code128(barcode).length
  const read = async (more: readonly (readonly [number, number, string])[]) => {
    const bytes = await makeLetter({ more: [...more] })
    const plain = await readLetter(bytes)
    const marked = await pool.mark({ bytes, stamp: { ...stampFor(await check(bytes)), barcode } }, turn)
    const box = findBarcodePlace(plain.raster, barcode, 'c5-right')
    return { box, found: box && (await scanBarcode(marked, box, modules)), marked: await readLetter(marked) }
  }
  const usual = await read([])
  expect(usual).toMatchObject({ found: barcode, box: { y: mm(7) } })
  expect(usual.marked.lines.map(({ text }) => text)).toContain('0107 0000 0000 0000 0000 0042')
  const lower = await read([
    [36, 9, 'Een kop over de hele breedte van het blad, zoals sommige diensten hem hebben, met een adres erbij'],
    [36, 30, 'en nog een regel die even lang is als de eerste, zodat er boven het venster niets vrij is op dit blad'],
  ])
  expect(lower.found).toBe(barcode)
  expect(lower.box?.y).toBeGreaterThan(mm(40))
  const lines = Array.from({ length: 56 }, (_, at) => [22, 6 + at * 4.6, 'x '.repeat(78)] as const)
  const full = await read(lines.filter(([, y]) => y < 38 || (y > 106 && y < 262)))
  expect(full.box).toBeUndefined()
  expect(full.marked.lines.map(({ text }) => text)).not.toContain('0107 0000 0000 0000 0000 0042')
})

test('a letter with nothing in its window but an address keeps it when it is valid', async () => {
  const bytes = await makeLetter()
  const letter = await readLetter(await pool.mark({ bytes, stamp: stampFor(await check(bytes)) }, turn))
  expect(letter.lines.map((line) => line.text)).toEqual(expect.arrayContaining([...goodAddress]))
})

test('a letter without a first page to mark is an internal error, and the next one is marked', async () => {
  const bytes = await makeLetter()
  const stamp = stampFor(await check(bytes))
  await expect(pool.mark({ bytes: Buffer.from('no PDF'), stamp }, turn)).rejects.toThrow()
  expect((await pool.mark({ bytes, stamp }, turn)).length).toBeGreaterThan(bytes.length)
})

test('a process that exceeds its time is ended, and the next document gets a new one', async () => {
  const hasty = openDocumentPool({ limitMs: 1 })
  const late = await hasty.check(
    { bytes: await makeLetter({ pages: 20 }), purpose: 'letter', profile: 'c5-right' },
    turn,
  )
  await hasty.close()
  expect(late.findings.map(({ code }) => code)).toEqual(['UP-4007'])
  expect((await check(await withScript(await makeLetter()))).findings.map(({ code }) => code)).toEqual(['UP-4010'])
})
