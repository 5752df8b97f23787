import type { Database } from '../../core/db/database.ts'
import { findEntityByCode, listEntities } from '../../core/tenants/entities.ts'
import type { EntityId } from '../../core/words/id.ts'
import { faultOfPurpose, purposeWords } from '../../core/words/purpose.ts'
import { CommandFailed } from '../command-failed.ts'

/** The number of entities that fit on a screen. */
const maxShown = 20

/** @throws CommandFailed that lists the entities, when none has this code */
export async function entityByCode(database: Database, code: string): Promise<EntityId> {
  const entity = await database.asHub((tx) => findEntityByCode(tx, code))
  if (entity === undefined) throw new CommandFailed(`There is no entity ${code}.`, await whichEntities(database))
  return entity.id
}

/** The entities of this installation, as a hint for a user who left `--entity` out. */
export async function whichEntities(database: Database): Promise<string> {
  const found = await database.asHub((tx) => listEntities(tx, maxShown + 1))
  if (found.length === 0) return 'There are no entities yet.'
  const lines = found
    .slice(0, maxShown)
    .map(({ code, name }) => `  ${code}  ${name.nl ?? name.fr ?? name.de ?? name.en ?? ''}`)
  return ['There are:', ...lines.toSorted(), ...(found.length > maxShown ? ['  …'] : [])].join('\n')
}

/** The options that a command on letters requires. */
export interface Asked {
  readonly entity: string
  readonly purpose: string
}

/**
 * Both options; the error names every missing one. `listEntities` is called only when the entity is missing.
 * @throws CommandFailed, exit code 2
 */
export async function entityAndPurpose(
  given: { readonly entity?: string; readonly purpose?: string },
  listOfEntities: () => Promise<string>,
): Promise<Asked> {
  const { entity, purpose } = given
  const fault = faultOfPurpose(purpose)
  if (entity !== undefined && purpose !== undefined && fault === undefined) return { entity, purpose }
  const missing = [
    ...(entity === undefined ? ['--entity <code>: whose letters'] : []),
    ...(purpose === undefined ? [`--purpose <text>: ${purposeWords}`] : []),
    ...(purpose !== undefined && fault !== undefined ? [`--purpose: ${fault}`] : []),
  ]
  const hint = entity === undefined ? await listOfEntities().catch(() => undefined) : undefined
  throw new CommandFailed(['This is needed:', ...missing.map((each) => `  ${each}`)].join('\n'), hint, 2)
}

/** The purpose alone, for commands that need no entity. @throws CommandFailed, exit code 2 */
export function assertPurpose(purpose: string | undefined): string {
  const fault = faultOfPurpose(purpose)
  if (purpose !== undefined && fault === undefined) return purpose
  throw new CommandFailed(`--purpose <text> is needed: ${purpose === undefined ? purposeWords : fault}`, undefined, 2)
}
