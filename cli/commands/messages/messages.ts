import { Command } from 'commander'
import type { CommandContext } from '../../command-context.ts'
import { previewCommand } from './messages-preview.ts'

/** `uitpost messages preview` */
export function messagesCommand(context: CommandContext): Command {
  return new Command('messages').description('letters before they leave').addCommand(previewCommand(context))
}
