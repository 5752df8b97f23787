import { join } from 'node:path'
import { isSameBlock, readBlockFolder, writeBlockFiles } from '../../templates/folder/read-block-folder.ts'
import { refuseLink, writeWhole } from '../../templates/folder/update-template-folder.ts'
import type { HubBlocks } from './hub-blocks.ts'

export interface PulledBlock {
  /** `key@version` */
  readonly block: string
  readonly action: 'created' | 'updated' | 'unchanged' | 'conflict'
  /** Paths within the folder of templates. */
  readonly written: readonly string[]
}

/** Writes the blocks that pulled templates pin into `<folder>/blocks`, so that their letters can be drawn without a hub. */
export async function pullBlocks(
  hub: HubBlocks,
  pins: ReadonlySet<string>,
  folder: string,
  { dryRun, overwrite }: { readonly dryRun: boolean; readonly overwrite: boolean },
): Promise<PulledBlock[]> {
  const pulled: PulledBlock[] = []
  for (const pin of [...pins].sort()) {
    const [, key, number] = /^([a-z0-9-]{1,60})@(\d{1,6})$/.exec(pin) ?? []
    const there = key === undefined ? undefined : await hub.read(key, Number(number))
    // A draft may pin a missing block; its own fault reports that.
    if (there === undefined) continue
    const root = join(folder, 'blocks')
    const local = await readBlockFolder(root, there.key, there.version)
    const isSame = local?.ok === true && isSameBlock(local.block.bodies, there.bodies)
    const isMine = local !== undefined && !isSame && !overwrite
    const files = isSame || isMine ? new Map<string, string>() : writeBlockFiles(there)
    if (!dryRun && files.size > 0)
      for (const each of [root, join(root, there.key), join(root, pin.replace('@', '/'))]) await refuseLink(each)
    if (!dryRun) for (const [path, text] of files) await writeWhole(join(root, path), text)
    const action = isSame ? 'unchanged' : isMine ? 'conflict' : local === undefined ? 'created' : 'updated'
    pulled.push({ block: pin, action, written: [...files.keys()].map((path) => `blocks/${path}`) })
  }
  return pulled
}
