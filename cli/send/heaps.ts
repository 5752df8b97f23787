import { pathOf } from '../commands/batches/batch-path.ts'
import type { ShownRow } from '../commands/batches/show-batch.ts'
import type { HubApi } from '../reach/hub-api.ts'
import { right } from '../show/refusal.ts'

/** Rows of a group that are named; the others are counted. */
const maxNamed = 3
/** Rows at fault that are read for the summary. */
const maxRead = 2_000
const perCall = 200

/**
 * The lines about the rows that are not sent: first those that can be repaired, then those that a person has to decide about; in each
 * heap by fault, the fault of most rows first.
 */
export async function heapLines(api: HubApi, list: string): Promise<string[]> {
  const rows = await readInvalid(api, list)
  const fixable = rows.filter(({ heap: of }) => of === 'fixable')
  const refused = rows.filter(({ heap: of }) => of !== 'fixable')
  const more = rows.length < maxRead ? [] : [`Only the first ${maxRead} rows at fault are counted here.`]
  return [...heap('To repair', fixable), ...heap('Refused', refused), ...more]
}

async function readInvalid(api: HubApi, list: string): Promise<ShownRow[]> {
  const rows: ShownRow[] = []
  for (let cursor: string | undefined; rows.length < maxRead; ) {
    const asked = `status=invalid&limit=${perCall}${cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`}`
    const page = right(await api.get(`${pathOf(list)}/rows?${asked}`)) as { items: ShownRow[]; next?: string }
    rows.push(...page.items)
    if (page.next === undefined) break
    cursor = page.next
  }
  return rows
}

function heap(title: string, rows: readonly ShownRow[]): string[] {
  if (rows.length === 0) return []
  const groups = new Map<string, ShownRow[]>()
  for (const row of rows)
    for (const issue of row.issues) {
      const name = `${issue.column === undefined ? '' : `${issue.column}: `}${issue.detail} (${issue.code})`
      groups.set(name, [...(groups.get(name) ?? []), row])
    }
  const sorted = [...groups].toSorted(([, a], [, b]) => b.length - a.length)
  return [`${title}: ${counted(rows.length)}`, ...sorted.flatMap(([fault, of]) => groupLines(fault, of))]
}

function groupLines(fault: string, rows: readonly ShownRow[]): string[] {
  const named = rows.slice(0, maxNamed).map((row) => `    ${rowName(row)}`)
  const more = rows.length - named.length
  return [`  ${counted(rows.length)} · ${fault}`, ...named, ...(more > 0 ? [`    and ${counted(more)} more`] : [])]
}

/** `Row 4 (reference CSV-4)` */
function rowName({ row, reference }: ShownRow): string {
  return `Row ${row}${reference === undefined ? '' : ` (reference ${reference})`}`
}

function counted(rows: number): string {
  return rows === 1 ? '1 row' : `${rows} rows`
}
