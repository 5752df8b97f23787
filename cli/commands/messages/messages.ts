import { Command } from 'commander'
import type { CommandContext } from '../../command-context.ts'
import { changeCommands } from './messages-change.ts'
import { previewCommand } from './messages-preview.ts'
import { stepCommand } from './messages-step.ts'
import { testLetterCommand } from './messages-test.ts'
import { upcomingCommand } from './messages-upcoming.ts'

/** `uitpost messages preview|test|upcoming|step|hold|release|cancel|schedule` */
export function messagesCommand(context: CommandContext): Command {
  const command = new Command('messages')
    .description(
      'letters before they leave, and what follows: preview, test, upcoming, step, hold, release, cancel, schedule',
    )
    .addCommand(previewCommand(context))
    .addCommand(testLetterCommand(context))
    .addCommand(upcomingCommand(context))
    .addCommand(stepCommand(context))
  for (const change of changeCommands(context)) command.addCommand(change)
  return command
}
