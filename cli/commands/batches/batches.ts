import { Command } from 'commander'
import type { CommandContext } from '../../command-context.ts'
import { openHubApi } from '../../reach/hub-api.ts'
import { limitOption } from '../../show/limit-option.ts'
import { shortTime, table } from '../../show/table.ts'
import { pathOf, right } from './ask-batch.ts'
import { mendCommand } from './mend-command.ts'
import { rowsCommand } from './rows-command.ts'
import { batchLines, type ShownBatch } from './show-batch.ts'
import { testRowCommand } from './test-row-command.ts'

/** `uitpost batches list|show|rows|pause|resume|cancel|continue|mend|test` */
export function batchesCommand(context: CommandContext): Command {
  return new Command('batches')
    .description('lists of letters: how far they are, their rows, and stopping or continuing them')
    .addCommand(listCommand(context))
    .addCommand(showCommand(context))
    .addCommand(rowsCommand(context))
    .addCommand(
      changeCommand(
        context,
        'pause',
        'stop a list for a while: no more rows are accepted, letters that wait go on waiting',
      ),
    )
    .addCommand(changeCommand(context, 'resume', 'let a paused list go on'))
    .addCommand(changeCommand(context, 'cancel', 'end a list, and cancel its letters that were not handed over'))
    .addCommand(changeCommand(context, 'continue', 'begin the next stage of a list'))
    .addCommand(mendCommand(context))
    .addCommand(testRowCommand(context))
}

function listCommand({ terminal, settings }: CommandContext): Command {
  return new Command('list')
    .description('the lists of the entity, newest first')
    .addOption(limitOption())
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  $ uitpost batches list')
    .action(async ({ limit, json }: { limit: number; json?: true }) => {
      const api = await openHubApi(settings())
      const found: ShownBatch[] = []
      for (let cursor: string | undefined; found.length < limit; ) {
        const asked = `limit=${Math.min(200, limit - found.length)}${cursor === undefined ? '' : `&cursor=${cursor}`}`
        const { items, next } = right(await api.get(`/v1/batches?${asked}`)) as { items: ShownBatch[]; next?: string }
        found.push(...items)
        if (next === undefined) break
        cursor = next
      }
      if (json) return terminal.out(JSON.stringify(found))
      if (found.length === 0) return terminal.out('There is no list.')
      terminal.out(
        table(
          ['list', 'status', 'template', 'rows', 'accepted', 'invalid', 'duplicate', 'posted at'],
          found.map(({ id, status, template, total, counts, createdAt }) => [
            id,
            status,
            template ?? '–',
            total ?? '–',
            counts.accepted,
            counts.invalid,
            counts.duplicate,
            shortTime(createdAt),
          ]),
        ),
      )
    })
}

function showCommand({ terminal, settings }: CommandContext): Command {
  return new Command('show')
    .description('one list: its rows by heap, and its letters by status')
    .argument('<id>', 'bat_…')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  $ uitpost batches show bat_01kb…')
    .action(async (id: string, { json }: { json?: true }) => {
      const batch = right(await (await openHubApi(settings())).get(pathOf(id))) as unknown as ShownBatch
      terminal.out(json ? JSON.stringify(batch, undefined, 2) : batchLines(batch).join('\n'))
    })
}

function changeCommand({ terminal, settings }: CommandContext, name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .argument('<id>', 'bat_…')
    .option('--json', 'print JSON')
    .addHelpText('after', `\nExample:\n  $ uitpost batches ${name} bat_01kb…`)
    .action(async (id: string, { json }: { json?: true }) => {
      const api = await openHubApi(settings())
      const batch = right(await api.post(`${pathOf(id)}/${name}`, {})) as unknown as ShownBatch
      terminal.out(json ? JSON.stringify(batch, undefined, 2) : batchLines(batch).join('\n'))
    })
}
