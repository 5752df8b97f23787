import type { Database } from '../../../core/db/database.ts'
import { parseId } from '../../../core/words/id.ts'
import type { DeliveryCase } from '../../../dispatcher/cases/delivery-case.ts'
import { findCase } from '../../../dispatcher/cases/list-cases.ts'
import { CommandFailed } from '../../command-failed.ts'

/** The actor of commands on the hub's own machine, as in the audit log. */
export const commandLine = 'hub:command-line'

/** A case of live letters by its id. @throws CommandFailed */
export async function caseNamed(database: Database, named: string): Promise<DeliveryCase> {
  const id = parseId('deliveryCase', named)
  const found = id === undefined ? undefined : await findCase(database.hub, id, false)
  if (found === undefined) throw new CommandFailed(`There is no case ${named}.`, 'See `uitpost cases list`.')
  return found
}
