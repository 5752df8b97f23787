import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { writeWhole } from '../kept-file.ts'
import type { KeptDocument } from './serve-access-point.ts'

/** Writes a document as two files: the XML as it was handed over, and what identifies it. */
export async function keepDocument(folder: string, { xml, ...facts }: KeptDocument): Promise<void> {
  await writeWhole(join(folder, `${facts.id}.xml`), xml)
  await writeWhole(join(folder, `${facts.id}.json`), JSON.stringify(facts))
}

/** The documents of former starts. */
export async function readDocuments(folder: string): Promise<KeptDocument[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json'))
  return Promise.all(
    names.map(async (name) => {
      const facts = JSON.parse(await readFile(join(folder, name), 'utf8')) as Omit<KeptDocument, 'xml' | 'sentAt'> & {
        readonly sentAt: string
      }
      const xml = await readFile(join(folder, `${facts.id}.xml`))
      return { ...facts, xml, sentAt: new Date(facts.sentAt) }
    }),
  )
}
