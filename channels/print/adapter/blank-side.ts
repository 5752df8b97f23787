import { createHash } from 'node:crypto'

/** The file for the empty back of a last sheet, once in a package. */
export const blankSideName = 'blank-side.pdf'

/** One empty page of A4 (ISO 32000-1, 7.5): always the same bytes. */
export const blankSide: Buffer = makeBlankSide()
export const blankSideSha256: string = createHash('sha256').update(blankSide).digest('hex')

function makeBlankSide(): Buffer {
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595.28 841.89]/Resources<<>>>>',
  ]
  let file = '%PDF-1.4\n'
  const places = objects.map((object, at) => {
    const place = file.length
    file += `${at + 1} 0 obj\n${object}\nendobj\n`
    return `${String(place).padStart(10, '0')} 00000 n \n`
  })
  const table = file.length
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}`
  return Buffer.from(`${file}trailer\n<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${table}\n%%EOF\n`)
}
