import { writeFile } from 'node:fs/promises'
import { Command, Option } from 'commander'
import { rowHeaps, rowStatuses } from '../../../core/words/batch.ts'
import type { CommandContext } from '../../command-context.ts'
import { openHubApi } from '../../reach/hub-api.ts'
import { limitOption } from '../../show/limit-option.ts'
import { right } from '../../show/refusal.ts'
import { table } from '../../show/table.ts'
import { pathOf } from './batch-path.ts'
import type { ShownRow } from './show-batch.ts'

interface RowsOptions {
  readonly status?: string
  readonly heap?: string
  readonly limit: number
  readonly csv?: string
  readonly json?: true
}

/** `uitpost batches rows` */
export function rowsCommand({ terminal, settings }: CommandContext): Command {
  return new Command('rows')
    .description('the rows of a list, with what is wrong with each')
    .argument('<id>', 'bat_…')
    .addOption(new Option('--status <status>', 'only these').choices(rowStatuses))
    .addOption(new Option('--heap <heap>', 'only these').choices(rowHeaps))
    .addOption(limitOption())
    .option('--csv <file>', 'write the rows with their values and reasons to a table, to be corrected and sent again')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  $ uitpost batches rows bat_01kb… --heap fixable\n  $ uitpost batches rows bat_01kb… --status invalid --csv failures.csv',
    )
    .action(async (id: string, { status, heap, limit, csv, json }: RowsOptions) => {
      const api = await openHubApi(settings())
      const wanted = new URLSearchParams({
        ...(status !== undefined && { status }),
        ...(heap !== undefined && { heap }),
      })
      if (csv !== undefined) {
        wanted.set('format', 'csv')
        const answer = await api.fetch(`${pathOf(id)}/rows?${wanted.toString()}`)
        if (!Buffer.isBuffer(answer)) return void right(answer)
        // The table holds names and addresses.
        await writeFile(csv, answer, { mode: 0o600 })
        return terminal.out(`Written to ${csv}`)
      }
      const rows: ShownRow[] = []
      while (rows.length < limit) {
        wanted.set('limit', String(Math.min(200, limit - rows.length)))
        const { items, next } = right(await api.get(`${pathOf(id)}/rows?${wanted.toString()}`)) as {
          items: ShownRow[]
          next?: string
        }
        rows.push(...items)
        if (next === undefined) break
        wanted.set('cursor', next)
      }
      if (json) return terminal.out(JSON.stringify(rows))
      if (rows.length === 0) return terminal.out('There is no such row.')
      terminal.out(
        table(
          ['row', 'status', 'heap', 'reference', 'letter', 'what is wrong'],
          rows.map((each) => [
            each.row,
            each.messageStatus ?? each.status,
            each.heap,
            each.reference ?? '–',
            each.message ?? '–',
            each.issues.map(({ column, detail }) => (column === undefined ? detail : `${column}: ${detail}`)).join(' '),
          ]),
        ),
      )
    })
}
