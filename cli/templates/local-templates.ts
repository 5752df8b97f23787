import { readdir } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { folderShape } from '../../api/templates/folder-shape.ts'
import { type FileFault, formatFileFault } from '../../templates/folder/file-fault.ts'
import type { BlockFolder } from '../../templates/folder/read-block-folder.ts'
import { readTemplateFolder } from '../../templates/folder/read-template-folder.ts'
import type { TemplateFolder } from '../../templates/folder/template-folder.ts'
import { checkBlock } from '../../templates/language/check/check-block.ts'
import { checkGlyphs } from '../../templates/language/check/check-glyphs.ts'
import { checkTemplate } from '../../templates/language/check/check-template.ts'
import { openTemplateChecks } from '../../templates/render/open-template-checks.ts'
import { CommandFailed } from '../command-failed.ts'
import type { Terminal } from '../terminal.ts'
import { readPinned } from './local-blocks.ts'

/** A template in a local folder of the user. */
export interface LocalTemplate extends TemplateFolder {
  readonly folder: string
  /** The shared blocks that it pins, as far as they exist locally. */
  readonly blocks: readonly BlockFolder[]
  /** Blocks that only a hub may have, as `key@version`. */
  readonly lacking: readonly string[]
}

export interface LocalTemplates {
  readonly templates: readonly LocalTemplate[]
  readonly faults: readonly FileFault[]
}

/**
 * The templates in these folders: each is a template itself (it has a `template.yaml`) or holds some.
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
    else {
      const pinned = await readPinned(folder, read.folder.source)
      faults.push(...pinned.faults)
      if (pinned.faults.length === 0) templates.push({ ...read.folder, folder, ...pinned })
    }
  }
  const wanted = only === undefined ? templates : templates.filter(({ key }) => only.includes(key))
  // Several templates may pin the same block that cannot be read.
  return { templates: wanted, faults: [...new Map(faults.map((each) => [formatFileFault(each), each])).values()] }
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

/** Also a folder without `template.yaml`: that is a fault to report. */
async function looksLikeTemplate(folder: string): Promise<boolean> {
  const names = await readdir(folder)
  // Shared blocks are next to the templates, in folders of any name.
  if (basename(folder) === 'blocks') return names.includes('template.yaml')
  return names.some((name) => /^(template\.ya?ml|(nl|fr|de|en)\.md|samples)$/.test(name))
}

/** The findings in the texts themselves, by file. */
export interface TextFindings {
  readonly faults: readonly FileFault[]
  /** Advice, by the key of the template. */
  readonly hints: ReadonlyMap<string, readonly FileFault[]>
}

/** Checks the texts without a hub. What only a hub knows (blocks that do not exist locally, its house style) is checked there. */
export async function checkTexts(templates: readonly LocalTemplate[]): Promise<TextFindings> {
  const { unprintable } = await openTemplateChecks()
  const faults = blocksOf(templates).flatMap(({ key, bodies, place }) => checkBlock(key, bodies).map(place))
  const hints = new Map<string, readonly FileFault[]>()
  for (const { key, source, blocks, lacking, place } of templates) {
    const checked = lacking.length > 0 ? { faults: [], hints: [] } : checkTemplate(source, blocks)
    faults.push(...[...checked.faults, ...checkGlyphs(source, unprintable)].map(place))
    hints.set(key, checked.hints.map(place))
  }
  return { faults, hints }
}

/** Each block once, whichever templates pin it; older versions of a block first. */
export function blocksOf(templates: readonly LocalTemplate[]): BlockFolder[] {
  const all = new Map(templates.flatMap(({ blocks }) => blocks.map((each) => [each.folder, each] as const)))
  return [...all.values()].sort((a, b) => (a.key === b.key ? a.version - b.version : a.key < b.key ? -1 : 1))
}

/** Prints each fault as a line that editors and pipelines turn into a link. */
export function printFaults(terminal: Terminal, faults: readonly FileFault[]): void {
  for (const fault of faults) terminal.tell(formatFileFault(fault))
}

/** Prints advice in the same form, marked as such: it changes no exit code. */
export function printHints(terminal: Terminal, hints: readonly FileFault[]): void {
  printFaults(
    terminal,
    hints.map((hint) => ({ ...hint, detail: `Hint: ${hint.detail}` })),
  )
}

/** @throws CommandFailed with the count, after the faults were printed */
export function failForFaults(faults: readonly FileFault[]): never {
  const files = new Set(faults.map(({ file }) => file)).size
  throw new CommandFailed(
    `${faults.length} fault${faults.length === 1 ? '' : 's'} in ${files} file${files === 1 ? '' : 's'}.`,
  )
}
