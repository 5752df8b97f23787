import { Command } from 'commander'
import { readStages } from '../../../core/words/batch.ts'
import type { CommandContext } from '../../command-context.ts'
import { CommandFailed } from '../../command-failed.ts'
import { openHubApi } from '../../reach/hub-api.ts'
import { right } from '../../show/refusal.ts'
import { shortTime } from '../../show/table.ts'
import { pathOf } from './batch-path.ts'
import { batchLines, type ShownBatch } from './show-batch.ts'

/** `uitpost batches stages` */
export function stagesCommand({ terminal, settings }: CommandContext): Command {
  return new Command('stages')
    .description('show the stages of a list, or choose them before the first one')
    .argument('<id>', 'bat_…')
    .argument('[stages]', 'seeds, numbers of rows, and rest as the last')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  $ uitpost batches stages bat_01kb…\n  $ uitpost batches stages bat_01kb… 50,rest',
    )
    .action(async (id: string, wanted: string | undefined, { json }: { json?: true }) => {
      const api = await openHubApi(settings())
      const answer =
        wanted === undefined
          ? await api.get(pathOf(id))
          : await api.put(`${pathOf(id)}/stages`, { stages: stagesOf(wanted) })
      const batch = right(answer) as unknown as ShownBatch
      terminal.out(json ? JSON.stringify(batch, undefined, 2) : [...batchLines(batch), ...begunLines(batch)].join('\n'))
    })
}

/** @throws CommandFailed */
function stagesOf(text: string): readonly (string | number)[] {
  const stages = readStages(text)
  if (stages === undefined)
    throw new CommandFailed(`${text} is no list of stages.`, 'Write them as seeds,50,rest; the last one is rest.', 2)
  return stages
}

function begunLines({ begun = [] }: ShownBatch): string[] {
  return begun.map(({ stage, at, by, letters }) => {
    const counts = Object.entries(letters).map(([status, count]) => `${count} ${status}`)
    return `  ${stage}: begun ${shortTime(at)}${by === undefined ? '' : ` by ${by}`}; ${counts.join(', ') || 'no letters'}`
  })
}
