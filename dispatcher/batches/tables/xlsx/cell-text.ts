/** Collects the text of a cell with its formatting left out; phonetic hints (`rPh`) are no part of it. */
export interface CellText {
  readonly clear: () => void
  readonly open: (element: string) => void
  readonly close: (element: string) => void
  readonly add: (text: string) => void
  readonly value: () => string
}

export function openText(): CellText {
  let text = ''
  let isWithin = false
  let hint = 0
  return {
    clear: () => {
      text = ''
      isWithin = false
      hint = 0
    },
    open: (element) => {
      if (element === 't' && hint === 0) isWithin = true
      else if (element === 'rPh') hint += 1
    },
    close: (element) => {
      if (element === 't') isWithin = false
      else if (element === 'rPh') hint -= 1
    },
    add: (more) => {
      if (isWithin) text += more
    },
    value: () => unescaped(text),
  }
}

/** `_x000D_` is a character that XML cannot hold; `_x005F_` an underscore before such a sequence (ISO/IEC 29500-1, 22.9.2.19). */
export function unescaped(text: string): string {
  if (!text.includes('_x') && !text.includes('\r')) return text
  return text
    .replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replaceAll(/\r\n?/g, '\n')
}
