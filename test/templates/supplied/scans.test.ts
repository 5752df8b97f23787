import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { type OpenPdfium, openPdfium } from '../../../templates/supplied/pdfium/open-pdfium.ts'
import { drawPage, type Raster } from '../../../templates/supplied/pdfium/raster.ts'
import { openFile } from '../../../templates/supplied/read/open-file.ts'
import { readScan } from '../../../templates/supplied/scan/read-scan.ts'
import { maxScanPages, type ReadScan } from '../../../templates/supplied/scan/scan-task.ts'
import { type ScannedPictureName, scannedPicture, scannedPictures } from '../../support/files/scanned-pictures.ts'

let open: OpenPdfium
beforeAll(async () => {
  open = await openPdfium(64 * 1024 * 1024)
})
const read = (bytes: Uint8Array): Promise<ReadScan> => readScan(open, { kind: 'scan', bytes })
async function pdfOf(bytes: Buffer): Promise<Uint8Array> {
  const scan = await read(bytes)
  return (scan.kind === 'scan' ? scan.pdf : undefined) ?? expect.fail(JSON.stringify(scan))
}

/** The middle of what is black, in pixels of the picture, and how many pixels that is. */
function blackOf({ width, height, pixels }: Raster): { x: number; y: number; count: number } {
  let [x, y, count] = [0, 0, 0]
  for (let at = 0; at < width * height; at += 1) {
    if ((pixels[at * 4] ?? 255) > 100) continue
    x += at % width
    y += Math.floor(at / width)
    count += 1
  }
  return { x: x / count, y: y / count, count }
}
function draw(pdf: Uint8Array, size: { width: number; height: number }, number = 0): Raster {
  const file = openFile(open, pdf)
  if (typeof file === 'string') return expect.fail(file)
  const page = open.pdfium._FPDF_LoadPage(file.document, number)
  try {
    return drawPage(open.pdfium, page, size)
  } finally {
    open.pdfium._FPDF_ClosePage(page)
    file.close()
  }
}

const refused = new Set<ScannedPictureName>(['cmykJpg'])
const names = (Object.keys(scannedPictures) as ScannedPictureName[]).filter((name) => !refused.has(name))

test.each(names)('%s looks the same as a PDF, on a page of its size', async (name) => {
  const pdf = await pdfOf(scannedPicture(name))
  const { x, y, count } = blackOf(draw(pdf, { width: 48, height: 32 }))
  expect([Math.abs(x - 6.5) < 1, Math.abs(y - 5.5) < 1, Math.abs(count - 80) < 12]).toEqual([true, true, true])
  expect(Buffer.from(pdf).toString('latin1')).toContain('<pdfaid:part>2</pdfaid:part>')
  expect(await pdfOf(scannedPicture(name))).toEqual(pdf)
})

test('each page of a TIFF is a page, and a page turned to the right is so', async () => {
  const scan = await read(scannedPicture('twoTif'))
  expect(scan).toMatchObject({ kind: 'scan', from: 'tiff', pages: 2 })
  const { x, y } = blackOf(draw(await pdfOf(scannedPicture('twoTif')), { width: 32, height: 48 }, 1))
  expect([x, y].map(Math.round)).toEqual([26, 7])
})

