import { createHash } from 'node:crypto'
import { join } from 'node:path'
import canonicalize from 'canonicalize'
import { z } from 'zod'
import { readText } from '../../templates/folder/read-plain-file.ts'
import { plainContent, type TemplateContent } from '../../templates/folder/template-content.ts'
import { writeWhole } from '../../templates/folder/update-template-folder.ts'

/** The content with which a folder was last equal on a hub: push and pull detect by it who changed something since. */
export interface HubMark {
  readonly version: number
  readonly etag: string
  /** SHA-256 of the content. */
  readonly content: string
}

const file = '.uitpost.json'
const marks = z.record(z.string(), z.object({ version: z.int(), etag: z.string(), content: z.string() }))

/** The mark of a folder for a hub; undefined where there is none, or none that can be read: then nothing counts as known. */
export async function readMark(folder: string, url: string): Promise<HubMark | undefined> {
  return (await readMarks(folder))[url]
}

export async function writeMark(folder: string, url: string, mark: HubMark): Promise<void> {
  const all = await readMarks(folder)
  const { version, etag, content } = all[url] ?? {}
  if (version === mark.version && etag === mark.etag && content === mark.content) return
  await writeWhole(join(folder, file), `${JSON.stringify({ ...all, [url]: mark }, undefined, 2)}\n`)
}

export function digestOf(content: TemplateContent): string {
  return createHash('sha256')
    .update(canonicalize(plainContent(content)) ?? '')
    .digest('hex')
}

async function readMarks(folder: string): Promise<Record<string, HubMark>> {
  const read = await readText(join(folder, file))
  if (!read.ok) return {}
  try {
    return marks.parse(JSON.parse(read.content))
  } catch {
    return {}
  }
}
