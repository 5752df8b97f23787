import { promisify } from 'node:util'
import { deflate, deflateSync } from 'node:zlib'
import { PDFName, PDFNumber, PDFString, PDFDocument as PdfLib } from '@cantoo/pdf-lib'
import PDFDocument from 'pdfkit'
import { readFontFile } from '../../../templates/pdf/fonts/prepare-fonts.ts'
import { mm } from '../../../templates/pdf/geometry/millimetres.ts'

/** Supplied letters, good and bad. Millimetres from the top left. */
export interface LetterPlan {
  readonly size?: string | [number, number]
  readonly layout?: 'portrait' | 'landscape'
  readonly pages?: number
  /** In the window; default: a valid Belgian address. */
  readonly address?: readonly string[]
  /** Further pieces of text on page 1. */
  readonly more?: readonly (readonly [x: number, y: number, text: string, colour?: string])[]
  /** Default: Source Sans, embedded. `Helvetica` is one of the fonts that pdfkit does not embed. */
  readonly font?: 'Helvetica'
  readonly userPassword?: string
  readonly ownerPassword?: string
}

export const goodAddress = ['Jan Peeters', 'Kerkstraat 12 bus 3', '9000 Gent']

const madeLetters = new Map<string, Promise<Buffer>>()

/** The letter of this plan, laid out once per process: reading its font takes longer than all of the test may take. */
export async function makeLetter(plan: LetterPlan = {}): Promise<Buffer> {
  const key = JSON.stringify(plan)
  const made = madeLetters.get(key) ?? layLetter(plan)
  madeLetters.set(key, made)
  // A copy, since a test may change its bytes.
  return Buffer.from(await made)
}

async function layLetter(plan: LetterPlan): Promise<Buffer> {
  const doc = new PDFDocument({
    size: plan.size ?? 'A4',
    layout: plan.layout ?? 'portrait',
    margin: 0,
    autoFirstPage: false,
    ...(plan.userPassword === undefined ? {} : { userPassword: plan.userPassword }),
    ...(plan.ownerPassword === undefined ? {} : { ownerPassword: plan.ownerPassword }),
  })
  const parts: Buffer[] = []
  doc.on('data', (part: Buffer) => parts.push(part))
  const done = new Promise((resolve) => doc.on('end', resolve))
  if (plan.font === undefined) doc.font((await readFontFile('regular')) as unknown as string)
  else doc.font(plan.font)
  const put = (text: string, x: number, y: number, colour = 'black'): void => {
    doc.fillColor(colour).text(text, mm(x), mm(y), { lineBreak: false })
  }
  for (let page = 1; page <= (plan.pages ?? 1); page++) {
    doc.addPage().fontSize(11)
    if (page === 1) {
      for (const [index, line] of (plan.address ?? goodAddress).entries()) put(line, 110, 60 + index * 5)
      put('Dienst Omgeving', 20, 20)
      put('Betreft: uw aanvraag', 20, 110)
      for (const [x, y, text, colour] of plan.more ?? []) put(text, x, y, colour)
    }
    for (let line = 0; line < 20; line++)
      put('Dit is een regel van een brief die elders gemaakt werd.', 20, 125 + line * 6)
  }
  doc.end()
  await done
  return Buffer.concat(parts)
}

/** A letter with a script that runs when it is opened. */
export async function withScript(bytes: Uint8Array): Promise<Buffer> {
  const pdf = await PdfLib.load(bytes)
  pdf.addJavaScript('main', 'app.alert("hello")')
  return Buffer.from(await pdf.save())
}

/** A link over the first page; `atOpening`: followed without a click. */
export async function withLink(bytes: Uint8Array, address: string, atOpening = false): Promise<Buffer> {
  const pdf = await PdfLib.load(bytes)
  const action = pdf.context.obj({ Type: 'Action', S: 'URI', URI: PDFString.of(address) })
  const link = pdf.context.obj({ Type: 'Annot', Subtype: 'Link', Rect: [60, 200, 260, 220], A: action })
  if (atOpening) pdf.catalog.set(PDFName.of('OpenAction'), action)
  else pdf.getPage(0).node.set(PDFName.of('Annots'), pdf.context.obj([pdf.context.register(link)]))
  return Buffer.from(await pdf.save())
}

