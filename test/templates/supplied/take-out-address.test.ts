import { inflateSync } from 'node:zlib'
import { PDFRawStream, PDFDocument as PdfLib } from '@cantoo/pdf-lib'
import PDFDocument from 'pdfkit'
import { describe, expect, test } from 'vitest'
import { readFontFile } from '../../../templates/pdf/fonts/prepare-fonts.ts'
import { boxOf, mm } from '../../../templates/pdf/geometry/millimetres.ts'
import { removeShownText } from '../../../templates/supplied/clean/remove-shown-text.ts'
import { readLetter } from '../../support/files/read-letter.ts'
import { goodAddress, makeLetter, turned } from '../../support/files/supplied-pdfs.ts'
import { sharedDocuments } from '../../support/hub/shared-pools.ts'

const pool = sharedDocuments()
const turn = { entity: 'a' }
const newAddress = ['Mia Maes', 'Stationsstraat 1', '8500 Kortrijk']

/** The original letter, and the letter as it is sent with another address. */
async function readdressed(bytes: Buffer) {
  const { places, address, findings } = await pool.check({ bytes, purpose: 'letter', profile: 'c5-right' }, turn)
  if (places === undefined || address?.area === undefined) throw new Error(JSON.stringify(findings))
  const sent = await pool.mark(
    {
      bytes,
      stamp: {
        language: 'nl',
        places: { ...places, check: false },
        replyReference: 'U7K42MQX9PAB',
        check: { code: 'K7Q4M2XRTP', qr: 'https://uitpost.example/check#abc', page: 'uitpost.example/check' },
        profile: 'c5-right',
        address: { lines: newAddress, over: address.area },
        date: '2026-11-25',
      },
    },
    turn,
  )
  return { before: await readLetter(bytes), after: await readLetter(sent), sent: Buffer.from(sent) }
}

/** Everything that the file holds, unpacked: also objects to which no page refers any more. */
async function everything(bytes: Uint8Array): Promise<string> {
  const pdf = await PdfLib.load(bytes)
  return pdf.context
    .enumerateIndirectObjects()
    .map(([, object]) => {
      if (!(object instanceof PDFRawStream)) return object.toString()
      try {
        return inflateSync(object.contents).toString('latin1')
      } catch {
        return Buffer.from(object.contents).toString('latin1')
      }
    })
    .join('\n')
}

/** The types of pdfkit know names of colours only. */
const inks = (cmyk: readonly number[]): string => cmyk as unknown as string

/** A letter with what PDFium would lose when it rewrites a page: ink in CMYK, a gradient, spacing, tags, an inline picture. */
async function richLetter(): Promise<Buffer> {
  const doc = new PDFDocument({ size: 'A4', margin: 0, tagged: true, pdfVersion: '1.7', lang: 'nl' })
  const parts: Buffer[] = []
  doc.on('data', (part: Buffer) => parts.push(part))
  const done = new Promise((resolve) => doc.on('end', resolve))
  doc.font((await readFontFile('regular')) as unknown as string).fontSize(11)
  const root = doc.struct('Document')
  doc.addStructure(root)
  const put = (tag: string, text: string, x: number, y: number, more: PDFKit.Mixins.TextOptions = {}): void => {
    root.add(doc.struct(tag, {}, () => doc.text(text, mm(x), mm(y), { lineBreak: false, ...more })))
  }
  doc.fillColor([0, 0, 0, 100])
  put('H1', 'Zwart in één inkt', 20, 110)
  for (const [index, line] of goodAddress.entries()) put('P', line, 110, 60 + index * 5)
  put('P', 'Gespatieerde tekst na het adres', 20, 130, { characterSpacing: 2, wordSpacing: 4 })
  const gradient = doc.linearGradient(mm(20), 0, mm(120), 0)
  gradient.stop(0, inks([0, 100, 100, 0])).stop(1, inks([100, 0, 0, 0]))
  doc.rect(mm(20), mm(150), mm(100), mm(20)).fill(gradient)
  root.end()
  doc.end()
  await done
  return Buffer.concat(parts)
}