/** The place of the box by orientation: left or right, top or bottom, and whether the page is upright. */
test.each([
  [1, 'left', 'top', false],
  [2, 'right', 'top', false],
  [3, 'right', 'bottom', false],
  [4, 'left', 'bottom', false],
  [5, 'left', 'top', true],
  [6, 'right', 'top', true],
  [7, 'right', 'bottom', true],
  [8, 'left', 'bottom', true],
] as const)(
  'orientation %i of a scanner and of a phone puts the box %s %s',
  async (orientation, side, end, upright) => {
    const tiff = scannedPicture('lzwTif')
    tiff.writeUInt16LE(orientation, tiff.indexOf(Buffer.from([0x12, 0x01, 0x03, 0x00])) + 8)
    const exif = Buffer.from(
      `457869660000 49492a0008000000 0100 120103000100000000000000 00000000`.replaceAll(' ', ''),
      'hex',
    )
    exif.writeUInt16LE(orientation, 24)
    const head = Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0, exif.length + 2])
    const jpeg = Buffer.concat([head, exif, scannedPicture('baseJpg').subarray(2)])
    for (const bytes of [tiff, jpeg]) {
      const pdf = await pdfOf(bytes)
      const [width, height] = upright ? [32, 48] : [48, 32]
      const { x, y } = blackOf(draw(pdf, { width, height }))
      expect([x < width / 2 ? 'left' : 'right', y < height / 2 ? 'top' : 'bottom']).toEqual([side, end])
      // Where and with what a phone took the picture is not part of the scan.
      expect(Buffer.from(pdf).includes('Exif')).toBe(false)
    }
  },
)

describe('what is refused', () => {
  const png = (width: number, height: number): Buffer => {
    const bytes = scannedPicture('greyPng')
    bytes.writeUInt32BE(width, 16)
    bytes.writeUInt32BE(height, 20)
    return bytes
  }
  const loop = Buffer.from('49492a0008000000 0100 0001 0300 01000000 30000000 08000000'.replaceAll(' ', ''), 'hex')
  const manyPages = Buffer.alloc(8 + 18 * (maxScanPages + 2))
  manyPages.write('II*\0\x08', 'latin1')
  for (let page = 0; page < maxScanPages + 2; page += 1) {
    const at = 8 + 18 * page
    manyPages.writeUInt16LE(1, at)
    manyPages.set([0, 1, 3, 0, 1, 0, 0, 0, 9], at + 2)
    manyPages.writeUInt32LE(at + 18, at + 14)
  }
  test.each([
    ['a HEIC of a phone', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'), 'heic'],
    ['a film', Buffer.from('\0\0\0\x18ftypisom\0\0\0\0isomavc1', 'latin1'), 'other-kind'],
    ['a text', Buffer.from('hello'), 'other-kind'],
    ['nothing', Buffer.alloc(0), 'other-kind'],
    ['inks of a printer', scannedPicture('cmykJpg'), 'picture-form'],
    ['a JPEG that is cut off', scannedPicture('baseJpg').subarray(0, 200), 'damaged'],
    ['a PNG that is cut off', scannedPicture('greyPng').subarray(0, 60), 'damaged'],
    ['a TIFF that is cut off', scannedPicture('lzwTif').subarray(0, 300), 'damaged'],
    ['a PNG that claims 3,600 megapixels', png(60_000, 60_000), 'too-large'],
    ['a PNG that decompresses to other rows than it claims', png(49, 32), 'damaged'],
    ['a TIFF whose directory refers to itself', loop, 'damaged'],
    ['a TIFF of more pages than are read', manyPages, 'too-many-pages'],
  ] as const)('%s', async (_, bytes, reason) => {
    const scan = await read(bytes)
    expect(scan.kind === 'refused' ? scan.reason : scan.from).toBe(reason)
  })
})

test('what follows the end of a picture is not stored', async () => {
  for (const name of ['baseJpg', 'greyPng'] as const) {
    const bytes = Buffer.concat([scannedPicture(name), Buffer.from('%PDF-1.4 /JS (app.alert())')])
    expect(await pdfOf(bytes)).toEqual(await pdfOf(scannedPicture(name)))
  }
})

test('a picture with changed bytes is read or refused, whatever they are', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...names),
      fc.array(fc.tuple(fc.nat(1_800), fc.nat(255)), { minLength: 1, maxLength: 12 }),
      async (name, changes) => {
        const bytes = scannedPicture(name)
        for (const [at, value] of changes) bytes[at % bytes.length] = value
        expect(['scan', 'refused']).toContain((await read(bytes)).kind)
      },
    ),
    { numRuns: 250 },
  )
})
