/** The internal parts of qrcode 1.5 that the symbols use; its types leave them out. */
declare module 'qrcode/lib/core/error-correction-code.js' {
  import type { ErrorCorrectionLevelValue } from 'qrcode'

  export function getBlocksCount(version: number, level: ErrorCorrectionLevelValue): number
  export function getTotalCodewordsCount(version: number, level: ErrorCorrectionLevelValue): number
}
declare module 'qrcode/lib/core/error-correction-level.js' {
  import type { ErrorCorrectionLevelValue } from 'qrcode'

  export const L: ErrorCorrectionLevelValue
  export const M: ErrorCorrectionLevelValue
}
declare module 'qrcode/lib/core/utils.js' {
  export function getSymbolTotalCodewords(version: number): number
}
