import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { packageRoot } from '../core/package-root.ts'
import type { HouseStyle } from '../templates/model/house-style.ts'

interface StyleFile extends Omit<HouseStyle, 'key' | 'version' | 'logo' | 'signatures' | 'images'> {
  readonly logo?: string
  readonly signatures?: Readonly<Record<string, string>>
  readonly images?: Readonly<Record<string, string>>
}

/** Where the house styles of the demo entities lie, beside this file also when it was compiled elsewhere. */
function houseStyleFolder(root: string = packageRoot): string {
  return join(root, 'seeds', 'house-styles')
}

/** The house style of a demo entity: a YAML file that names its drawings. */
export async function readHouseStyle(entity: string, folder: string = houseStyleFolder()): Promise<HouseStyle> {
  const file = parse(await readFile(join(folder, `${entity}.yaml`), 'utf8')) as StyleFile
  const draw = async (names: Readonly<Record<string, string>> = {}): Promise<Record<string, string>> =>
    Object.fromEntries(
      await Promise.all(
        Object.entries(names).map(async ([key, name]) => [key, await readFile(join(folder, name), 'utf8')] as const),
      ),
    )
  const { logo, ...rest } = file
  return {
    ...rest,
    key: entity,
    version: 1,
    ...(logo ? { logo: await readFile(join(folder, logo), 'utf8') } : {}),
    signatures: await draw(file.signatures),
    images: await draw(file.images),
  }
}
