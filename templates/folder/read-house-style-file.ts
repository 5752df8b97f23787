import { basename, dirname, join } from 'node:path'
import type { HouseStyle } from '../model/house-style.ts'
import { checkStyle } from '../pdf/check-style.ts'
import type { FileFault } from './file-fault.ts'
import { readChecked } from './read-checked.ts'
import { readText } from './read-plain-file.ts'
import type { YamlFile } from './read-yaml.ts'
import type { ShapeCheck } from './template-folder.ts'

/** A house style that could be read, or all that is wrong with its files. */
export type HouseStyleRead =
  | { readonly ok: true; readonly style: HouseStyle }
  | { readonly ok: false; readonly faults: readonly FileFault[] }

/** Drawings by their key in the house style, as names of files in the same folder. */
type Drawings = Readonly<Record<string, string>>
type StyleFile = Omit<HouseStyle, 'key' | 'version' | 'logo' | 'signatures' | 'images'> & {
  readonly logo?: string
  readonly signatures?: Drawings
  readonly images?: Drawings
}

/** Reads a house style: `<key>.yaml`, with its drawings as files beside it. */
export async function readHouseStyleFile(file: string, shape: ShapeCheck): Promise<HouseStyleRead> {
  const faults: FileFault[] = []
  const read = await readChecked(file, shape, faults)
  if (read === undefined) return { ok: false, faults }
  const { logo, signatures, images, ...rest } = read.value as StyleFile
  const beside = new Beside(file, read.yaml, faults)
  const drawn = logo === undefined ? {} : { logo: await beside.drawing(logo, '/logo') }
  const style = {
    ...rest,
    ...drawn,
    signatures: await beside.drawings(signatures, '/signatures'),
    images: await beside.drawings(images, '/images'),
  }
  if (faults.length === 0)
    for (const { pointer, detail } of checkStyle(style)) faults.push({ file, ...read.yaml.placeOf(pointer), detail })
  if (faults.length > 0) return { ok: false, faults }
  return { ok: true, style: { ...style, key: basename(file, '.yaml'), version: 1 } }
}

/** The files that a house style names; one that cannot be read is a fault where it is named. */
class Beside {
  readonly #file: string
  readonly #yaml: YamlFile
  readonly #faults: FileFault[]

  constructor(file: string, yaml: YamlFile, faults: FileFault[]) {
    this.#file = file
    this.#yaml = yaml
    this.#faults = faults
  }

  async drawing(name: string, pointer: string): Promise<string> {
    const read = await readText(join(dirname(this.#file), name))
    if (read.ok) return read.content
    this.#faults.push({ file: this.#file, ...this.#yaml.placeOf(pointer), detail: `${name}: ${read.fault.detail}` })
    return ''
  }

  async drawings(names: Drawings = {}, pointer: string): Promise<Record<string, string>> {
    const drawn: Record<string, string> = {}
    for (const [key, name] of Object.entries(names)) drawn[key] = await this.drawing(name, `${pointer}/${key}`)
    return drawn
  }
}
