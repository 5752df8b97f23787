import type { PrintContract } from '../../../channels/print/store/contracts/contracts.ts'
import { type Id, parseId } from '../../../core/words/id.ts'
import { CommandFailed } from '../../command-failed.ts'

/** @throws CommandFailed for a text that is no id of a contract */
export function contractId(named: string): Id<'printContract'> {
  const id = parseId('printContract', named)
  if (id === undefined) throw new CommandFailed('This is no id of a print contract.', 'It begins with ctr_.', 2)
  return id
}

/** @throws CommandFailed where there is none */
export function contractOf(found: PrintContract | undefined, named: string): PrintContract {
  if (found === undefined)
    throw new CommandFailed(`There is no contract ${named}.`, '`uitpost print-contracts list` shows them.')
  return found
}
