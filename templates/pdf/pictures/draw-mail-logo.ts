import { buffer } from 'node:stream/consumers'
import PDFDocument from 'pdfkit'
import { PNG } from 'pngjs'
import type { HouseStyle } from '../../model/house-style.ts'
import { openPdfium } from '../../supplied/pdfium/open-pdfium.ts'
import { drawPage } from '../../supplied/pdfium/raster.ts'
import { openFile } from '../../supplied/read/open-file.ts'
import { logoOf } from './place-picture.ts'

type Logo = Pick<HouseStyle, 'logo' | 'logoPicture'>
export type EmailLogo = NonNullable<HouseStyle['emailLogo']>

/** CSS pixels: as high as the name beside it on two lines, and narrow enough to leave room for it. */
const [maxHigh, maxWide] = [40, 240]
/** White around it, CSS pixels: in a dark mail it is on a white tile, whatever its colours. */
const margin = 4
/** Picture points per CSS pixel: sharp on a telephone. */
const density = 2
const memory = 64 * 1024 * 1024

/**
 * The logo in a form that mail programs can show: a small PNG without transparency, drawn once when a house style is saved, since
 * none of them shows an SVG. Equal logos give equal bytes. Call it where it may take a while, or die.
 * @returns undefined when there is no logo
 */
export async function drawMailLogo(style: Logo): Promise<EmailLogo | undefined> {
  const drawing = logoOf(style)
  if (drawing === undefined) return undefined
  const unit = Math.min(maxHigh / drawing.height, maxWide / drawing.width)
  const [wide, high] = [drawing.width * unit, drawing.height * unit].map((side) => Math.max(1, Math.round(side)))
  const size = { width: (wide ?? 1) + 2 * margin, height: (high ?? 1) + 2 * margin }
  const pdf = new PDFDocument({ size: [size.width, size.height], margin: 0 })
  if (style.logo === undefined)
    pdf.image(Buffer.from(style.logoPicture?.png ?? '', 'base64'), margin, margin, { width: wide, height: high })
  else pdf.translate(margin, margin).scale(unit).addContent(drawing.operators)
  pdf.end()
  return { png: await asPng(await buffer(pdf), size), ...size }
}

async function asPng(pdf: Buffer, { width, height }: { width: number; height: number }): Promise<string> {
  const open = await openPdfium(memory)
  const file = openFile(open, pdf)
  if (typeof file === 'string') throw new Error(`The logo was drawn into a PDF that is ${file}`)
  const page = open.pdfium._FPDF_LoadPage(file.document, 0)
  const raster = drawPage(open.pdfium, page, { width: width * density, height: height * density })
  file.close()
  const picture = new PNG({ width: raster.width, height: raster.height })
  for (let at = 0; at < raster.pixels.length; at += 4) {
    const [blue = 0, green = 0, red = 0] = raster.pixels.subarray(at, at + 3)
    picture.data.set([red, green, blue, 255], at)
  }
  return PNG.sync.write(picture, { colorType: 2, inputHasAlpha: true, deflateLevel: 9 }).toString('base64')
}
