import type { FileFault } from '../../templates/folder/file-fault.ts'
import { type BlockFolder, isSameBlock } from '../../templates/folder/read-block-folder.ts'
import type { HubBlocks } from './hub-blocks.ts'

export interface PushedBlock {
  /** `key@version` */
  readonly block: string
  readonly action: 'created' | 'unchanged'
}

/**
 * Uploads the blocks that templates pin, before the templates. A version of a block never changes, so all of them are checked
 * first: with a fault, none is made.
 * @param blocks older versions of a block first
 */
export async function pushBlocks(
  hub: HubBlocks,
  blocks: readonly BlockFolder[],
  { dryRun }: { readonly dryRun: boolean },
): Promise<{ pushed: readonly PushedBlock[]; faults: readonly FileFault[] }> {
  const faults: FileFault[] = []
  const fresh: BlockFolder[] = []
  const newest = new Map<string, number>()
  for (const block of blocks) {
    const { key, version } = block
    const last = newest.get(key) ?? (await hub.newest(key))
    newest.set(key, last)
    const refuse = (detail: string): void => {
      faults.push(block.place({ pointer: '', line: 1, column: 1, detail }))
    }
    if (version <= last) {
      const there = await hub.read(key, version)
      if (there === undefined || !isSameBlock(there.bodies, block.bodies))
        refuse(
          `Version ${version} of this block says something else on the hub, and never changes. Put a new text into ` +
            `blocks/${key}/${last + 1}, and pin \`${key}@${last + 1}\`.`,
        )
    } else if (version === last + 1) {
      fresh.push(block)
      newest.set(key, version)
    } else refuse(`The hub has version ${last} of this block; the next is ${last + 1}, not ${version}.`)
  }
  if (faults.length > 0) return { pushed: [], faults }
  if (!dryRun) for (const { key, version, bodies } of fresh) await hub.add({ key, version, bodies })
  const pushed = blocks.map(
    (block): PushedBlock => ({
      block: `${block.key}@${block.version}`,
      action: fresh.includes(block) ? 'created' : 'unchanged',
    }),
  )
  return { pushed, faults }
}
