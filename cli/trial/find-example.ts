import type { Database } from '../../core/db/database.ts'
import { findEntityByCode } from '../../core/tenants/entities.ts'
import { findLatestPublished } from '../../templates/store/versions/find-version.ts'
import type { TrialFile } from './trial-file.ts'

export interface ExampleLetter {
  /** Key of a template of the first entity. */
  readonly template: string
  readonly data: unknown
}

/** The first template of the first entity, with the data of its first sample: the content of the printed `curl` line. */
export async function findExample(database: Database, trial: TrialFile): Promise<ExampleLetter> {
  const [template = ''] = trial.templates
  const entity = await database.asHub((tx) => findEntityByCode(tx, trial.entity))
  if (entity === undefined) throw new Error('The first entity of the trial is not there')
  const found = await database.asEntity(entity.id, (tx) => findLatestPublished(tx, template))
  return { template, data: found?.version.source.samples?.[0]?.data ?? {} }
}
