/** What the symbols take from within qrcode 1.5; its types leave it out. */
declare module 'qrcode/lib/core/error-correction-code.js' {
  export function getBlocksCount(version: number, level: import('qrcode').ErrorCorrectionLevelValue): number
  export function getTotalCodewordsCount(version: number, level: import('qrcode').ErrorCorrectionLevelValue): number
}
declare module 'qrcode/lib/core/error-correction-level.js' {
  export const L: import('qrcode').ErrorCorrectionLevelValue
  export const M: import('qrcode').ErrorCorrectionLevelValue
}
declare module 'qrcode/lib/core/utils.js' {
  export function getSymbolTotalCodewords(version: number): number
}
