import type { Message } from '../../ui/api/api-types.ts'

/** The order in which commands are offered and explained. */
export const commands = ['schedule', 'hold', 'release', 'cancel', 'resend', 'copy'] as const
export type Command = (typeof commands)[number]

/**
 * Whether a command is offered: the API says what is possible. Sending again is offered once the letter was sent, whatever its
 * outcome, since one that is still on its way would leave twice.
 */
export function mayDo(message: Message, command: Command): boolean {
  if (!message.possible[command].now) return false
  return command !== 'resend' || message.final || message.status === 'sent'
}
