import type { WorkbookParts } from './open-parts.ts'
import { readXml } from './read-xml.ts'

/** What the number format of a cell says about its value. */
export type NumberFormat =
  | { readonly kind: 'general' }
  | { readonly kind: 'date'; readonly hasTime: boolean }
  | { readonly kind: 'time'; readonly hasSeconds: boolean }
  /** Hours may exceed 24. */
  | { readonly kind: 'duration' }
  | {
      readonly kind: 'number'
      readonly decimals: number
      /** Decimals that are shown even when they are zeros. */
      readonly shownDecimals: number
      /** Digits that are shown at least: `00000` keeps the zeros of a postal code. */
      readonly digits: number
      readonly isPercentage: boolean
      /** A currency other than the euro, as it is shown before the number. */
      readonly currency?: string
    }

export const general: NumberFormat = { kind: 'general' }

/** The formats that every workbook knows by number (ISO/IEC 29500-1, 18.8.30); the others are general. */
const builtIn: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  14: 'dd/mm/yyyy',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm',
  19: 'h:mm:ss',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'dd/mm/yyyy h:mm',
  37: '#,##0',
  38: '#,##0',
  39: '#,##0.00',
  40: '#,##0.00',
  41: '#,##0',
  42: '#,##0',
  43: '#,##0.00',
  44: '#,##0.00',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
}

/** The format of each style, by its number in the cells. */
export async function readStyles(parts: WorkbookParts, part: string | undefined): Promise<NumberFormat[]> {
  if (part === undefined) return []
  const codes = new Map<number, string>()
  const styles: number[] = []
  let isWithin = false
  await readXml(parts.read(part), {
    open: (name, attributes) => {
      if (name === 'numFmt') codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '')
      else if (name === 'cellXfs') isWithin = true
      else if (name === 'xf' && isWithin) styles.push(Number(attributes['numFmtId'] ?? 0))
    },
    close: (name) => {
      if (name === 'cellXfs') isWithin = false
    },
  })
  const known = new Map<number, NumberFormat>()
  return styles.map((id) => {
    const format = known.get(id) ?? readFormat(codes.get(id) ?? builtIn[id] ?? 'General')
    known.set(id, format)
    return format
  })
}

/** @param code as the file writes it: always with the English letters and signs, whatever the language of its user */
export function readFormat(code: string): NumberFormat {
  const [positive = ''] = code.split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/)
  const bare = positive.replaceAll(/"[^"]*"|\\.|_.|\*./g, '')
  if (/general|standaard|@/i.test(bare) || bare.trim() === '') return general
  if (/\[(h+|m+|s+)\]/i.test(bare)) return { kind: 'duration' }
  const letters = bare.replaceAll(/\[[^\]]*\]|am\/pm|a\/p/gi, '').toLowerCase()
  const hasTime = /[hs]/.test(letters)
  const hasDate = /[yd]/.test(letters) || (letters.includes('m') && !hasTime)
  if (hasDate) return { kind: 'date', hasTime }
  if (hasTime) return { kind: 'time', hasSeconds: letters.includes('s') }
  if (/e[+-]|\?\/|#\/|\/\d/i.test(letters)) return general
  return numberFormat(positive, letters)
}

function numberFormat(code: string, letters: string): NumberFormat {
  const [whole = '', fraction = ''] = letters.split('.')
  const decimals = (/^[0#?]*/.exec(fraction)?.[0] ?? '').length
  const shownDecimals = (/^0*/.exec(fraction)?.[0] ?? '').length
  // Literal signs divide the digits of `00"."00"."00-000"."00`, in which no point divides decimals.
  const digits = whole.replaceAll(/[^0]/g, '').length
  const currency = currencyOf(code)
  return {
    kind: 'number',
    decimals,
    shownDecimals,
    digits,
    isPercentage: letters.includes('%'),
    ...(currency !== undefined && { currency }),
  }
}

function currencyOf(code: string): string | undefined {
  const sign =
    /\[\$([^\]-]+)(?:-[0-9A-F]+)?\]/i.exec(code)?.[1] ?? /[$£¥₤]|\b(?:USD|GBP|CHF|JPY|SEK|DKK)\b/.exec(code)?.[0]
  const bare = sign?.trim() ?? ''
  return bare === '' || /^(€|EUR|euro)$/i.test(bare) ? undefined : bare
}
