import type { ShapeCheck } from '../../templates/folder/template-folder.ts'
import { houseStyleFile } from '../contract/templates/house-style.ts'
import { checkOf } from '../templates/folder-shape.ts'

/** A house style as a file, checked against the same contract as a house style that is posted over HTTP. */
export const houseStyleShape: ShapeCheck = checkOf(houseStyleFile)
