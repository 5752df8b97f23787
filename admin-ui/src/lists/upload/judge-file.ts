import type { TableReasonName } from '../../ui/api/list-types.ts'

/** A file that cannot be a list, before it is sent: its first bytes and its size say so. The hub looks at all of it. */
export type FileVerdict = { readonly refused: TableReasonName } | { readonly mediaType: string }

/** Bytes of one list; the same limit as that of the hub. */
export const maxFileBytes = 200 * 1024 * 1024

const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const starts: readonly (readonly [bytes: readonly number[], reason: TableReasonName])[] = [
  [[0x25, 0x50, 0x44, 0x46], 'pdf'],
  [[0x1f, 0x8b], 'compressed'],
  [[0x7b, 0x5c, 0x72, 0x74, 0x66], 'text-document'],
]
const zip = [0x50, 0x4b]
const compound = [0xd0, 0xcf, 0x11, 0xe0]
const ofEnding: Readonly<Record<string, TableReasonName>> = {
  ods: 'open-document',
  odt: 'open-document',
  numbers: 'numbers',
  docx: 'text-document',
  pages: 'text-document',
  xlsb: 'binary-workbook',
  zip: 'archive',
}

export async function judgeFile(file: File): Promise<FileVerdict> {
  if (file.size === 0) return { refused: 'empty' }
  if (file.size > maxFileBytes) return { refused: 'too-large' }
  const first = new Uint8Array(await file.slice(0, 4_096).arrayBuffer())
  const ending = /\.([a-z]+)$/i.exec(file.name)?.[1]?.toLowerCase() ?? ''
  const other = starts.find(([bytes]) => begins(first, bytes))
  if (other !== undefined) return { refused: other[1] }
  // An .xlsx file that is a compound file is one with a password.
  if (begins(first, compound))
    return { refused: ending.startsWith('xls') && ending !== 'xls' ? 'password' : 'old-workbook' }
  const named = ofEnding[ending]
  if (begins(first, zip)) return named === undefined ? { mediaType: workbook } : { refused: named }
  if (/^\s*(<!doctype html|<html|<table)/i.test(new TextDecoder('latin1').decode(first.slice(0, 512))))
    return { refused: 'web-page' }
  return isText(first) ? { mediaType: 'text/csv' } : { refused: 'no-text' }
}

function begins(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, at) => bytes[at] === byte)
}

/** UTF-16 has zero bytes in half of its places; any other text has none. */
function isText(bytes: Uint8Array): boolean {
  const zeros = bytes.filter((byte) => byte === 0).length
  return zeros === 0 || zeros >= bytes.length / 4
}
