import type { TransferId } from '../../../../archive/transfer/transfer.ts'
import { parseId } from '../../../../core/words/id.ts'
import { CommandFailed } from '../../../command-failed.ts'

/** @throws CommandFailed for the id of something else */
export function transferId(named: string): TransferId {
  const id = parseId('transfer', named)
  if (id === undefined) throw new CommandFailed('This is no id of a transfer.', 'It begins with trf_.', 2)
  return id
}

/** The example at the end of the help of a command. */
export function exampleOf(verb: string, values = ''): string {
  const words = ['uitpost archive transfer', verb, values, '--entity OVO000901'].filter((word) => word !== '')
  return `\nExample:\n  $ ${words.join(' ')}`
}
