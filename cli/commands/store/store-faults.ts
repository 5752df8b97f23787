import { Command } from 'commander'
import { findFault, listFaults, recordsOfFault } from '../../../archive/scrub/store-faults.ts'
import { parseId, type RecordId, showId } from '../../../core/words/id.ts'
import type { CommandContext } from '../../command-context.ts'
import { CommandFailed } from '../../command-failed.ts'
import { withHubDatabase } from '../../reach/hub-database.ts'
import { shortTime, table } from '../../show/table.ts'

const maxFaults = 1_000
const recordsPerPage = 1_000

/** `uitpost store faults [id]` */
export function faultsCommand({ terminal, settings }: CommandContext): Command {
  return new Command('faults')
    .description('stored bytes that were missing or altered; with an id, the archived letters that it concerns')
    .argument('[id]', 'sfl_…')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExamples:\n  $ uitpost store faults\n  $ uitpost store faults sfl_01kb… > letters.txt')
    .action(async (shown: string | undefined, { json }: { json?: true }) => {
      await withHubDatabase(settings(), async ({ hub }) => {
        if (shown !== undefined) {
          for await (const record of recordsOf(shown)) terminal.out(record)
          return
        }
        const faults = await listFaults(hub, maxFaults)
        if (json)
          return terminal.out(JSON.stringify(faults.map((each) => ({ ...each, id: showId('storeFault', each.id) }))))
        if (faults.length === 0) return terminal.out('No fault was ever found.')
        terminal.out(
          table(
            ['id', 'found', 'location', 'what', 'letters', 'outcome', 'key'],
            faults.map((each) => [
              showId('storeFault', each.id),
              shortTime(each.foundAt),
              each.place,
              each.kind,
              each.records,
              each.outcome,
              each.key,
            ]),
          ),
        )

        async function* recordsOf(name: string): AsyncIterable<string> {
          const id = parseId('storeFault', name)
          const fault = id === undefined ? undefined : await findFault(hub, id)
          if (fault === undefined)
            throw new CommandFailed('There is no such fault.', 'List them: `uitpost store faults`.')
          let after: RecordId | null = null
          for (;;) {
            const page: readonly RecordId[] = await recordsOfFault(hub, fault, after, recordsPerPage)
            for (const record of page) yield showId('record', record)
            after = page.at(-1) ?? null
            if (page.length < recordsPerPage) return
          }
        }
      })
    })
}
