import { createReadStream } from 'node:fs'
import type { TableReasonName } from '../../../core/words/table-reasons.ts'
import { openEncodingProbe, type TableEncoding } from '../csv/find-encoding.ts'
import { TableRefused } from '../csv/table-refused.ts'
import { spoolBytes } from './table-spool.ts'

const asWorkbook = 'Open it in a spreadsheet and save it as a workbook of Excel (.xlsx), or as “CSV UTF-8”.'

/** Files that a user may mistake for a table, by their first bytes. */
const otherFiles: readonly (readonly [start: readonly number[], what: string, repair: string, why: TableReasonName])[] =
  [
    [[0x50, 0x4b, 0x05, 0x06], 'an empty archive (.zip)', asWorkbook, 'archive'],
    [[0x25, 0x50, 0x44, 0x46], 'a PDF', 'Send the table itself: a workbook (.xlsx) or CSV.', 'pdf'],
    [[0x1f, 0x8b], 'a compressed file (.gz)', 'Unpack it first.', 'compressed'],
    [[0x7b, 0x5c, 0x72, 0x74, 0x66], 'a text document (.rtf)', asWorkbook, 'text-document'],
  ]
const zip = [0x50, 0x4b, 0x03, 0x04]
/** Compound files: workbooks of Excel 97 to 2003, and every workbook with a password. */
const compound = [0xd0, 0xcf, 0x11, 0xe0]

/** Writes the source to a file and determines what it is. @throws TableRefused for what is no table */
export async function spoolSource(
  source: AsyncIterable<Uint8Array>,
  file: string,
  maxBytes: number,
): Promise<{ readonly kind: 'csv' | 'xlsx'; readonly encoding: TableEncoding }> {
  const probe = openEncodingProbe()
  let first: Buffer = Buffer.alloc(0)
  await spoolBytes(source, file, maxBytes, (bytes) => {
    if (first.length < 512) first = Buffer.concat([first, bytes.subarray(0, 512)])
    probe.push(bytes)
  })
  const other = otherFiles.find(([start]) => begins(first, start))
  if (other !== undefined) throw new TableRefused(`The file is ${other[1]} and no table.`, other[2], { name: other[3] })
  if (begins(first, compound)) throw await compoundRefusal(file)
  if (/^\s*(<!doctype html|<html|<table)/i.test(first.toString('latin1')))
    throw new TableRefused('The file is a web page, which some programs name .xls.', asWorkbook, { name: 'web-page' })
  if (begins(first, zip)) return { kind: 'xlsx', encoding: 'utf-8' }
  return { kind: 'csv', encoding: probe.encoding() }
}

function begins(bytes: Buffer, start: readonly number[]): boolean {
  return start.every((byte, at) => bytes[at] === byte)
}

/** The directory of a compound file names its streams in UTF-16. */
async function compoundRefusal(file: string): Promise<TableRefused> {
  const encrypted = Buffer.from('EncryptedPackage', 'utf16le')
  let end = Buffer.alloc(0)
  for await (const piece of createReadStream(file) as AsyncIterable<Buffer>) {
    const bytes = Buffer.concat([end, piece])
    if (bytes.includes(encrypted))
      return new TableRefused(
        'The workbook is protected with a password.',
        'Remove the password (File › Info › Protect workbook) and save it again.',
        { name: 'password' },
      )
    end = Buffer.from(bytes.subarray(-encrypted.length))
  }
  return new TableRefused('The file is a workbook of an old Excel (.xls).', asWorkbook, { name: 'old-workbook' })
}
