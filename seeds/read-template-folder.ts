import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { folderShape } from '../api/templates/folder-shape.ts'
import { packageRoot } from '../core/package-root.ts'
import { formatFileFault } from '../templates/folder/file-fault.ts'
import { readTemplateFolder } from '../templates/folder/read-template-folder.ts'
import type { TemplateFolder } from '../templates/folder/template-folder.ts'

/** A demo template: a folder in the public layout, of one of the demo entities. */
export interface SeedTemplate extends TemplateFolder {
  readonly entity: string
}

const templateRoot = join(packageRoot, 'seeds', 'templates')

/** Every demo template, by entity and key. */
export async function readTemplateFolders(root: string = templateRoot): Promise<SeedTemplate[]> {
  const entities = (await readdir(root)).sort()
  return (await Promise.all(entities.map((entity) => readTemplatesOf(entity, root)))).flat()
}

/** The demo templates of one entity, by key. @throws Error with the faults of their files. */
export async function readTemplatesOf(entity: string, root: string = templateRoot): Promise<SeedTemplate[]> {
  const keys = (await readdir(join(root, entity))).sort()
  return Promise.all(
    keys.map(async (key) => {
      const read = await readTemplateFolder(join(root, entity, key), folderShape)
      if (!read.ok) throw new Error(read.faults.map(formatFileFault).join('\n'))
      return { entity, ...read.folder }
    }),
  )
}
