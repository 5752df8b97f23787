import { Command } from 'commander'
import type { CommandContext } from '../../command-context.ts'
import { CommandFailed } from '../../command-failed.ts'
import { openHubApi } from '../../reach/hub-api.ts'
import { messageLines } from '../../show/message.ts'
import { refusalLines } from '../../show/refusal.ts'

interface Change {
  readonly name: 'hold' | 'release' | 'cancel' | 'schedule'
  readonly description: string
  readonly example: string
}

const changes: readonly Change[] = [
  {
    name: 'hold',
    description: 'keep a letter back until it is released',
    example: 'hold msg_01kb… --reason "wrong amount"',
  },
  { name: 'release', description: 'let a held letter go', example: 'release msg_01kb…' },
  { name: 'cancel', description: 'cancel a letter that was not handed over', example: 'cancel msg_01kb…' },
  {
    name: 'schedule',
    description: 'give a letter that waits another moment',
    example: 'schedule msg_01kb… --at 2026-12-01T08:00:00+01:00',
  },
]

/** `uitpost messages hold|release|cancel|schedule ID`: what is possible, and until when, `uitpost status ID` shows. */
export function changeCommands(context: CommandContext): Command[] {
  return changes.map((change) => changeCommand(context, change))
}

function changeCommand({ terminal, settings }: CommandContext, { name, description, example }: Change): Command {
  const command = new Command(name)
    .description(description)
    .argument('<id>', 'the id of the message, msg_…')
    .option('--reason <text>', 'why; it is kept in the timeline')
    .option('--json', 'print the answer of the API')
  if (name === 'schedule')
    command.requiredOption('--at <moment>', 'not before, with its offset: 2026-12-01T08:00:00+01:00')
  return command
    .addHelpText(
      'after',
      `
Asks the hub of UITPOST_URL with UITPOST_API_KEY; without them, the trial of DATA_DIR.

Example:
  $ uitpost messages ${example}`,
    )
    .action(async (id: string, { reason, at, json }: { reason?: string; at?: string; json?: true }) => {
      const api = await openHubApi(settings())
      const answer = await api.post(`/v1/messages/${encodeURIComponent(id)}/${name}`, {
        ...(reason !== undefined && { reason }),
        ...(at !== undefined && { sendAfter: at }),
      })
      if (!answer.ok) throw new CommandFailed(refusalLines(answer).join('\n'))
      terminal.out(json ? JSON.stringify(answer.body, undefined, 2) : messageLines(answer.body).join('\n'))
    })
}
