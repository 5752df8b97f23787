import { type Box, boxOf } from './millimetres.ts'

/** Millimetres; a module of the symbol measures half of one. */
export const sheetMarkSide = 8
/** In the zone that is reserved for the inserter (5 to 15 mm), with a millimetre of white around the symbol. */
const left = 6
/** Clear of every fold tick (99, 148.5 and 198 mm). */
const usualTop = 110

/** The place of the mark on a sheet, in points; `top` in millimetres. */
export function sheetMarkBox(top = usualTop): Box {
  return boxOf(left, top, sheetMarkSide, sheetMarkSide)
}
