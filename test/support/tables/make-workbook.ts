import { buffer } from 'node:stream/consumers'
import yazl from 'yazl'

/** A ZIP archive with these files. */
export async function makeArchive(files: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const zip = new yazl.ZipFile()
  for (const [name, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), name)
  zip.end()
  return buffer(zip.outputStream)
}

const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

/** A workbook with one sheet, written without any code of the product; `more` replaces its parts. */
export function makeWorkbook(sheetData: string, more: Readonly<Record<string, string | Buffer>> = {}): Promise<Buffer> {
  return makeArchive({
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml': `<?xml version="1.0"?><x:workbook xmlns:x="${main}" xmlns:q="${relations}"><x:sheets><x:sheet name="Blad1" sheetId="1" q:id="r1"/></x:sheets></x:workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="r1" Type="${relations}/worksheet" Target="/xl/worksheets/one.xml"/></Relationships>`,
    'xl/worksheets/one.xml': `<worksheet xmlns="${main}"><sheetData>${sheetData}</sheetData></worksheet>`,
    ...more,
  })
}

/** Rows of texts, as they are written into the cells themselves. */
export function inlineRows(rows: readonly (readonly string[])[]): string {
  const escaped = (text: string): string =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#13;')
  const cells = (row: readonly string[]): string =>
    row.map((cell) => `<c t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`).join('')
  return rows.map((row) => `<row>${cells(row)}</row>`).join('')
}
