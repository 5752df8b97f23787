import { basename, dirname, join } from 'node:path'
import type { HouseStyle, StyleFont, StyleFonts, StylePicture } from '../model/house-style.ts'
import { checkStyle } from '../pdf/check-style.ts'
import { checkFont, maxFontBytes } from '../pdf/fonts/check-font.ts'
import { type FaceName, faceNames } from '../pdf/fonts/typeface.ts'
import { readPicture } from '../pdf/pictures/read-picture.ts'
import type { FileFault } from './file-fault.ts'
import { readChecked } from './read-checked.ts'
import { readBytes, readText } from './read-plain-file.ts'
import type { YamlFile } from './read-yaml.ts'
import type { ShapeCheck } from './template-folder.ts'

/** A house style that could be read, or all faults of its files. */
export type HouseStyleRead =
  | { readonly ok: true; readonly style: HouseStyle; readonly brought: BroughtFiles }
  | { readonly ok: false; readonly faults: readonly FileFault[] }

/** Files that are uploaded to a hub unchanged. */
export interface BroughtFiles {
  readonly logoPng?: Uint8Array
  readonly fonts?: { readonly licence: string; readonly files: Readonly<Partial<Record<FaceName, Uint8Array>>> }
}

/** Drawings by their key in the house style, as names of files in the same folder. */
type Drawings = Readonly<Record<string, string>>
type StyleFile = Omit<HouseStyle, 'key' | 'version' | 'logo' | 'signatures' | 'images' | 'fonts'> & {
  readonly logo?: string
  readonly signatures?: Drawings
  readonly images?: Drawings
  readonly fonts?: { readonly licence: string } & Readonly<Partial<Record<FaceName, string>>>
}

/** Reads a house style: `<key>.yaml`, with its drawings, fonts and picture as files beside it. */
export async function readHouseStyleFile(file: string, shape: ShapeCheck): Promise<HouseStyleRead> {
  const faults: FileFault[] = []
  const read = await readChecked(file, shape, faults)
  if (read === undefined) return { ok: false, faults }
  const { logo, signatures, images, fonts, ...rest } = read.value as StyleFile
  const siblings = new SiblingFiles(file, read.yaml, faults)
  const drawn = logo?.endsWith('.svg') ? { logo: await siblings.text(logo, '/logo') } : {}
  const logoPng = logo?.endsWith('.png') ? await siblings.bytes(logo, '/logo') : undefined
  const set = fonts === undefined ? undefined : await readFonts(fonts, siblings)
  const style = {
    ...rest,
    ...drawn,
    ...(logoPng && pictureOf(logoPng, siblings)),
    ...(set && { fonts: set.style }),
    signatures: await siblings.texts(signatures, '/signatures'),
    images: await siblings.texts(images, '/images'),
  }
  if (faults.length === 0) for (const { pointer, detail } of checkStyle(style)) siblings.fault(pointer, detail)
  if (faults.length > 0) return { ok: false, faults }
  const brought = { ...(logoPng && { logoPng }), ...(set && { fonts: { licence: set.licence, files: set.files } }) }
  return { ok: true, style: { ...style, key: basename(file, '.yaml'), version: 1 }, brought }
}

function pictureOf(png: Uint8Array, siblings: SiblingFiles): { logoPicture?: StylePicture } {
  const read = readPicture(png)
  if (read.ok) return { logoPicture: read.picture }
  siblings.fault('/logo', read.detail)
  return {}
}

async function readFonts(
  { licence, ...named }: NonNullable<StyleFile['fonts']>,
  siblings: SiblingFiles,
): Promise<{ style: StyleFonts; licence: string; files: Partial<Record<FaceName, Uint8Array>> }> {
  const files: Partial<Record<FaceName, Uint8Array>> = {}
  const faces: Partial<Record<FaceName, StyleFont>> = {}
  let family = ''
  for (const name of faceNames) {
    const pointer = `/fonts/${name}`
    const bytes = named[name] === undefined ? undefined : await siblings.bytes(named[name], pointer)
    if (bytes === undefined) continue
    const checked = await checkFont(bytes)
    if (!checked.ok) {
      siblings.fault(pointer, checked.detail)
      continue
    }
    files[name] = bytes
    faces[name] = { id: '', sha256: checked.sha256, file: checked.trimmed }
    family ||= checked.facts.family
  }
  // Regular and bold are present, or a fault was added: the shape requires them.
  return {
    style: { family, faces: faces as StyleFonts['faces'] },
    licence: await siblings.text(licence, '/fonts/licence'),
    files,
  }
}

/** Reads the files that a house style names; one that cannot be used is a fault at the place that names it. */
class SiblingFiles {
  readonly #file: string
  readonly #yaml: YamlFile
  readonly #faults: FileFault[]

  constructor(file: string, yaml: YamlFile, faults: FileFault[]) {
    this.#file = file
    this.#yaml = yaml
    this.#faults = faults
  }

  fault(pointer: string, detail: string): void {
    this.#faults.push({ file: this.#file, ...this.#yaml.placeOf(pointer), detail })
  }

  async text(name: string, pointer: string): Promise<string> {
    const read = await readText(join(dirname(this.#file), name))
    if (read.ok) return read.content
    this.fault(pointer, `${name}: ${read.fault.detail}`)
    return ''
  }

  async bytes(name: string, pointer: string): Promise<Uint8Array | undefined> {
    const read = await readBytes(join(dirname(this.#file), name), maxFontBytes)
    if (read.ok) return read.content
    this.fault(pointer, `${name}: ${read.fault.detail}`)
    return undefined
  }

  async texts(names: Drawings = {}, pointer: string): Promise<Record<string, string>> {
    const drawn: Record<string, string> = {}
    for (const [key, name] of Object.entries(names)) drawn[key] = await this.text(name, `${pointer}/${key}`)
    return drawn
  }
}
