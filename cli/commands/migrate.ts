import { Command } from 'commander'
import type { CommandContext } from '../command-context.ts'
import { migrateAll } from '../hub/migrate-all.ts'
import { ownerUrlOf } from '../reach/hub-database.ts'

/** `uitpost migrate` */
export function migrateCommand({ terminal, clock, settings }: CommandContext): Command {
  return new Command('migrate')
    .description('make or renew the tables; before the processes of a new version start')
    .option('--json', 'print the names of the migrations as JSON')
    .addHelpText(
      'after',
      `
Works as DATABASE_URL_OWNER. Safe to run again, and in parallel: the runs wait for each other.

Example:
  $ uitpost migrate`,
    )
    .action(async ({ json }: { json?: true }) => {
      const applied = await migrateAll(await ownerUrlOf(settings()), clock.now())
      if (json) return terminal.out(JSON.stringify({ applied }))
      for (const name of applied) terminal.out(`Applied ${name}`)
      terminal.out(applied.length === 0 ? 'Nothing to do: the tables are those of this version.' : 'Done.')
    })
}
