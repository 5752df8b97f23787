import { lstat, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type Language, languages } from '../../core/words/language.ts'
import type { SharedBlock } from '../model/template-source.ts'
import type { FileFault } from './file-fault.ts'
import { readText } from './read-plain-file.ts'

/** One version of a shared block as files: `blocks/<key>/<version>/nl.md` …, each with its text alone. */
export interface BlockFolder extends SharedBlock {
  readonly folder: string
  /** The place of a fault in the text of a language; `pointer` as `/languages/nl`. */
  readonly place: (fault: { pointer: string; line: number; column: number; detail: string }) => FileFault
}

export type BlockRead =
  | { readonly ok: true; readonly block: BlockFolder }
  | { readonly ok: false; readonly faults: readonly FileFault[] }

/** Reads `key@version` from a folder of blocks; undefined where it does not exist. */
export async function readBlockFolder(root: string, key: string, version: number): Promise<BlockRead | undefined> {
  const folder = join(root, key, String(version))
  for (const each of [root, join(root, key), folder]) {
    const found = await lstat(each).catch(() => undefined)
    if (found?.isSymbolicLink() === true) return no(each, 'This is a symbolic link; put the folder itself here.')
  }
  const names = (await readdir(folder).catch(() => undefined))?.filter((name) => !/^\.|~$/.test(name))
  if (names === undefined) return undefined
  const faults: FileFault[] = []
  const bodies: Partial<Record<Language, string>> = {}
  for (const name of names.sort()) {
    const file = join(folder, name)
    const language = languages.find((each) => name === `${each}.md`)
    if (language === undefined) {
      faults.push({ file, line: 1, column: 1, detail: 'A block has texts only: nl.md, fr.md, de.md, en.md.' })
      continue
    }
    const read = await readText(file)
    if (read.ok) bodies[language] = read.content.trim()
    else faults.push(read.fault)
  }
  if (names.length === 0) return no(join(folder, 'nl.md'), 'A block has a text in at least one language.')
  if (faults.length > 0) return { ok: false, faults }
  const place: BlockFolder['place'] = ({ pointer, line, column, detail }) => {
    const language = /^\/languages\/(\w+)/.exec(pointer)?.[1] ?? Object.keys(bodies)[0] ?? 'nl'
    return { file: join(folder, `${language}.md`), line: Math.max(1, line), column: Math.max(1, column), detail }
  }
  return { ok: true, block: { key, version, bodies, folder, place } }
}

function no(file: string, detail: string): BlockRead {
  return { ok: false, faults: [{ file, line: 1, column: 1, detail }] }
}

/** The files of a block by their path in the folder of blocks. */
export function writeBlockFiles({ key, version, bodies }: SharedBlock): Map<string, string> {
  return new Map(
    languages.flatMap((language) => {
      const body = bodies[language]
      return body === undefined ? [] : [[`${key}/${version}/${language}.md`, `${body.trim()}\n`] as const]
    }),
  )
}

/** Whether both have the same content: white space around a text is ignored. */
export function isSameBlock(one: SharedBlock['bodies'], other: SharedBlock['bodies']): boolean {
  return languages.every((language) => one[language]?.trim() === other[language]?.trim())
}
