import { randomUUID } from 'node:crypto'
import { lstat, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { languages } from '../../core/words/language.ts'
import { plainContent, plainSample, plainText, type TemplateContent } from './template-content.ts'
import type { TemplateFolder } from './template-folder.ts'
import { aboutOf, changeAbout, writeTemplateFiles } from './write-template-files.ts'

/** The changes of a folder: files to write, and files to remove because their content no longer exists. */
export interface FolderChange {
  readonly write: ReadonlyMap<string, string>
  readonly remove: readonly string[]
}

/**
 * Plans the changes of a folder so that it has the content. A file that already has it keeps its bytes, comments included.
 * @param there the folder as it was read; absent where there is none, or none that can be read.
 */
export async function planFolderChange(
  folder: string,
  content: TemplateContent,
  there: TemplateFolder | undefined,
): Promise<FolderChange> {
  const files = writeTemplateFiles(content)
  if (there === undefined) return { write: files, remove: [] }
  const remove: string[] = []
  if (isDeepStrictEqual(aboutOf(there), aboutOf(content))) files.delete('template.yaml')
  else files.set('template.yaml', changeAbout(await readFile(join(folder, 'template.yaml'), 'utf8'), there, content))
  for (const language of languages) {
    const [was, is] = [there.source.languages[language], content.source.languages[language]]
    if (was !== undefined && is === undefined) remove.push(`${language}.md`)
    if (was !== undefined && is !== undefined && isDeepStrictEqual(plainText(was), plainText(is)))
      files.delete(`${language}.md`)
  }
  changeSamples(folder, { content, there, files, remove })
  return { write: files, remove: remove.filter((path) => !files.has(path)) }
}

function changeSamples(
  folder: string,
  parts: { content: TemplateContent; there: TemplateFolder; files: Map<string, string>; remove: string[] },
): void {
  const { content, there, files, remove } = parts
  const { samples } = plainContent(content).source
  const names = [...files.keys()].filter((path) => path.startsWith('samples/'))
  const pathOf = new Map(samples.map(({ name }, at) => [name, names[at] ?? '']))
  const unchanged: string[] = []
  const old: string[] = []
  for (const [at, sample] of there.source.samples.entries()) {
    const path = relative(folder, there.place({ pointer: `/samples/${at}`, line: 1, column: 1, detail: '' }).file)
    const now = samples.find(({ name }) => name === sample.name)
    if (now !== undefined && isDeepStrictEqual(plainSample(sample), now)) unchanged.push(path)
    else old.push(path)
  }
  // A file has the name of another sample: then all samples are written again, under their own names.
  const isTaken = unchanged.some(
    (path) => there.source.samples.every(({ name }) => pathOf.get(name) !== path) && files.has(path),
  )
  if (!isTaken)
    for (const sample of there.source.samples)
      if (samples.some((now) => isDeepStrictEqual(plainSample(sample), now)))
        files.delete(pathOf.get(sample.name) ?? '')
  remove.push(...old, ...(isTaken ? unchanged : []))
}

/** Applies the change, each file whole or not at all. Nothing is written through a symbolic link. @throws Error ELOOP */
export async function changeFolder(folder: string, { write, remove }: FolderChange): Promise<void> {
  for (const within of ['.', 'samples']) await refuseLink(join(folder, within))
  for (const [path, text] of write) await writeWhole(join(folder, path), text)
  for (const path of remove) await rm(join(folder, path), { force: true })
}

/** Writes a temporary file first and renames it: a reader never sees half a file, and a link is replaced, not followed. */
export async function writeWhole(file: string, text: string | Uint8Array): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  const temporary = join(dirname(file), `.${randomUUID()}.part`)
  try {
    await writeFile(temporary, text, { flag: 'wx' })
    await rename(temporary, file)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}

/** @throws Error ELOOP: a file written through a link would be elsewhere */
export async function refuseLink(folder: string): Promise<void> {
  const found = await lstat(folder).catch(() => undefined)
  if (found?.isSymbolicLink() === true)
    throw Object.assign(new Error(`${folder} is a symbolic link`), { code: 'ELOOP' })
}
