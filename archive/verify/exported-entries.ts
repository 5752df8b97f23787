import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { entryFile, tilePath } from './export-layout.ts'

export type Entry = ReturnType<typeof entryFile.parse>

/** The entries of one bundle of an export; none where it is missing. */
export async function readEntries(folder: string, number: number, width: number): Promise<Buffer[]> {
  const bundle = await readFile(join(folder, tilePath('entries', number, width))).catch(() => Buffer.alloc(0))
  const entries: Buffer[] = []
  for (let at = 0; at + 2 <= bundle.length; ) {
    const length = bundle.readUInt16BE(at)
    entries.push(bundle.subarray(at + 2, at + 2 + length))
    at += 2 + length
  }
  return entries
}

/** What an entry says; undefined for bytes that are none. */
export function readEntry(bytes: Buffer): Entry | undefined {
  try {
    return entryFile.parse(JSON.parse(bytes.toString()))
  } catch {
    return undefined
  }
}
