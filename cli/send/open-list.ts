import type { ColumnMapping } from '../../dispatcher/batches/columns/column-use.ts'
import type { CsvColumn } from '../../dispatcher/batches/columns/csv-columns.ts'
import type { CsvRow } from '../../dispatcher/batches/csv/csv-row.ts'
import { joinRows } from '../../dispatcher/batches/csv/join-rows.ts'
import { openTable } from '../../dispatcher/batches/tables/open-table.ts'
import { tableLimits } from '../../dispatcher/batches/tables/table-limits.ts'
import type { HubApi } from '../reach/hub-api.ts'
import type { Terminal } from '../terminal.ts'
import type { TemplateFacts } from './letter-of-flags.ts'
import { mapColumns } from './map-columns.ts'

/** A list as it is sent: its columns have a use, and each row is a letter. */
export interface OpenedList {
  readonly heads: readonly string[]
  readonly delimiter?: string
  readonly columns: readonly CsvColumn[]
  readonly rows: readonly CsvRow[]
  /** The mapping, where it holds more than the names of the columns state themselves. */
  readonly mapping?: ColumnMapping
}

export interface ListSource {
  /** The name of the list in what is shown. */
  readonly name: string
  readonly bytes: AsyncIterable<Uint8Array>
  readonly template: string
  readonly facts: TemplateFacts
}

export interface ListOptions {
  readonly sheet?: string
  readonly map?: readonly string[]
}

/** Rows by which the uses of the columns are guessed. */
const sampleRows = 20

/** Reads the list and shows how its columns are read. @throws TableRefused; CommandFailed for a column without a use */
export async function openList(
  terminal: Terminal,
  api: HubApi,
  { name, bytes, template, facts: { variables } }: ListSource,
  { sheet, map: given = [] }: ListOptions,
): Promise<OpenedList> {
  const table = await openTable(bytes, tableLimits, { sheet })
  try {
    for (const { detail } of table.notes) terminal.tell(`Note: ${detail}`)
    const remembered = await rememberedMapping(api, template)
    const rows = await firstRows(table.rows)
    const { columns, mapping, lines, isGuessed } = mapColumns({ table, rows, variables, remembered, given })
    if (isGuessed) {
      const where = table.sheet === undefined ? '' : `, sheet ${table.sheet}`
      terminal.tell([`Columns of ${name}${where}:`, ...lines].join('\n'))
    }
    const all: CsvRow[] = []
    for await (const row of joinRows(table.rows, columns)) all.push(row)
    return {
      heads: table.heads,
      ...(table.delimiter !== undefined && { delimiter: table.delimiter }),
      columns,
      rows: all,
      ...(isGuessed && { mapping }),
    }
  } finally {
    await table.close()
  }
}

async function firstRows(rows: AsyncIterable<CsvRow>): Promise<(readonly string[])[]> {
  const first: (readonly string[])[] = []
  for await (const { cells } of rows) {
    first.push(cells)
    if (first.length === sampleRows) break
  }
  return first
}

async function rememberedMapping(api: HubApi, template: string): Promise<ColumnMapping> {
  const answer = await api.get(mappingPath(template))
  return answer.ok ? ((answer.body['columns'] ?? {}) as ColumnMapping) : {}
}

/** Remembers the uses for the next list; a key that may not, and a hub that is away, lose nothing of what was sent. */
export async function rememberMapping(
  terminal: Terminal,
  api: HubApi,
  template: string,
  columns: ColumnMapping,
): Promise<void> {
  const answer = await api.put(mappingPath(template), { columns }).catch(() => undefined)
  terminal.tell(
    answer?.ok === true
      ? `The use of the columns is remembered for ${template}.`
      : `The use of the columns could not be remembered for ${template}.`,
  )
}

function mappingPath(template: string): string {
  return `/v1/templates/${encodeURIComponent(template)}/column-mapping`
}
