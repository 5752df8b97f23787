import { lstat } from 'node:fs/promises'
import { join } from 'node:path'
import { folderShape } from '../../api/templates/folder-shape.ts'
import type { FileFault } from '../../templates/folder/file-fault.ts'
import { readTemplateFolder } from '../../templates/folder/read-template-folder.ts'
import { isSameContent } from '../../templates/folder/template-content.ts'
import { changeFolder, planFolderChange } from '../../templates/folder/update-template-folder.ts'
import { pinnedBlocks } from '../../templates/language/parse/pinned-blocks.ts'
import { digestOf, readMark, writeMark } from './hub-mark.ts'
import type { HubTemplates } from './hub-templates.ts'

export interface PullOptions {
  readonly dryRun: boolean
  readonly overwrite: boolean
  /** Pulls the version that letters get, instead of the newest. */
  readonly published: boolean
}

/** The result of pull for one template, planned or done. */
export interface Pulled {
  readonly key: string
  readonly action: 'created' | 'updated' | 'unchanged' | 'conflict' | 'none'
  readonly version?: number
  readonly status?: string
  /** Paths within the folder. */
  readonly written: readonly string[]
  readonly removed: readonly string[]
  /** The shared blocks that it pins, as `key@version`. */
  readonly blocks: readonly string[]
  readonly detail?: string
  readonly faults: readonly FileFault[]
}

/** Makes one folder equal to the hub. A local change since the last pull or push is not overwritten without an option. */
export async function pullTemplate(
  hub: HubTemplates,
  key: string,
  root: string,
  options: PullOptions,
): Promise<Pulled> {
  const folder = join(root, key)
  const nothing = { key, written: [], removed: [], blocks: [], faults: [] }
  const newest = hub.newest.get(key)
  const number = options.published ? newest?.published : newest?.version
  if (number === undefined) return { ...nothing, action: 'none', detail: 'No version of it was published yet.' }
  const there = await hub.read(key, number)
  const blocks = pinnedBlocks(there.content.source)
  const result = { ...nothing, version: there.number, status: there.status, blocks }
  const found = await lstat(folder).catch(() => undefined)
  if (found !== undefined && !found.isDirectory())
    return { ...result, action: 'conflict', detail: `${folder} is no folder; move it away first.` }
  const local = found === undefined ? undefined : await readTemplateFolder(folder, folderShape)
  const known = local?.ok === true ? local.folder : undefined
  const mark = { version: there.number, etag: there.etag, content: digestOf(there.content) }
  if (known !== undefined && isSameContent(known, there.content)) {
    if (!options.dryRun) await writeMark(folder, hub.url, mark)
    return { ...result, action: 'unchanged' }
  }
  if (local !== undefined && !options.overwrite) {
    const before = await readMark(folder, hub.url)
    if (known === undefined || before?.content !== digestOf(known))
      return {
        ...result,
        action: 'conflict',
        detail:
          'This folder was changed since it was last equal to the hub. Commit it and `pull --overwrite` (git shows both), ' +
          'or `push` it.',
        faults: local.ok ? [] : local.faults,
      }
  }
  const change = await planFolderChange(folder, there.content, known)
  if (!options.dryRun) {
    await changeFolder(folder, change)
    await writeMark(folder, hub.url, mark)
  }
  const action = local === undefined ? 'created' : 'updated'
  return { ...result, action, written: [...change.write.keys()], removed: change.remove }
}
