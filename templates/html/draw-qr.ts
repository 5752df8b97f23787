import { escapeHtml } from '../../core/escape-html.ts'
import { qrMatrix } from '../pdf/draw/qr-code.ts'

/** A QR code (level M) as one SVG path with four white modules around it, sharp at any size and on any printer. */
export function drawQr(text: string, alt: string): string {
  const { size, modules } = qrMatrix(text, 'M')
  const side = size + 8
  let path = ''
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; column++)
      if (modules[row * size + column]) {
        const from = column
        while (column + 1 < size && modules[row * size + column + 1]) column++
        path += `M${from + 4} ${row + 4}h${column - from + 1}v1h-${column - from + 1}z`
      }
  return `<svg class="up-paper" role="img" aria-label="${escapeHtml(alt)}" viewBox="0 0 ${side} ${side}" width="164" height="164" xmlns="http://www.w3.org/2000/svg"><path fill="#fff" d="M0 0h${side}v${side}H0z"/><path d="${path}"/></svg>`
}