/** A page that is A4 for a reader that does not know that its unit is ten points. */
export async function withUserUnit(bytes: Uint8Array): Promise<Buffer> {
  const pdf = await PdfLib.load(bytes)
  pdf.getPage(0).node.set(PDFName.of('UserUnit'), PDFNumber.of(10))
  return Buffer.from(await pdf.save())
}

export async function withForm(bytes: Uint8Array): Promise<Buffer> {
  const pdf = await PdfLib.load(bytes)
  const field = pdf.getForm().createTextField('name')
  field.addToPage(pdf.getPage(0), { x: 60, y: 200, width: 200, height: 20 })
  return Buffer.from(await pdf.save())
}

export async function withFile(bytes: Uint8Array): Promise<Buffer> {
  const pdf = await PdfLib.load(bytes)
  await pdf.attach(Buffer.from('secret'), 'secret.txt', { mimeType: 'text/plain' })
  return Buffer.from(await pdf.save())
}

export async function withLaunch(bytes: Uint8Array): Promise<Buffer> {
  const pdf = await PdfLib.load(bytes)
  const action = pdf.context.obj({ Type: 'Action', S: 'Launch', F: PDFString.of('calc.exe') })
  pdf.catalog.set(PDFName.of('OpenAction'), pdf.context.register(action))
  return Buffer.from(await pdf.save())
}

/** The page is rotated in the file and turned upright when it is shown. */
export async function turned(bytes: Uint8Array): Promise<Buffer> {
  const pdf = await PdfLib.load(bytes)
  const made = await PdfLib.create()
  const [drawn] = await made.embedPdf(bytes)
  if (drawn === undefined) throw new Error('A letter has a page')
  const page = made.addPage([mm(297), mm(210)])
  page.drawPage(drawn, { x: mm(297), y: 0, rotate: { type: 'degrees', angle: 90 } as never })
  page.setRotation({ type: 'degrees', angle: 90 } as never)
  await pdf.flush()
  return Buffer.from(await made.save())
}

const deflatedSpaces = new Map<number, Promise<Buffer>>()

/**
 * A stream that expands to `size` bytes: spaces deflate a thousandfold, deflated twice a millionfold. The first round takes
 * seconds: it runs once per size, and outside the event loop, which would otherwise close idle connections late and
 * refuse the next request on them.
 */
export async function bomb(size: number, place: 'content' | 'objects', rounds = 1): Promise<Buffer> {
  const once = deflatedSpaces.get(size) ?? promisify(deflate)(Buffer.alloc(size, 0x20))
  deflatedSpaces.set(size, once)
  let stream = await once
  for (let round = 1; round < rounds; round++) stream = deflateSync(stream)
  const filter = `[${'/FlateDecode '.repeat(rounds)}]`
  const extra = place === 'objects' ? '/Type /ObjStm /N 100 /First 800' : ''
  return Buffer.concat([
    Buffer.from(
      `%PDF-1.7\n1 0 obj\n<</Type /Catalog /Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type /Pages /Kids [3 0 R] /Count 1>>\nendobj\n` +
        `3 0 obj\n<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R>>\nendobj\n4 0 obj\n` +
        `<<${extra} /Filter ${filter} /Length ${stream.length}>>\nstream\n`,
    ),
    stream,
    Buffer.from('\nendstream\nendobj\ntrailer\n<</Root 1 0 R /Size 5>>\n%%EOF\n'),
  ])
}

/** A picture that claims to be 30,000 pixels on a side. */
export function hugePicture(): Buffer {
  const stream = deflateSync(Buffer.alloc(1_000_000))
  return Buffer.concat([
    Buffer.from(
      `%PDF-1.7\n1 0 obj\n<</Type /Catalog /Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type /Pages /Kids [3 0 R] /Count 1>>\nendobj\n` +
        `3 0 obj\n<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources <</XObject <</P 4 0 R>>>>>>\nendobj\n` +
        `5 0 obj\n<</Length 29>>\nstream\nq 595 0 0 842 0 0 cm /P Do Q \nendstream\nendobj\n4 0 obj\n` +
        `<</Type /XObject /Subtype /Image /Width 30000 /Height 30000 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /FlateDecode /Length ${stream.length}>>\nstream\n`,
    ),
    stream,
    Buffer.from('\nendstream\nendobj\ntrailer\n<</Root 1 0 R /Size 6>>\n%%EOF\n'),
  ])
}

