import QRCode from 'qrcode'
import { dataMatrix } from './data-matrix.ts'
import { type Matrix, matrixPath } from './matrix-path.ts'

/** A symbol ready to be drawn. */
export interface DrawnSymbol {
  /** Modules on a side, without the white around it. */
  readonly size: number
  readonly operators: string
}

/** Searching the best of eight masks costs more than the rest of the symbol; scanners read every mask. */
const mask = 3

/** Payment data: level M, at most version 13 (EPC069-12). */
export function paymentQr(text: string): DrawnSymbol {
  return drawn(qrMatrix(text, 'M'))
}

export function plainQr(text: string, level: 'L' | 'M'): DrawnSymbol {
  return drawn(qrMatrix(text, level))
}

export function replySymbol(reference: string): DrawnSymbol {
  return drawn(dataMatrix(reference))
}

export function qrMatrix(text: string, level: 'L' | 'M'): Matrix {
  // Said to be bytes, it is not searched for the shortest mix of modes, which costs as much as the symbol itself.
  const segments = [{ data: new TextEncoder().encode(text), mode: 'byte' as const }]
  const { modules } = QRCode.create(segments, { errorCorrectionLevel: level, maskPattern: mask })
  return { size: modules.size, modules: modules.data }
}

function drawn(matrix: Matrix): DrawnSymbol {
  return { size: matrix.size, operators: matrixPath(matrix) }
}
