import { itemFields, itemType } from '../columns/item-fields.ts'
import type { TableVariable } from '../columns/table-variable.ts'
import { cellForms, type ReadCell } from './cell-value.ts'
import { readScalar } from './read-scalar.ts'

/**
 * The items of a list in one cell: one below the other or with `|` between them; the values of an item have `;` between them, in the
 * order of the template. A cell that begins with `[` is JSON.
 */
export function readList(cell: string, variable: TableVariable): ReadCell {
  if (cell.startsWith('[')) return readJsonList(cell)
  const fields = itemFields(variable)
  const parts = cell.split(fields.length > 0 ? /\n|\|/ : /\n|\||;/).map((part) => part.trim())
  const items: unknown[] = []
  for (const [place, part] of parts.filter((each) => each !== '').entries()) {
    const read = fields.length > 0 ? readItem(part, fields) : readValue(part, { name: '', type: itemType(variable) })
    if ('fault' in read) return { fault: `Item ${place + 1}: ${read.fault}` }
    items.push(read.value)
  }
  return { value: items }
}

function readItem(text: string, fields: readonly TableVariable[]): ReadCell {
  const cells = text.split(';').map((cell) => cell.trim())
  const names = fields.map(({ name }) => name).join('; ')
  if (cells.length > fields.length)
    return { fault: `It has ${cells.length} values; an item has ${fields.length}: ${names}.` }
  const item: Record<string, unknown> = {}
  for (const [place, field] of fields.entries()) {
    const cell = cells[place] ?? ''
    if (cell === '') continue
    const read = readValue(cell, field)
    if ('fault' in read) return { fault: `${field.name}: ${read.fault}` }
    item[field.name] = read.value
  }
  return { value: item }
}

function readValue(cell: string, variable: TableVariable): ReadCell {
  const read = readScalar(cell, variable.type)
  return 'fault' in read ? { fault: `${read.fault} Write ${cellForms[variable.type]}.` } : read
}

function readJsonList(cell: string): ReadCell {
  try {
    return { value: JSON.parse(cell) }
  } catch {
    return { fault: 'It begins as JSON, and is none.' }
  }
}
