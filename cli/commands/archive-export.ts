import { readdir } from 'node:fs/promises'
import { Command } from 'commander'
import { exportArchive } from '../../archive/verify/export-archive.ts'
import { type Id, parseId } from '../../core/words/id.ts'
import type { CommandContext } from '../command-context.ts'
import { CommandFailed } from '../command-failed.ts'
import { entityByCode, withArchive } from '../reach/archive-at-hand.ts'
import { followSteps } from '../show/findings.ts'

interface ExportOptions {
  readonly record?: readonly string[]
  readonly entity?: string
  readonly json?: true
}

/** `uitpost archive export` */
export function exportCommand({ terminal, clock, settings, exitWith }: CommandContext): Command {
  return new Command('export')
    .description('write records with their documents and proofs into a folder, readable without Uitpost')
    .argument('<folder>', 'empty, or not there yet')
    .option('--record <ids...>', 'only these records, rec_…')
    .option('--entity <code>', 'only those of one entity; absent: of all')
    .option('--json', 'print what was written as JSON')
    .addHelpText(
      'after',
      `
The export holds letters in the clear: keep it as you keep letters. \`uitpost archive verify FOLDER\` checks it.

Examples:
  $ uitpost archive export ./export --entity OVO000001
  $ uitpost archive export ./one --record rec_01kb…`,
    )
    .action(async (folder: string, { record, entity: code, json }: ExportOptions) => {
      const there = await readdir(folder).catch(() => [])
      if (there.length > 0) throw new CommandFailed(`${folder} is not empty.`, 'Name a new folder.')
      const records = record?.map(recordId)
      const written = await withArchive(settings(), clock, async ({ context, ownVerifierKey }) => {
        const entity = code === undefined ? {} : { entity: await entityByCode(context.database, code) }
        const scope = records === undefined ? entity : { records }
        const { findings, records: count } = await followSteps(
          terminal,
          exportArchive(context, folder, scope),
          json === true,
        )
        return { folder, records: count, findings, verifierKey: ownVerifierKey }
      })
      terminal.out(
        json
          ? JSON.stringify(written)
          : `${written.records} records in ${folder}. Verifier key, to be kept apart: ${written.verifierKey}`,
      )
      if (written.findings.length > 0) exitWith(3)
    })
}

function recordId(text: string): Id<'record'> {
  const id = parseId('record', text)
  if (id === undefined) throw new CommandFailed(`${text} is no id of a record.`, 'It begins with rec_.', 2)
  return id
}