/** Forms that draw forms that draw forms: small to store, endless to draw. */
export function drawnForEver(deep = 12, wide = 20): Buffer {
  const forms = Array.from({ length: deep }, (_, at) => {
    const next = 10 + at + 1
    const content = at === deep - 1 ? '0 0 10 10 re f' : '/N Do '.repeat(wide)
    const resources = at === deep - 1 ? '' : `/Resources <</XObject <</N ${next} 0 R>>>>`
    return `${10 + at} 0 obj\n<</Type /XObject /Subtype /Form /BBox [0 0 595 842] ${resources} /Length ${content.length}>>\nstream\n${content}\nendstream\nendobj\n`
  })
  return Buffer.from(
    `%PDF-1.7\n1 0 obj\n<</Type /Catalog /Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type /Pages /Kids [3 0 R] /Count 1>>\nendobj\n` +
      `3 0 obj\n<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources <</XObject <</N 10 0 R>>>>>>\nendobj\n` +
      `4 0 obj\n<</Length 5>>\nstream\n/N Do\nendstream\nendobj\n${forms.join('')}trailer\n<</Root 1 0 R /Size 40>>\n%%EOF\n`,
  )
}

/** Ten thousand pages that share one empty page of content. */
export function manyPages(count: number): Buffer {
  const kids = Array.from({ length: count }, (_, at) => `${at + 10} 0 R`).join(' ')
  const pages = Array.from(
    { length: count },
    (_, at) => `${at + 10} 0 obj\n<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]>>\nendobj\n`,
  ).join('')
  return Buffer.from(
    `%PDF-1.7\n1 0 obj\n<</Type /Catalog /Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type /Pages /Kids [${kids}] /Count ${count}>>\nendobj\n${pages}trailer\n<</Root 1 0 R /Size ${count + 10}>>\n%%EOF\n`,
  )
}

/** A PDF of these objects, by number from 1; 1 is the catalog. Without a cross-reference table: every reader repairs that. */
export function rawPdf(objects: readonly string[]): Buffer {
  const body = objects.map((object, at) => `${at + 1} 0 obj\n${object}\nendobj\n`).join('')
  return Buffer.from(`%PDF-1.7\n${body}trailer\n<</Root 1 0 R /Size ${objects.length + 1}>>\n%%EOF\n`)
}

/** A tree in which each node has the one below it twice: two nodes a level are 2 to the power of `levels` pages. */
export function doublingTree(levels: number, count = 2): Buffer {
  const nodes = Array.from({ length: levels }, (_, at) => {
    const below = at + 3
    return `<</Type /Pages /Kids [${below} 0 R ${below} 0 R] /Count ${count}>>`
  })
  return rawPdf(['<</Type /Catalog /Pages 2 0 R>>', ...nodes, `<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]>>`])
}

/** A flat tree of `real` pages that claims to have `said`; `more` goes into its root. */
export function lyingCount(real: number, said: number | string, more = ''): Buffer {
  const kids = Array.from({ length: real }, (_, at) => `${at + 3} 0 R`).join(' ')
  return rawPdf([
    '<</Type /Catalog /Pages 2 0 R>>',
    `<</Type /Pages /Kids [${kids}] /Count ${said} ${more}>>`,
    ...Array.from({ length: real }, () => '<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]>>'),
  ])
}

/** One page below a given number of nodes of one child each. */
export function deepTree(levels: number): Buffer {
  const nodes = Array.from({ length: levels }, (_, at) => `<</Type /Pages /Kids [${at + 3} 0 R] /Count 1>>`)
  return rawPdf(['<</Type /Catalog /Pages 2 0 R>>', ...nodes, '<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]>>'])
}

/** Changes entries of the catalog; a value is one from which pdf-lib makes an object. */
export async function withCatalog(bytes: Uint8Array, entries: Record<string, unknown>): Promise<Buffer> {
  const pdf = await PdfLib.load(bytes)
  for (const [key, value] of Object.entries(entries)) pdf.catalog.set(PDFName.of(key), pdf.context.obj(value as never))
  return Buffer.from(await pdf.save({ useObjectStreams: false }))
}

