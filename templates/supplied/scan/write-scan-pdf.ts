import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { deflateSync } from 'node:zlib'
import type { ScannedPicture } from './scanned-picture.ts'

/** Points to the inch. */
const inch = 72
/** A4 upright, in points: for pictures that give no size, or one that no paper has. */
const longestSide = 842
/** A3 and a little; a phone writes 72 dots to the inch whatever it photographs. */
const [shortest, longest] = [100, 1_300]

/**
 * A PDF/A-2b (ISO 19005-2) with a page for each picture, of the size that the scanner reports. The pixels stay as they are; the
 * same pictures give the same bytes.
 */
export function writeScanPdf(pictures: readonly ScannedPicture[]): Uint8Array {
  const objects: Buffer[] = []
  const add = (source: string, bytes?: Uint8Array): number => {
    const parts =
      bytes === undefined ? [source] : [`<<${source}/Length ${bytes.length}>>\nstream\n`, bytes, '\nendstream']
    objects.push(Buffer.concat(parts.map((part) => Buffer.from(part as string))))
    return objects.length
  }
  // The page tree is the first object: the pages refer to it.
  const tree = add('')
  const pages = pictures.map((picture) => {
    const { x, y } = sizeOf(picture)
    const names = picture.strips.map(({ height, entries, bytes }, index) => {
      const image = add(`/Type/XObject/Subtype/Image/Width ${picture.width}/Height ${height}${entries}`, bytes)
      return `/I${index} ${image} 0 R`
    })
    const content = add('/Filter/FlateDecode', deflateSync(Buffer.from(drawing(picture, x, y))))
    return add(
      `<</Type/Page/Parent ${tree} 0 R/MediaBox[0 0 ${x} ${y}]/Contents ${content} 0 R/Resources<</XObject<<${names.join('')}>>>>>>`,
    )
  })
  objects[tree - 1] = Buffer.from(
    `<</Type/Pages/Kids[${pages.map((page) => `${page} 0 R`).join(' ')}]/Count ${pages.length}>>`,
  )
  const profile = add('/N 3/Filter/FlateDecode', colourProfile())
  const intent = add(
    `<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)/DestOutputProfile ${profile} 0 R>>`,
  )
  const metadata = add('/Type/Metadata/Subtype/XML', Buffer.from(xmp))
  const catalog = add(`<</Type/Catalog/Pages ${tree} 0 R/Metadata ${metadata} 0 R/OutputIntents[${intent} 0 R]>>`)
  return assembled(objects, catalog)
}

/** The page in points, as it is seen. */
function sizeOf({ width, height, dpi, orientation }: ScannedPicture): { x: number; y: number } {
  const known = dpi === undefined ? { x: 0, y: 0 } : dpi
  const measured = { x: (width * inch) / known.x, y: (height * inch) / known.y }
  const isPaper = [measured.x, measured.y].every((side) => side >= shortest && side <= longest)
  const scale = longestSide / Math.max(width, height)
  const { x, y } = isPaper ? measured : { x: Math.max(width * scale, 3), y: Math.max(height * scale, 3) }
  const [seenX, seenY] = orientation > 4 ? [y, x] : [x, y]
  return { x: Math.round(seenX * 100) / 100, y: Math.round(seenY * 100) / 100 }
}

/** The matrix that turns and mirrors the unit square into the page (ISO 32000-1, 8.3.3), then each strip at its height. */
function drawing({ orientation, height, strips }: ScannedPicture, x: number, y: number): string {
  const matrices: Readonly<Record<number, readonly number[]>> = {
    2: [-x, 0, 0, y, x, 0],
    3: [-x, 0, 0, -y, x, y],
    4: [x, 0, 0, -y, 0, y],
    5: [0, -y, -x, 0, x, y],
    6: [0, -y, x, 0, 0, y],
    7: [0, y, x, 0, 0, 0],
    8: [0, y, -x, 0, x, 0],
  }
  const matrix = matrices[orientation] ?? [x, 0, 0, y, 0, 0]
  let below = 0
  const images = strips.map((strip, index) => {
    below += strip.height
    const [part, from] = [strip.height / height, 1 - below / height]
    return `q 1 0 0 ${part.toFixed(6)} 0 ${from.toFixed(6)} cm /I${index} Do Q`
  })
  return `${matrix.join(' ')} cm\n${images.join('\n')}`
}

let profile: Buffer | undefined

/** The sRGB profile that PDF/A requires (ISO 19005-2, 6.2.3). */
function colourProfile(): Buffer {
  profile ??= deflateSync(
    readFileSync(join(dirname(createRequire(import.meta.url).resolve('pdfkit')), 'data', 'sRGB_IEC61966_2_1.icc')),
  )
  return profile
}

const xmp =
  '<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">' +
  '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""' +
  ' xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"><pdfaid:part>2</pdfaid:part>' +
  '<pdfaid:conformance>B</pdfaid:conformance></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>'

function assembled(objects: readonly Buffer[], catalog: number): Uint8Array {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n', 'latin1')]
  let length = parts[0]?.length ?? 0
  const add = (part: Buffer): void => {
    parts.push(part)
    length += part.length
  }
  const places = objects.map((object, index) => {
    const place = length
    for (const part of [Buffer.from(`${index + 1} 0 obj\n`), object, Buffer.from('\nendobj\n')]) add(part)
    return `${String(place).padStart(10, '0')} 00000 n \n`
  })
  const hash = createHash('sha256')
  for (const object of objects) hash.update(object)
  const id = hash.digest('hex').slice(0, 32)
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}`
  const trailer = `trailer\n<</Size ${objects.length + 1}/Root ${catalog} 0 R/ID[<${id}><${id}>]>>\n`
  parts.push(Buffer.from(`${table}${trailer}startxref\n${length}\n%%EOF\n`))
  return Buffer.concat(parts)
}
