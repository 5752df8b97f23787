import { Command } from 'commander'
import { verifyArchive, verifyRecordsOf } from '../../archive/verify/verify-archive.ts'
import { verifyExport } from '../../archive/verify/verify-export.ts'
import { type Id, parseId } from '../../core/words/id.ts'
import type { CommandContext } from '../command-context.ts'
import { CommandFailed } from '../command-failed.ts'
import { withArchive } from '../reach/archive-at-hand.ts'
import { type Checked, followSteps } from '../show/findings.ts'

interface VerifyOptions {
  readonly record?: readonly string[]
  readonly key?: string
  readonly json?: true
}

/** `uitpost archive verify`: of the archive itself, or offline of an export. */
export function verifyCommand({ terminal, clock, settings, exitWith }: CommandContext): Command {
  return new Command('verify')
    .description('check that nothing was changed, removed or put in another order')
    .argument('[folder]', 'an export, checked without the hub that made it; absent: the archive itself')
    .option('--record <ids...>', 'only these records, rec_…')
    .option('--key <key>', 'verifier key `name+hash+key`, from a source that you trust')
    .option('--json', 'print the findings as JSON')
    .addHelpText(
      'after',
      `
Without --key the key of this installation's own settings is taken. Exit code 1 when something is not as it was sealed.

Examples:
  $ uitpost archive verify
  $ uitpost archive verify ./export --key 'uitpost.example.be/ledger+1f3a…+AX…'`,
    )
    .action(async (folder: string | undefined, { record, key, json }: VerifyOptions) => {
      const quiet = json === true
      const checked =
        folder !== undefined && key !== undefined
          ? await followSteps(terminal, verifyExport(folder, { verifierKey: key }), quiet)
          : await withArchive(settings(), clock, ({ context, ownVerifierKey, checkpointFile }) => {
              const verifierKey = key ?? ownVerifierKey
              if (folder !== undefined) return followSteps(terminal, verifyExport(folder, { verifierKey }), quiet)
              if (record !== undefined)
                return followSteps(terminal, verifyRecordsOf(context, record.map(recordId)), quiet)
              return followSteps(terminal, verifyArchive(context, { verifierKey, checkpointFile }), quiet)
            })
      terminal.out(json ? JSON.stringify(checked) : words(checked, record?.length))
      if (checked.findings.length > 0) exitWith(1)
    })
}

function recordId(text: string): Id<'record'> {
  const id = parseId('record', text)
  if (id === undefined) throw new CommandFailed(`${text} is no id of a record.`, 'It begins with rec_.', 2)
  return id
}

function words({ findings, leaves, records }: Checked, asked: number | undefined): string {
  const looked = asked === undefined ? `${leaves} entries of the log and ${records} records` : `${asked} records`
  return findings.length === 0
    ? `All is as it was sealed: ${looked}.`
    : `${findings.length} ${findings.length === 1 ? 'finding' : 'findings'} in ${looked}.`
}
