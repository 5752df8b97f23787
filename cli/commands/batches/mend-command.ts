import { Command } from 'commander'
import type { CommandContext } from '../../command-context.ts'
import { CommandFailed } from '../../command-failed.ts'
import { openHubApi } from '../../reach/hub-api.ts'
import { right } from '../../show/refusal.ts'
import { pathOf } from './batch-path.ts'
import type { ShownRow } from './show-batch.ts'
import { type ShownMend, waitForMend } from './wait-for-mend.ts'

interface MendOptions {
  readonly row?: string
  readonly column?: string
  readonly from?: string
  readonly to?: string
  readonly set?: readonly string[]
  readonly json?: true
}

/** `uitpost batches mend` */
export function mendCommand(context: CommandContext): Command {
  const many = (value: string, before: readonly string[] = []): string[] => [...before, value]
  return new Command('mend')
    .description('write values over those of a row, or one value over an equal one in every row that is at fault')
    .argument('<id>', 'bat_…')
    .option('--row <n>', 'one row')
    .option(
      '--set <column=value>',
      'the new value of a column of that row; without value: as it was; may be repeated',
      many,
    )
    .option('--column <name>', 'one column of many rows')
    .option('--from <value>', 'the value that these rows have now')
    .option('--to <value>', 'the new value')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      `
Examples:
  $ uitpost batches mend bat_01kb… --row 17 --set postalCode=9000
  $ uitpost batches mend bat_01kb… --column municipality --from '9000 Gand' --to Gent`,
    )
    .action(async (id: string, { row, set, column, from, to, json }: MendOptions) => {
      if (row !== undefined && set !== undefined) return mendOne(context, id, row, set, json)
      if (column !== undefined && from !== undefined && to !== undefined)
        return mendMany(context, id, { column, from, to }, json)
      throw new CommandFailed('Which values?', 'Give --row with --set, or --column with --from and --to.', 2)
    })
}

async function mendOne(
  { terminal, settings, exitWith }: CommandContext,
  id: string,
  row: string,
  set: readonly string[],
  json: true | undefined,
): Promise<void> {
  const values = Object.fromEntries(
    set.map((each) => {
      const at = each.indexOf('=')
      if (at < 1) throw new CommandFailed(`${each} names no column and value.`, 'Write --set column=value.', 2)
      return [each.slice(0, at), at === each.length - 1 ? null : each.slice(at + 1)]
    }),
  )
  const api = await openHubApi(settings())
  const mended = right(await api.patch(`${pathOf(id)}/rows/${encodeURIComponent(row)}`, values)) as unknown as ShownRow
  if (mended.status === 'invalid') exitWith(3)
  if (json) return terminal.out(JSON.stringify(mended))
  terminal.out(`Row ${mended.row} is ${mended.status}.`)
  if (mended.mend !== undefined) terminal.out(`Take it back: uitpost batches undo ${id} ${mended.mend}`)
  for (const { column, detail } of mended.issues)
    terminal.out(`  ${column === undefined ? '' : `${column}: `}${detail}`)
}

async function mendMany(
  { terminal, settings, exitWith }: CommandContext,
  id: string,
  mend: { readonly column: string; readonly from: string; readonly to: string },
  json: true | undefined,
): Promise<void> {
  const api = await openHubApi(settings())
  const begun = right(await api.patch(`${pathOf(id)}/rows`, mend)) as unknown as ShownMend
  const done = await waitForMend(api, id, begun)
  if (done.ready < done.rows) exitWith(3)
  if (json) return terminal.out(JSON.stringify(done))
  terminal.out(`${done.mended} rows mended, of which ${done.ready} are ready.`)
  if (done.skipped > 0) terminal.out(`${done.skipped} rows were changed by another person, and stayed as they are.`)
  terminal.out(`Take it back: uitpost batches undo ${id} ${done.id}`)
}