describe('the old address is removed from the text; the rest of the page stays', () => {
  test.each([
    ['a plain letter', makeLetter],
    ['of several pages', () => makeLetter({ pages: 3 })],
    ['with CMYK, gradient, spacing and tags', richLetter],
  ])('%s', async (_what, make) => {
    const { before, after, sent } = await readdressed(await make())
    const text = after.lines.map((line) => line.text)
    for (const line of goodAddress) expect(text).not.toContain(line)
    expect(text.filter((line) => newAddress.includes(line))).toEqual(newAddress)
    const marks = text.filter((line) => /code/.test(line))
    expect(marks).toHaveLength(2)
    expect(text.filter((line) => !newAddress.includes(line) && !marks.includes(line))).toEqual(
      before.lines.map((line) => line.text).filter((line) => !goodAddress.includes(line)),
    )
    const zones = [boxOf(104, 55, 90, 32), boxOf(30, 262, 180, 35)]
    expect(after.differsFrom(before, zones)).toBe(0)
    expect((await everything(sent)).match(/\/Contents/g)).toHaveLength(before.pages)
  })

  test('the data of the address is gone from the file, not only unreferenced', async () => {
    const bytes = await makeLetter()
    const texts = async (of: Uint8Array): Promise<string[]> => (await everything(of)).match(/\[[^\]]*\] TJ/g) ?? []
    const { sent } = await readdressed(bytes)
    const left = await texts(sent)
    expect((await texts(bytes)).filter((text) => !left.includes(text))).toHaveLength(goodAddress.length)
  })

  test('tags, fonts and colours of the rest are still there', async () => {
    const { sent } = await readdressed(await richLetter())
    const all = await everything(sent)
    for (const sign of [/\/StructTreeRoot/, /\/MCID 0/, /0 0 0 1 scn/, /\/Pattern cs/, /2 Tc/, /\/FontFile2/])
      expect(all).toMatch(sign)
  })
})

describe('where it cannot be done without harm, the address is covered as it is', () => {
  test('in a page drawn as one picture of operators', async () => {
    const { before, after } = await readdressed(await turned(await makeLetter()))
    expect(after.lines.map((line) => line.text)).toEqual(expect.arrayContaining([...newAddress, goodAddress[0]]))
    expect(after.differsFrom(before, [boxOf(104, 55, 90, 32), boxOf(30, 262, 180, 35)])).toBe(0)
  })

  test('a text that begins in the window and ends outside it stays; the others are removed', async () => {
    const { after } = await readdressed(await makeLetter({ more: [[98, 65, 'a'.repeat(2), 'white']] }))
    expect(after.lines.map((line) => line.text).some((line) => line.includes('aa'))).toBe(true)
    expect(after.lines.map((line) => line.text)).not.toContain(goodAddress[0])
  })
})

describe('texts within content', () => {
  const removed = (content: string, count: number, ...which: number[]): string | undefined =>
    removeShownText(Buffer.from(content, 'latin1'), count, new Set(which))?.toString('latin1')

  test.each([
    ['BT 1 0 0 1 5 5 Tm (a\\)b) Tj ET BT (c) Tj ET', 2, [0], 'BT 1 0 0 1 5 5 Tm  ET BT (c) Tj ET'],
    ['BT [(a) -20 <62>]TJ 0 -12 Td (c)Tj ET', 2, [0], 'BT  0 -12 Td (c)Tj ET'],
    ["BT 12 TL (a) ' (b) ' ET", 2, [0], "BT 12 TL T* (b) ' ET"],
    ['BT () Tj (a) Tj % (x) Tj\n[] TJ ET', 1, [0], 'BT () Tj  % (x) Tj\n[] TJ ET'],
    [
      '/Span <</ActualText (a) /N [1 (b)]>> BDC BT (c) Tj ET EMC',
      1,
      [],
      '/Span <</ActualText (a) /N [1 (b)]>> BDC BT (c) Tj ET EMC',
    ],
    ['BI /W 2 /H 1 /BPC 8 /CS /G ID (\x01 EI BT (a) Tj ET', 1, [0], 'BI /W 2 /H 1 /BPC 8 /CS /G ID (\x01 EI BT  ET'],
  ] as const)('%s', (content, count, which, left) => {
    expect(removed(content, count, ...which)).toBe(left)
  })

  test.each([
    ['text that stays begins where one that goes ends', 'BT (a) Tj (b) Tj ET', 2, [0]],
    ['there are more than were found', 'BT (a) Tj 0 1 Td (b) Tj ET', 1, [0]],
    ['spacing is set along with the text', 'BT 1 2 (a) " ET', 1, [0]],
    ['it breaks off', 'BT (a Tj ET', 1, [0]],
    ['operands without operator', 'BT (a) Tj ET 1 2', 1, [0]],
  ] as const)('are left alone when %s', (_why, content, count, which) => {
    expect(removed(content, count, ...which)).toBeUndefined()
  })
})
