import { Command } from 'commander'
import type { CommandContext } from '../command-context.ts'
import { CommandFailed } from '../command-failed.ts'
import { openHubApi } from '../reach/hub-api.ts'
import { messageLines } from '../show/message.ts'
import { refusalLines } from '../show/refusal.ts'

/** `uitpost status ID` */
export function statusCommand({ terminal, settings }: CommandContext): Command {
  return new Command('status')
    .description('show the state of a message')
    .argument('<id>', 'the id of the message, msg_…')
    .option('--json', 'print the answer of the API')
    .addHelpText(
      'after',
      `
Asks the hub of UITPOST_URL with UITPOST_API_KEY; without them, the trial of DATA_DIR.

Example:
  $ uitpost status msg_01kb…`,
    )
    .action(async (id: string, { json }: { json?: true }) => {
      const api = await openHubApi(settings())
      const answer = await api.get(`/v1/messages/${encodeURIComponent(id)}`)
      if (!answer.ok) throw new CommandFailed(refusalLines(answer).join('\n'))
      terminal.out(json ? JSON.stringify(answer.body, undefined, 2) : messageLines(answer.body).join('\n'))
    })
}
