import { PassThrough, Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import { workbookType } from '../../core/words/batch.ts'
import { letterBody, usualLetters } from '../letters/load-letters.ts'

export const listForms = ['ndjson', 'csv', 'xlsx'] as const
export type ListForm = (typeof listForms)[number]

export const mediaTypes: Readonly<Record<ListForm, string>> = {
  ndjson: 'application/x-ndjson',
  csv: 'text/csv',
  xlsx: workbookType,
}

/** The rows from one number to another, as a stream: the client holds none of them. */
export function listBody(form: ListForm, from: number, rows: number): ReadableStream<Uint8Array> {
  return Readable.toWeb(streams[form](from, rows)) as ReadableStream<Uint8Array>
}

const streams: Readonly<Record<ListForm, (from: number, rows: number) => Readable>> = {
  // Held, so that letters are accepted and not prepared, and only the list is measured.
  ndjson: (from, rows) =>
    inPieces(from, rows, (number) => `${letterBody(number, usualLetters).slice(0, -1)},"hold":true}\n`),
  csv: (from, rows) => inPieces(from, rows, (number) => `${cellsOf(number).join(';')}\r\n`, `${heads.join(';')}\r\n`),
  xlsx: (from, rows) =>
    workbook(inPieces(from, rows, (number) => sheetRow(cellsOf(number)), sheetStart, '</sheetData></worksheet>')),
}

const rowsPerPiece = 200

function inPieces(from: number, rows: number, textOf: (number: number) => string, start = '', end = ''): Readable {
  const pieces = function* (): Generator<Buffer> {
    if (start !== '') yield Buffer.from(start)
    for (let at = from; at < from + rows; at += rowsPerPiece) {
      let text = ''
      for (let number = at; number < Math.min(from + rows, at + rowsPerPiece); number += 1) text += textOf(number)
      yield Buffer.from(text)
    }
    if (end !== '') yield Buffer.from(end)
  }
  return Readable.from(pieces(), { objectMode: false })
}

const variables = [
  'aanspreking',
  'voertuig',
  'aanslagjaar',
  'verzondenOp',
  'vervallenOp',
  'betaald',
  'bedrag',
  'betaaldatum',
  'mededeling',
] as const
const heads = ['reference', 'insz', 'name', 'street', 'houseNumber', 'postalCode', 'municipality', ...variables]

/** The same letter as a row of a table. */
function cellsOf(number: number): string[] {
  const { reference, recipient, data } = JSON.parse(letterBody(number, usualLetters)) as {
    reference: string
    recipient: { insz: string; name: string; address: Record<string, string> }
    data: Record<string, unknown>
  }
  const { street = '', houseNumber = '', postalCode = '', municipality = '' } = recipient.address
  const ofData = variables.map((name) =>
    data[name] === true ? 'ja' : data[name] === false ? 'nee' : String(data[name]),
  )
  return [reference, recipient.insz, recipient.name, street, houseNumber, postalCode, municipality, ...ofData]
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const sheetStart = `<worksheet xmlns="${main}"><sheetData>${sheetRow(heads)}`

function sheetRow(cells: readonly string[]): string {
  const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return `<row>${cells.map((cell) => `<c t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`).join('')}</row>`
}

function workbook(sheet: Readable): Readable {
  const zip = new ZipFile()
  zip.addBuffer(Buffer.from('<Types/>'), '[Content_Types].xml')
  zip.addBuffer(
    Buffer.from(
      `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="Lijst" sheetId="1" r:id="r1"/></sheets></workbook>`,
    ),
    'xl/workbook.xml',
  )
  zip.addBuffer(
    Buffer.from(
      `<Relationships><Relationship Id="r1" Type="${relations}/worksheet" Target="worksheets/one.xml"/></Relationships>`,
    ),
    'xl/_rels/workbook.xml.rels',
  )
  zip.addReadStream(sheet, 'xl/worksheets/one.xml')
  zip.end()
  return zip.outputStream.pipe(new PassThrough())
}
