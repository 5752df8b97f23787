import type { Database } from '../../../core/db/database.ts'
import { type Recovery, readRecoveries } from '../../../dispatcher/recovery/recovery-state.ts'
import { CommandFailed } from '../../command-failed.ts'

/** @throws CommandFailed where the database was never restored */
export async function lastRecovery(database: Database): Promise<Recovery> {
  const [last] = await readRecoveries(database.hub)
  if (last === undefined)
    throw new CommandFailed(
      'This database was never restored.',
      'After a restore, `uitpost recovery begin` comes first.',
    )
  return last
}
