import { readdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { folderShape } from '../../api/templates/folder-shape.ts'
import { type FileFault, tellFileFault } from '../../templates/folder/file-fault.ts'
import { readTemplateFolder } from '../../templates/folder/read-template-folder.ts'
import type { TemplateFolder } from '../../templates/folder/template-folder.ts'
import { checkGlyphs } from '../../templates/language/check-glyphs.ts'
import { checkTemplate } from '../../templates/language/check-template.ts'
import { openTemplateChecks } from '../../templates/render/open-template-checks.ts'
import { CommandFailed } from '../command-failed.ts'
import type { Terminal } from '../terminal.ts'

/** A template in a folder of the reader's own. */
export interface LocalTemplate extends TemplateFolder {
  readonly folder: string
}

export interface LocalTemplates {
  readonly templates: readonly LocalTemplate[]
  readonly faults: readonly FileFault[]
}

/**
 * The templates in these folders: each is one itself (it has a `template.yaml`) or holds some.
 * @param only keys; absent: all
 * @throws CommandFailed when a folder cannot be read or holds none
 */
export async function readLocalTemplates(paths: readonly string[], only?: readonly string[]): Promise<LocalTemplates> {
  const folders = (await Promise.all(paths.map(templateFoldersIn))).flat()
  const templates: LocalTemplate[] = []
  const faults: FileFault[] = []
  for (const folder of folders) {
    const read = await readTemplateFolder(folder, folderShape)
    if (!read.ok) faults.push(...read.faults)
    else if (templates.some(({ key }) => key === read.folder.key))
      faults.push({
        file: join(folder, 'template.yaml'),
        line: 1,
        column: 1,
        detail: `There are two folders \`${read.folder.key}\`.`,
      })
    else templates.push({ ...read.folder, folder })
  }
  const wanted = only === undefined ? templates : templates.filter(({ key }) => only.includes(key))
  return { templates: wanted, faults }
}

async function templateFoldersIn(path: string): Promise<string[]> {
  const entries = await readdir(path, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    throw new CommandFailed(
      `${path} cannot be read (${error.code ?? 'unknown'}).`,
      'Name the folder of your templates.',
      2,
    )
  })
  if (entries.some(({ name }) => name === 'template.yaml')) return [path]
  const folders: string[] = []
  for (const entry of entries.filter(({ name }) => !name.startsWith('.')).sort((a, b) => (a.name < b.name ? -1 : 1)))
    if (entry.isDirectory() && (await looksLikeTemplate(join(path, entry.name)))) folders.push(join(path, entry.name))
  if (folders.length > 0) return folders
  throw new CommandFailed(
    `There is no template in ${resolve(path)}.`,
    'A template is a folder with a template.yaml, its texts (nl.md …) and samples/; `uitpost templates pull` writes them.',
    2,
  )
}

/** Also one that lacks its `template.yaml`: that is a fault to be told. */
async function looksLikeTemplate(folder: string): Promise<boolean> {
  const names = await readdir(folder)
  return names.some((name) => /^(template\.ya?ml|(nl|fr|de|en)\.md|samples)$/.test(name))
}

/** What is wrong with the texts themselves, in their files. What only a hub knows (shared blocks, its house style) is left to it. */
export async function textFaults(templates: readonly LocalTemplate[]): Promise<FileFault[]> {
  const { unprintable } = await openTemplateChecks()
  return templates.flatMap(({ source, place }) =>
    [...(source.blocks.length > 0 ? [] : checkTemplate(source, []).faults), ...checkGlyphs(source, unprintable)].map(
      place,
    ),
  )
}

/** Each fault as a line that editors and pipelines make a link of. */
export function tellFaults(terminal: Terminal, faults: readonly FileFault[]): void {
  for (const fault of faults) terminal.tell(tellFileFault(fault))
}

/** @throws CommandFailed with the count, after the faults were told */
export function failForFaults(faults: readonly FileFault[]): never {
  const files = new Set(faults.map(({ file }) => file)).size
  throw new CommandFailed(
    `${faults.length} fault${faults.length === 1 ? '' : 's'} in ${files} file${files === 1 ? '' : 's'}.`,
  )
}
