import { stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import type { FileFault } from '../../templates/folder/file-fault.ts'
import { type BlockFolder, readBlockFolder } from '../../templates/folder/read-block-folder.ts'
import { pinnedBlocks } from '../../templates/language/parse/pinned-blocks.ts'
import type { TemplateSource } from '../../templates/model/template-source.ts'
import { highest } from './look-up.ts'

export interface LocalBlocks {
  readonly blocks: readonly BlockFolder[]
  /** Pins that no folder holds, as `key@version`. */
  readonly lacking: readonly string[]
  readonly faults: readonly FileFault[]
}

/** The shared blocks that a template pins, from the nearest folder `blocks` in or above its own. */
export async function readPinned(folder: string, source: TemplateSource): Promise<LocalBlocks> {
  const pins = pinnedBlocks(source)
  const root = pins.length === 0 ? undefined : await blocksFolder(folder)
  const blocks: BlockFolder[] = []
  const lacking: string[] = []
  const faults: FileFault[] = []
  for (const pin of pins) {
    const [, key, number] = /^([a-z0-9-]{1,60})@(\d{1,6})$/.exec(pin) ?? []
    const read = root === undefined || key === undefined ? undefined : await readBlockFolder(root, key, Number(number))
    if (read === undefined) lacking.push(pin)
    else if (read.ok) blocks.push(read.block)
    else faults.push(...read.faults)
  }
  return { blocks, lacking, faults }
}

async function blocksFolder(folder: string): Promise<string | undefined> {
  for (let here = resolve(folder), up = 0; up < highest; up++, here = dirname(here)) {
    const found = join(here, 'blocks')
    // A template may have this name too; then its folder has a template.yaml.
    if ((await isThere(found)) && !(await isThere(join(found, 'template.yaml')))) return found
  }
  return undefined
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}

/** A text that names the files in which missing blocks are expected. */
export function lackingWords(pins: readonly string[]): string {
  const [pin = ''] = pins
  return `There is no blocks/${pin.replace('@', '/')}/nl.md in or above this folder; \`uitpost templates pull\` writes it.`
}
