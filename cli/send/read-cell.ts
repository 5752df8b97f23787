import type { TemplateVariable } from '../../api/contract/template.ts'

const booleans: Readonly<Record<string, boolean>> = {
  true: true,
  ja: true,
  1: true,
  false: false,
  nee: false,
  0: false,
}

/**
 * A cell as the value of a variable: decimal commas, dates as `31/12/2026`, ja and nee. What cannot be read is passed on
 * as it stands: the hub names the fault, with its code.
 */
export function readCell(cell: string, { type }: Pick<TemplateVariable, 'type'>): unknown {
  switch (type) {
    case 'money':
      return decimal(cell.replaceAll(/[€\s]/g, ''))
    case 'number':
    case 'integer': {
      const value = Number(decimal(cell.replaceAll(/\s/g, '')))
      return Number.isFinite(value) ? value : cell
    }
    case 'date':
      return isoDate(cell)
    case 'boolean':
      return booleans[cell.toLowerCase()] ?? cell
    case 'list':
    case 'object':
      return json(cell)
    case 'text':
    case 'longText':
    case 'insz':
    case 'enterpriseNumber':
    case 'iban':
    case 'structuredCommunication':
    case 'url':
      return cell
    default:
      return type satisfies never
  }
}

/** `1.234,50` → `1234.50`; without a comma a point is the decimal sign. */
function decimal(text: string): string {
  return text.includes(',') ? text.replaceAll('.', '').replace(',', '.') : text
}

function isoDate(text: string): string {
  const [, day, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? []
  if (day === undefined || month === undefined || year === undefined) return text
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
