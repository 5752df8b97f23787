import { Command } from 'commander'
import type { CommandContext } from '../../command-context.ts'
import { openHubApi } from '../../reach/hub-api.ts'
import { limitOption } from '../../show/limit-option.ts'
import { right } from '../../show/refusal.ts'
import { shortTime, table } from '../../show/table.ts'
import { pathOf } from './batch-path.ts'
import { failuresCommand, settleFailuresCommand } from './failure-commands.ts'
import { faultsCommand } from './faults-command.ts'
import { historyCommand } from './history-command.ts'
import { mendCommand } from './mend-command.ts'
import { previewRowCommand } from './preview-command.ts'
import { rowsCommand } from './rows-command.ts'
import { batchLines, type ShownBatch } from './show-batch.ts'
import { stagesCommand } from './stages-command.ts'
import { type ShownStop, stopLine, stopPreviewCommand } from './stop-preview-command.ts'
import { testRowCommand } from './test-row-command.ts'
import { totalsCommand } from './totals-command.ts'
import { undoCommand } from './undo-command.ts'
import { watchCommand } from './watch-command.ts'

/** `uitpost batches …`: the commands on lists that were posted. */
export function batchesCommand(context: CommandContext): Command {
  return new Command('batches')
    .description('lists of letters: how far they are, their rows, and stopping or continuing them')
    .addCommand(listCommand(context))
    .addCommand(showCommand(context))
    .addCommand(rowsCommand(context))
    .addCommand(faultsCommand(context))
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
    .addCommand(stagesCommand(context))
    .addCommand(stopPreviewCommand(context))
    .addCommand(historyCommand(context))
    .addCommand(watchCommand(context))
    .addCommand(undoCommand(context))
    .addCommand(previewRowCommand(context))
    .addCommand(totalsCommand(context))
    .addCommand(failuresCommand(context))
    .addCommand(settleFailuresCommand(context, 'retry', 'try again what failed of a list, after the cause was removed'))
    .addCommand(settleFailuresCommand(context, 'refuse', 'go on without the rows of a list on which the hub fails'))
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
  const command = new Command(name)
    .description(description)
    .argument('<id>', 'bat_…')
    .option('--json', 'print JSON')
    .addHelpText('after', `\nExample:\n  $ uitpost batches ${name} bat_01kb…`)
  if (name === 'pause' || name === 'cancel') command.option('--reason <text>', 'why; colleagues read it')
  return command.action(async (id: string, { json, reason }: { json?: true; reason?: string }) => {
    const api = await openHubApi(settings())
    const asked = reason === undefined ? {} : { reason }
    const batch = right(await api.post(`${pathOf(id)}/${name}`, asked)) as unknown as ShownBatch & {
      stopped?: ShownStop
    }
    if (json) return terminal.out(JSON.stringify(batch, undefined, 2))
    terminal.out(batchLines(batch).join('\n'))
    if (batch.stopped !== undefined) terminal.out(`  ${stopLine(batch.stopped)}`)
  })
}
