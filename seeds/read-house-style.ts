import { join } from 'node:path'
import { houseStyleShape } from '../api/house-styles/house-style-shape.ts'
import { packageRoot } from '../core/package-root.ts'
import { formatFileFault } from '../templates/folder/file-fault.ts'
import { readHouseStyleFile } from '../templates/folder/read-house-style-file.ts'
import type { HouseStyle } from '../templates/model/house-style.ts'

/** The folder of the house styles of the demo entities, found from this file also in a compiled build. */
const houseStyleFolder = join(packageRoot, 'seeds', 'house-styles')

/** Reads the house style of a demo entity. @throws Error with the faults of its files. */
export async function readHouseStyle(entity: string): Promise<HouseStyle> {
  const read = await readHouseStyleFile(join(houseStyleFolder, `${entity}.yaml`), houseStyleShape)
  if (read.ok) return read.style
  throw new Error(read.faults.map(formatFileFault).join('\n'))
}
