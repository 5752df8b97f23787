import { code128 } from './code-128.ts'
import { dataMatrix } from './data-matrix.ts'
import { barMask, type Matrix, matrixMask } from './matrix-mask.ts'
import { type QrLevel, qrMatrix } from './qr-code.ts'

/** A symbol ready to be drawn. */
export interface DrawnSymbol {
  /** Modules on a side, without the white around it. */
  readonly size: number
  /** Operators that paint it in the unit square. */
  readonly mask: string
}

/** Payment data: level M, at most version 13 (EPC069-12). */
export function paymentQr(text: string): DrawnSymbol {
  return drawn(qrMatrix(text, 'M'))
}

export function plainQr(text: string, level: QrLevel): DrawnSymbol {
  return drawn(qrMatrix(text, level))
}

export function replySymbol(reference: string): DrawnSymbol {
  return drawn(dataMatrix(reference))
}

/** A linear barcode (Code 128). */
export function barcodeSymbol(text: string): DrawnSymbol {
  const modules = code128(text)
  return { size: modules.length, mask: barMask(modules) }
}

function drawn(matrix: Matrix): DrawnSymbol {
  return { size: matrix.size, mask: matrixMask(matrix) }
}
