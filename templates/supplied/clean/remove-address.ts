import { inflateSync } from 'node:zlib'
import {
  decodePDFRawStream,
  PDFArray,
  type PDFDict,
  type PDFDocument,
  PDFName,
  type PDFPage,
  PDFRawStream,
  PDFRef,
} from '@cantoo/pdf-lib'
import type { Box } from '../../pdf/geometry/millimetres.ts'
import { contains } from '../check/check-window.ts'
import type { OpenPdfium } from '../pdfium/open-pdfium.ts'
import type { Pdfium } from '../pdfium/pdfium.ts'
import { drawPage, type Raster, scale } from '../pdfium/raster.ts'
import { visibleBox } from '../pdfium/visible-box.ts'
import { openFile, type PdfFile } from '../read/open-file.ts'
import { removeShownText } from './remove-shown-text.ts'

/** Maximum bytes of one page's content; the checks let larger ones pass, but then the address is only covered. */
const maxContentBytes = 32 * 1024 * 1024
const textObject = 1

/**
 * Removes the texts that are wholly within `zone` from the first page, so that no reader sees the old address under the new one.
 * This happens only when the rest of the page looks the same afterwards, to the pixel; otherwise the page does not change.
 * `PDFium` itself could remove them, but it writes the whole page again and loses colours, gradients and spacing (decision 0014).
 */
export async function removeAddress(open: OpenPdfium, file: PdfFile, pdf: PDFDocument, zone: Box): Promise<void> {
  const { pdfium } = open
  const page = pdf.getPage(0)
  const before = appearanceOf(pdfium, file, zone)
  const streams = contentOf(page)
  if (before.inside.size === 0 || streams === undefined) return
  const content = removeShownText(streams.bytes, before.texts, before.inside)
  if (content === undefined) return
  const key = PDFName.of('Contents')
  const was = page.node.get(key)
  const reference = pdf.context.register(pdf.context.flateStream(content))
  page.node.set(key, reference)
  const after = await appearanceAfter(open, pdf, zone)
  if (after === undefined || after.inside.size > 0 || !sameOutside(before.raster, after.raster, zone)) {
    if (was !== undefined) page.node.set(key, was)
    pdf.context.delete(reference)
    return
  }
  const others = pdf
    .getPages()
    .slice(1)
    .flatMap((each) => referencesOf(each))
  for (const each of streams.references) if (!others.includes(each)) pdf.context.delete(each)
}

interface Appearance {
  readonly raster: Raster
  readonly texts: number
  /** The texts within the zone. */
  readonly inside: ReadonlySet<number>
}

function appearanceOf(pdfium: Pdfium, { document }: PdfFile, zone: Box): Appearance {
  const page = pdfium._FPDF_LoadPage(document, 0)
  const room = pdfium.wasmExports.malloc(4 * 4 + 2 * 4)
  try {
    const inside = new Set<number>()
    let texts = 0
    for (let index = 0; index < pdfium._FPDFPage_CountObjects(page); index++) {
      const object = pdfium._FPDFPage_GetObject(page, index)
      if (pdfium._FPDFPageObj_GetType(object) !== textObject) continue
      const box = boxOf(pdfium, page, object, room)
      if (box !== undefined && isWithin(box, zone)) inside.add(texts)
      texts += 1
    }
    return { raster: drawPage(pdfium, page), texts, inside }
  } finally {
    pdfium.wasmExports.free(room)
    pdfium._FPDF_ClosePage(page)
  }
}

function boxOf(pdfium: Pdfium, page: number, object: number, room: number): Box | undefined {
  if (pdfium._FPDFPageObj_GetBounds(object, room, room + 4, room + 8, room + 12) === 0) return undefined
  const view = new DataView(pdfium.HEAPU8.buffer)
  const [left = 0, bottom = 0, right = 0, top = 0] = [0, 4, 8, 12].map((at) => view.getFloat32(room + at, true))
  return visibleBox(pdfium, page, { left, right, bottom, top }, room + 16)
}

function isWithin({ x, y, width, height }: Box, zone: Box): boolean {
  return contains(zone, x, y) && contains(zone, x + width, y + height)
}

async function appearanceAfter(open: OpenPdfium, pdf: PDFDocument, zone: Box): Promise<Appearance | undefined> {
  const bytes = await pdf.save({ useObjectStreams: false, addDefaultPage: false, updateFieldAppearances: false })
  const file = openFile(open, bytes)
  if (typeof file === 'string') return undefined
  try {
    return appearanceOf(open.pdfium, file, zone)
  } finally {
    file.close()
  }
}

function sameOutside(a: Raster, b: Raster, zone: Box): boolean {
  const [left, right] = [Math.floor(zone.x * scale), Math.ceil((zone.x + zone.width) * scale)]
  const [top, bottom] = [Math.floor(zone.y * scale), Math.ceil((zone.y + zone.height) * scale)]
  for (let y = 0; y < a.height; y++) {
    const row = y * a.width * 4
    const same = (from: number, to: number): boolean =>
      from >= to ||
      Buffer.compare(
        a.pixels.subarray(row + from * 4, row + to * 4),
        b.pixels.subarray(row + from * 4, row + to * 4),
      ) === 0
    const isBeside = y >= top && y < bottom
    if (!(isBeside ? same(0, left) && same(right, a.width) : same(0, a.width))) return false
  }
  return true
}

function referencesOf(page: PDFPage): PDFRef[] {
  const contents = page.node.get(PDFName.of('Contents'))
  const list = contents instanceof PDFRef ? page.node.context.lookup(contents) : contents
  return [
    ...(contents instanceof PDFRef ? [contents] : []),
    ...(list instanceof PDFArray ? list.asArray().filter((each) => each instanceof PDFRef) : []),
  ]
}

/** All streams of the page as one, as a viewer reads them; undefined when they have a filter that no letter uses. */
function contentOf(page: PDFPage): { readonly bytes: Buffer; readonly references: readonly PDFRef[] } | undefined {
  const { context } = page.node
  const references = referencesOf(page)
  const parts: Buffer[] = []
  let left = maxContentBytes
  for (const reference of references) {
    const stream = context.lookup(reference)
    if (stream instanceof PDFArray) continue
    const bytes = stream instanceof PDFRawStream ? unpacked(stream, left) : undefined
    if (bytes === undefined) return undefined
    left -= bytes.length
    parts.push(bytes, Buffer.from('\n'))
  }
  return { bytes: Buffer.concat(parts), references }
}

function unpacked({ dict, contents }: PDFRawStream, maxSize: number): Buffer | undefined {
  const filter = dict.lookup(PDFName.of('Filter'))
  const names = filter instanceof PDFArray ? filter.asArray() : filter === undefined ? [] : [filter]
  if (dict.has(PDFName.of('DecodeParms'))) return undefined
  let bytes: Uint8Array = contents
  try {
    for (const name of names) {
      if (name === PDFName.of('FlateDecode')) bytes = inflateSync(bytes, { maxOutputLength: Math.max(maxSize, 1) })
      else if (name === PDFName.of('ASCII85Decode')) bytes = fromAscii85(dict, bytes)
      else return undefined
    }
  } catch {
    // Larger than allowed, or damaged in a way that viewers tolerate: the address is covered in any case.
    return undefined
  }
  return bytes.length > maxSize ? undefined : Buffer.from(bytes)
}

function fromAscii85({ context }: PDFDict, bytes: Uint8Array): Uint8Array {
  const dict = context.obj({ Filter: 'ASCII85Decode' })
  return decodePDFRawStream(PDFRawStream.of(dict, bytes)).decode()
}
