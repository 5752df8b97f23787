import { setTimeout as sleep } from 'node:timers/promises'
import type { TableVariable } from '../../dispatcher/batches/columns/table-variable.ts'
import type { CommandContext } from '../command-context.ts'
import { CommandFailed } from '../command-failed.ts'
import { pathOf } from '../commands/batches/batch-path.ts'
import type { ShownBatch } from '../commands/batches/show-batch.ts'
import type { HubApi } from '../reach/hub-api.ts'
import { right } from '../show/refusal.ts'
import { type Interruption, interrupted } from './follow-list.ts'
import { type HubColumn, mapColumns } from './map-columns.ts'

interface ListTable {
  readonly reading: boolean
  readonly sheet?: string
  readonly columns?: readonly HubColumn[]
  readonly notes?: readonly { readonly detail: string }[]
}

const pollMs = 400

/**
 * Shows what each column of the list is used for and confirms it. A list whose columns were confirmed before is left as it is.
 * @throws CommandFailed for a column without a use; the list then waits, for the same command with --map
 */
export async function confirmColumns(
  { terminal }: CommandContext,
  api: HubApi,
  list: { readonly id: string; readonly name: string; readonly isDryRun: boolean },
  given: {
    readonly variables: readonly TableVariable[]
    readonly map: readonly string[]
    readonly set: readonly string[]
  },
  interruption: Interruption,
): Promise<void> {
  const table = await readTable(api, list.id, interruption)
  if (table === undefined) return
  for (const { detail } of table.notes ?? []) terminal.tell(`Note: ${detail}`)
  const { mapping, lines, isGuessed } = mapColumns(table.columns ?? [], given.variables, given.map)
  if (isGuessed)
    terminal.tell(
      [`Columns of ${list.name}${table.sheet === undefined ? '' : `, sheet ${table.sheet}`}:`, ...lines].join('\n'),
    )
  const remember = isGuessed && !list.isDryRun
  const wish = { columns: mapping, constants: Object.fromEntries(given.set.map(readConstant)), remember }
  right(await api.put(`${pathOf(list.id)}/columns`, wish))
  if (remember) terminal.tell('The use of the columns is remembered for the template.')
}

/** Undefined where the list does not wait for its columns. */
async function readTable(api: HubApi, id: string, interruption: Interruption): Promise<ListTable | undefined> {
  for (;;) {
    const list = right(await api.get(pathOf(id))) as unknown as ShownBatch
    if (list.waitsFor !== 'columns') return undefined
    const table = right(await api.get(`${pathOf(id)}/columns`)) as unknown as ListTable
    if (!table.reading) return table
    if (interruption.isRequested()) throw interrupted(id)
    await sleep(pollMs)
  }
}

function readConstant(text: string): [string, string] {
  const at = text.indexOf('=')
  if (at < 1) throw new CommandFailed(`--set ${text} cannot be read.`, 'Write it as --set jaar=2026.', 2)
  return [text.slice(0, at), text.slice(at + 1)]
}