/** Changes entries of the first page. */
export async function withPage(bytes: Uint8Array, entries: Record<string, unknown>): Promise<Buffer> {
  const pdf = await PdfLib.load(bytes)
  const { node } = pdf.getPage(0)
  for (const [key, value] of Object.entries(entries)) node.set(PDFName.of(key), pdf.context.obj(value as never))
  return Buffer.from(await pdf.save({ useObjectStreams: false }))
}

export interface AnnotationPlan {
  readonly kind: string
  /** Bits of ISO 32000-1, table 165: 2 hidden, 4 print, 32 not on a screen. */
  readonly flags: number
  /** Millimetres from the top left. */
  readonly box: readonly [x: number, y: number, width: number, height: number]
  readonly words?: string
  readonly author?: string
}

/** An annotation that draws a red frame. */
export async function withAnnotation(bytes: Uint8Array, plan: AnnotationPlan): Promise<Buffer> {
  const pdf = await PdfLib.load(bytes)
  const { context } = pdf
  const [x, y, width, height] = plan.box.map(mm) as [number, number, number, number]
  const content = `q 1 0 0 RG 4 w 2 2 ${width - 4} ${height - 4} re S Q`
  const look = context.register(
    context.stream(content, { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, width, height] }),
  )
  const annotation = context.obj({
    Type: 'Annot',
    Subtype: plan.kind,
    Rect: [x, mm(297) - y - height, x + width, mm(297) - y],
    F: plan.flags,
    AP: { N: look },
    ...(plan.words !== undefined && { Contents: PDFString.of(plan.words) }),
    ...(plan.author !== undefined && { T: PDFString.of(plan.author) }),
  })
  pdf.getPage(0).node.set(PDFName.of('Annots'), context.obj([context.register(annotation)]))
  return Buffer.from(await pdf.save({ useObjectStreams: false }))
}

/** A layer that draws a line of text; `shows`: where, by the usage that its makers gave it (ISO 32000-1, 8.11.4.4). */
export async function withLayer(
  bytes: Uint8Array,
  shows: 'print' | 'screen',
  [x, y]: readonly [number, number],
): Promise<Buffer> {
  const pdf = await PdfLib.load(bytes)
  const { context } = pdf
  const state = (isOn: boolean): string => (isOn ? 'ON' : 'OFF')
  const layer = context.register(
    context.obj({
      Type: 'OCG',
      Name: PDFString.of('laag'),
      Usage: {
        Print: { PrintState: state(shows === 'print') },
        View: { ViewState: state(shows === 'screen') },
      },
    }),
  )
  const usages = ['View', 'Print'].map((Event) => ({ Event, OCGs: [layer], Category: [Event] }))
  pdf.catalog.set(
    PDFName.of('OCProperties'),
    context.obj({ OCGs: [layer], D: { Order: [layer], AS: usages, ON: [layer] } }),
  )
  const page = pdf.getPage(0)
  page.node.Resources()?.set(PDFName.of('Properties'), context.obj({ L1: layer }))
  const content = `/OC /L1 BDC 0 g ${mm(x)} ${mm(297 - y)} ${mm(30)} ${mm(3)} re f EMC`
  page.node.addContentStream(context.register(context.stream(content)))
  return Buffer.from(await pdf.save({ useObjectStreams: false }))
}

/** Text in Helvetica, which none of our files embeds, written with our own operators. */
export async function withLooseText(bytes: Uint8Array, operators: string): Promise<Buffer> {
  const pdf = await PdfLib.load(bytes)
  const { context } = pdf
  const page = pdf.getPage(0)
  const font = context.register(context.obj({ Type: 'Font', Subtype: 'Type1', BaseFont: 'Helvetica' }))
  page.node.setFontDictionary(PDFName.of('Loose'), font)
  page.node.addContentStream(context.register(context.stream(`q BT /Loose 11 Tf ${operators} ET Q`)))
  return Buffer.from(await pdf.save({ useObjectStreams: false }))
}
