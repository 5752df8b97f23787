import { Command } from 'commander'
import type { CommandContext } from '../../command-context.ts'
import { changeCommands } from './messages-change.ts'
import { previewCommand } from './messages-preview.ts'
import { testLetterCommand } from './messages-test.ts'

/** `uitpost messages preview|test|hold|release|cancel|schedule` */
export function messagesCommand(context: CommandContext): Command {
  const command = new Command('messages')
    .description('letters before they leave: preview, test, hold, release, cancel, schedule')
    .addCommand(previewCommand(context))
    .addCommand(testLetterCommand(context))
  for (const change of changeCommands(context)) command.addCommand(change)
  return command
}
