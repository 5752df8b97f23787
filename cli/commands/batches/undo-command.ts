import { Command } from 'commander'
import type { CommandContext } from '../../command-context.ts'
import { openHubApi } from '../../reach/hub-api.ts'
import { right } from '../../show/refusal.ts'
import { pathOf } from './batch-path.ts'
import { type ShownMend, waitForMend } from './wait-for-mend.ts'

/** `uitpost batches undo` */
export function undoCommand({ terminal, settings }: CommandContext): Command {
  return new Command('undo')
    .description('take a mend back: its rows have the values again that they had before')
    .argument('<id>', 'bat_…')
    .argument('<mend>', 'men_…, as `mend` printed it')
    .option('--partly', 'leave rows as they are that were accepted or mended again')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  $ uitpost batches undo bat_01kb… men_01kb…')
    .action(async (id: string, mend: string, { partly, json }: { partly?: true; json?: true }) => {
      const api = await openHubApi(settings())
      const path = `${pathOf(id)}/mends/${encodeURIComponent(mend)}/undo`
      const begun = right(await api.post(path, { partly: partly === true })) as unknown as ShownMend
      const done = await waitForMend(api, id, begun)
      terminal.out(json ? JSON.stringify(done) : `${done.undone} of ${done.mended} rows are as they were.`)
    })
}
