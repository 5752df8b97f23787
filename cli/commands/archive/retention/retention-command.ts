import type { Command } from 'commander'
import { recordAudit } from '../../../../core/audit/record-audit.ts'
import type { Database } from '../../../../core/db/database.ts'
import { Refusal } from '../../../../core/fault.ts'
import type { EntityId } from '../../../../core/words/id.ts'
import type { CommandContext } from '../../../command-context.ts'
import { CommandFailed } from '../../../command-failed.ts'
import { withHubDatabase } from '../../../reach/hub-database.ts'
import { entityByCode } from '../../../reach/purpose-and-entity.ts'

/** The actor of everything that is done on the command line: one person for the rule of four eyes. */
export const commandLineActor = 'hub:command-line'

/** What is recorded in the audit log about one change. */
export interface AuditLine {
  readonly action: string
  readonly subjectKind: string
  readonly subject: string
}

/** Works on the retention of the entity of this code. @throws CommandFailed for an unknown entity, or what the hub refuses */
export async function forEntity<T>(
  { settings }: CommandContext,
  code: string,
  work: (database: Database, entity: EntityId) => Promise<T>,
): Promise<T> {
  return withHubDatabase(settings(), async (database) => {
    const entity = await entityByCode(database, code)
    return work(database, entity).catch(explain)
  })
}

export async function record(
  { clock }: CommandContext,
  database: Database,
  entity: EntityId | undefined,
  line: AuditLine,
): Promise<void> {
  await recordAudit(database, entity, { at: clock.now(), actorKind: 'hub', actor: commandLineActor, ...line })
}

export function by({ clock }: CommandContext): { readonly actor: string; readonly now: Date } {
  return { actor: commandLineActor, now: clock.now() }
}

function explain(error: unknown): never {
  if (error instanceof Refusal)
    throw new CommandFailed(error.message, `It is explained at /docs/problems/${error.code}.`)
  throw error
}

export function ofEntity(command: Command): Command {
  return command.requiredOption('--entity <code>', 'whose')
}
