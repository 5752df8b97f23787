import type { TemplateVariable } from '../../ui/api/template-types.ts'

/** Columns of the recipient, under names that the hub knows, with the values of a person who does not exist. */
const recipient = {
  nl: [
    ['Kenmerk', 'VB-2026-001'],
    ['Rijksregisternummer', ''],
    ['Naam', 'Mieke Voorbeeld'],
    ['E-mail', ''],
    ['Straat', 'Proefstraat'],
    ['Huisnummer', '12'],
    ['Bus', ''],
    ['Postcode', '9000'],
    ['Gemeente', 'Gent'],
  ],
  en: [
    ['Reference', 'EX-2026-001'],
    ['National number', ''],
    ['Name', 'Mieke Voorbeeld'],
    ['Email', ''],
    ['Street', 'Proefstraat'],
    ['House nr', '12'],
    ['Box', ''],
    ['Post code', '9000'],
    ['City', 'Gent'],
  ],
} as const

/** A list with one row, as a spreadsheet of Belgium opens it: semicolons, and a mark by which Excel reads UTF-8. */
export function exampleList(variables: readonly TemplateVariable[], language: string): Blob {
  const columns = [
    ...(language === 'en' ? recipient.en : recipient.nl),
    ...variables.map(({ name, type, example }) => [name, cellOf(type, example)] as const),
  ]
  const lines = [columns.map(([head]) => head), columns.map(([, value]) => value)]
  const text = lines.map((cells) => cells.map(quoted).join(';')).join('\r\n')
  return new Blob([`\uFEFF${text}\r\n`], { type: 'text/csv;charset=utf-8' })
}

function cellOf(type: TemplateVariable['type'], example: unknown): string {
  if (example === undefined || example === null) return ''
  if (type === 'boolean') return example === true ? 'ja' : 'nee'
  if (type === 'date' && typeof example === 'string') return example.replace(/^(\d{4})-(\d\d)-(\d\d)$/, '$3/$2/$1')
  if (type === 'money' || type === 'number') return String(example).replace('.', ',')
  return typeof example === 'string' || typeof example === 'number' ? String(example) : JSON.stringify(example)
}

function quoted(cell: string): string {
  return /[";\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
