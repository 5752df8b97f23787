import { Command } from 'commander'
import type { CommandContext } from '../../command-context.ts'
import { openHubApi } from '../../reach/hub-api.ts'
import { right } from '../../show/refusal.ts'
import { table } from '../../show/table.ts'
import { pathOf } from './batch-path.ts'

interface ShownFaults {
  readonly alike: number
  readonly items: readonly {
    readonly heap: string
    readonly column?: string
    readonly issue: { readonly code: string; readonly detail: string }
    readonly rows: number
    readonly firstRows: readonly number[]
    readonly values: readonly { readonly value: string; readonly rows: number }[]
  }[]
}

/** `uitpost batches faults`: without values, which are shown where they are mended. */
export function faultsCommand({ terminal, settings }: CommandContext): Command {
  return new Command('faults')
    .description('what is wrong in a list, the fault of most rows first')
    .argument('<id>', 'bat_…')
    .option('--json', 'print JSON, with the values that the rows have')
    .addHelpText('after', '\nExample:\n  $ uitpost batches faults bat_01kb…')
    .action(async (id: string, { json }: { json?: true }) => {
      const api = await openHubApi(settings())
      const faults = right(await api.get(`${pathOf(id)}/faults`)) as unknown as ShownFaults
      if (json) return terminal.out(JSON.stringify(faults))
      if (faults.items.length === 0) terminal.out('No row is at fault.')
      else
        terminal.out(
          table(
            ['rows', 'heap', 'column', 'code', 'values', 'first rows', 'what is wrong'],
            faults.items.map(({ rows, heap, column, issue, values, firstRows }) => [
              rows,
              heap,
              column ?? '–',
              issue.code,
              values.length,
              firstRows.join(', '),
              issue.detail,
            ]),
          ),
        )
      if (faults.alike > 0) terminal.out(`${faults.alike} rows resemble another row or an earlier letter.`)
    })
}
