import { Command } from 'commander'
import { type IndexProgress, readIndexProgress } from '../../../archive/search/index-progress.ts'
import type { CommandContext } from '../../command-context.ts'
import { withArchive } from '../../reach/with-archive.ts'
import { table } from '../../show/table.ts'

/** `uitpost archive index` */
export function indexCommand({ terminal, clock, settings }: CommandContext): Command {
  return new Command('index')
    .description('show how far the search index is brought up to date')
    .option('--json', 'print the counts as JSON')
    .addHelpText(
      'after',
      `
After an update that changes the rules of search, the hub indexes the older records again, newest first; until then
they are found by the rules under which they were archived. Once a week it checks the words and names of the search
index, and removes those that no record has any more. The hub does both in small steps, without a command.

Examples:
  $ uitpost archive index
  $ uitpost archive index --json`,
    )
    .action(async ({ json }: { readonly json?: true }) => {
      const progress = await withArchive(settings(), clock, ({ context }) => readIndexProgress(context.database.hub))
      terminal.out(json ? JSON.stringify(progress) : inWords(progress))
    })
}

function inWords({ records, vocabularies }: IndexProgress): string {
  const row = (name: string, { total, waiting, doneAt }: IndexProgress['records']): string[] => [
    name,
    String(total),
    String(waiting),
    doneAt === null ? 'under way' : doneAt.toISOString().slice(0, 16).replace('T', ' '),
  ]
  const rows = [
    row('records by the rules of now', records),
    ...vocabularies.map((each) => row(`${each.vocabulary} of living records`, each)),
  ]
  return table(['what', 'all', 'waiting', 'done (UTC)'], rows)
}
