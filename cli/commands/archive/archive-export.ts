import { readdir } from 'node:fs/promises'
import { Command } from 'commander'
import { entitiesOfRecords } from '../../../archive/read/entities-of-records.ts'
import { exportArchive } from '../../../archive/verify/export-archive.ts'
import { recordAudit } from '../../../core/audit/record-audit.ts'
import type { Database } from '../../../core/db/database.ts'
import { listEntityIds } from '../../../core/tenants/entities.ts'
import { type EntityId, type Id, showId } from '../../../core/words/id.ts'
import type { Language } from '../../../core/words/language.ts'
import type { CommandContext } from '../../command-context.ts'
import { CommandFailed } from '../../command-failed.ts'
import { assertPurpose, entityByCode } from '../../reach/purpose-and-entity.ts'
import { withArchive } from '../../reach/with-archive.ts'
import { followSteps } from '../../show/findings.ts'
import { addStatements } from './add-statements.ts'
import { checkPageOf, languageNamed, recordId } from './statement-options.ts'

interface ExportOptions {
  readonly record?: readonly string[]
  readonly entity?: string
  readonly purpose?: string
  readonly statements?: Language
  readonly json?: true
}

/** `uitpost archive export` */
export function exportCommand({ terminal, clock, settings, exitWith }: CommandContext): Command {
  return new Command('export')
    .description('write records with their documents and proofs into a folder, readable without Uitpost')
    .argument('<folder>', 'an empty or new folder')
    .option('--record <ids...>', 'only these records, rec_…')
    .option('--entity <code>', 'only those of one entity; absent: of all')
    .option('--purpose <text>', 'required; the reason, such as a file number: stored in the audit log')
    .option(
      '--statements <language>',
      'a statement of sending with each record, in nl, fr, de or en; with --record always',
      languageNamed,
    )
    .option('--json', 'print what was written as JSON')
    .addHelpText(
      'after',
      `
The export holds unencrypted letters: protect it like letters. Each entity whose letters it holds finds it in its audit log.
\`uitpost archive verify FOLDER\` checks it. With --record it holds those records, each with its own path to the checkpoint; without,
the whole log as well. Of destroyed records it holds the entry in the log and the certificate that prove it.
\`node uitpost-verify.mjs\` in the folder verifies it without Uitpost.

Examples:
  $ uitpost archive export ./export --entity OVO000001 --purpose 'transfer 2027-3'
  $ uitpost archive export ./one --record rec_01kb… --purpose 'question 4711'`,
    )
    .action(async (folder: string, { record, entity: code, purpose: given, statements, json }: ExportOptions) => {
      const purpose = assertPurpose(given)
      const there = await readdir(folder).catch(() => [])
      if (there.length > 0) throw new CommandFailed(`${folder} is not empty.`, 'Name a new folder.')
      const records = record?.map(recordId)
      const page = await checkPageOf(settings())
      const written = await withArchive(settings(), clock, async ({ context, keyring, ownVerifierKey }) => {
        const entity = code === undefined ? {} : { entity: await entityByCode(context.database, code) }
        const scope = records === undefined ? entity : { records }
        await noteExport(context.database, scope, { at: clock.now(), purpose })
        const { findings, records: count } = await followSteps(
          terminal,
          exportArchive(context, folder, scope),
          json === true,
        )
        if (records !== undefined || statements !== undefined)
          await addStatements({ archive: context, keyring }, folder, { language: statements, page, now: clock.now() })
        return { folder, records: count, findings, verifierKey: ownVerifierKey }
      })
      terminal.out(
        json
          ? JSON.stringify(written)
          : `${written.records} ${written.records === 1 ? 'record' : 'records'} in ${folder}. Verifier key, to be stored separately: ${written.verifierKey}`,
      )
      if (written.findings.length > 0) exitWith(3)
    })
}

/**
 * An entry in the audit log of every entity whose letters are exported, before anything is written: what cannot be recorded is
 * not exported. Single records are each named.
 */
async function noteExport(
  database: Database,
  scope: { readonly entity?: EntityId; readonly records?: readonly Id<'record'>[] },
  { at, purpose }: { readonly at: Date; readonly purpose: string },
): Promise<void> {
  const by = { at, purpose, actorKind: 'hub', actor: 'hub:command-line' } as const
  if (scope.records !== undefined) {
    for (const { record, entity } of await entitiesOfRecords(database.hub, scope.records)) {
      const note = { ...by, action: 'export-record', subjectKind: 'record', subject: showId('record', record) }
      await recordAudit(database, entity, note)
    }
    return
  }
  const entities = scope.entity === undefined ? await database.asHub(listEntityIds) : [scope.entity]
  for (const entity of entities) {
    const note = { ...by, action: 'export-archive', subjectKind: 'entity', subject: showId('entity', entity) }
    await recordAudit(database, entity, note)
  }
}
