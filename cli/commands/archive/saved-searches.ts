import { writeFile } from 'node:fs/promises'
import { Command, Option } from 'commander'
import type { SavedSearch } from '../../../api/contract/archive-tools.ts'
import type { CommandContext } from '../../command-context.ts'
import { CommandFailed } from '../../command-failed.ts'
import { type HubApi, openHubApi } from '../../reach/hub-api.ts'
import { refusalLines, right } from '../../show/refusal.ts'
import { table } from '../../show/table.ts'

const path = '/v1/archive/saved-searches'
const reaches = `
Asks the hub of UITPOST_URL with UITPOST_API_KEY, a key with archive:read. The
saved searches are those of this key, and those that colleagues share.
`

/** `uitpost archive saved-searches list|save|remove|results` */
export function savedSearchesCommand(context: CommandContext): Command {
  return new Command('saved-searches')
    .description('searches of the archive under a name, and their results as a file')
    .addCommand(listCommand(context))
    .addCommand(saveCommand(context))
    .addCommand(removeCommand(context))
    .addCommand(resultsCommand(context))
}

function listCommand({ terminal, settings }: CommandContext): Command {
  return new Command('list')
    .description('your own saved searches, and those that colleagues share')
    .option('--json', 'print the answer of the API')
    .addHelpText('after', `${reaches}\nExample:\n  $ uitpost archive saved-searches list`)
    .action(async ({ json }: { json?: true }) => {
      const items = await savedSearches(await openHubApi(settings()))
      if (json) return terminal.out(JSON.stringify({ items }))
      if (items.length === 0) return terminal.out('There is no saved search.')
      terminal.out(
        table(
          ['saved search', 'name', 'whose', 'criteria'],
          items.map(({ id, name, own, shared, by, criteria }) => [
            id,
            name,
            own ? (shared ? 'your own, shared' : 'your own') : (by ?? 'shared'),
            Object.keys(criteria).join(', '),
          ]),
        ),
      )
    })
}

/** The options that name a criterion, and the member of the API. */
const criteria = {
  words: 'q',
  name: 'name',
  reference: 'reference',
  dossier: 'dossier',
  series: 'series',
  class: 'class',
  template: 'template',
  costCentre: 'costCentre',
  status: 'status',
  channel: 'channel',
  from: 'from',
  to: 'to',
} as const
type CriteriaOptions = { readonly [Name in keyof typeof criteria]?: string }

function withCriteria(command: Command): Command {
  return command
    .option('--words <words>', 'words in the letter')
    .option('--name <name>', 'of the recipient, or a part of it')
    .option('--reference <text>', 'its reference, or the beginning of it')
    .option('--dossier <text>')
    .option('--series <key>')
    .option('--class <key>')
    .option('--template <key>')
    .option('--cost-centre <text>')
    .option('--status <status>')
    .option('--channel <channel>')
    .option('--from <date>', 'the first letter date, e.g. 2026-01-01')
    .option('--to <date>', 'the last letter date')
}

function criteriaOf(options: CriteriaOptions): Record<string, string> {
  return Object.fromEntries(
    Object.entries(criteria).flatMap(([option, member]) => {
      const value = options[option as keyof CriteriaOptions]
      return value === undefined ? [] : [[member, value]]
    }),
  )
}

function saveCommand({ terminal, settings }: CommandContext): Command {
  return withCriteria(
    new Command('save')
      .description('save a search; one of yours with the same name is replaced')
      .argument('<title>', 'the name of the saved search')
      .option('--shared', 'for colleagues too'),
  )
    .addHelpText(
      'after',
      `${reaches}\nExample:\n  $ uitpost archive saved-searches save 'returned in 2026' \\\n      --status undeliverable --from 2026-01-01`,
    )
    .action(async (name: string, { shared, ...options }: CriteriaOptions & { shared?: true }) => {
      const wanted = criteriaOf(options)
      if (Object.keys(wanted).length === 0)
        throw new CommandFailed('The search has no criterion.', 'Name one, such as --words or --from.', 2)
      const saved = right(
        await (await openHubApi(settings())).post(path, { name, shared: shared === true, criteria: wanted }),
      )
      terminal.out(`${String(saved['id'])} is saved.`)
    })
}

function removeCommand({ terminal, settings }: CommandContext): Command {
  return new Command('remove')
    .description('remove a saved search of your own')
    .argument('<id>', 'svs_…')
    .addHelpText('after', `${reaches}\nExample:\n  $ uitpost archive saved-searches remove svs_01kb…`)
    .action(async (id: string) => {
      right(await (await openHubApi(settings())).delete(`${path}/${encodeURIComponent(id)}`))
      terminal.out(`${id} is removed.`)
    })
}

interface ResultsOptions extends CriteriaOptions {
  readonly format: 'csv' | 'json'
  readonly output: string
}

function resultsCommand({ terminal, settings }: CommandContext): Command {
  return withCriteria(
    new Command('results')
      .description('write what a search finds to a file: the facts of letters, and no letter')
      .argument('[id]', 'svs_…; absent: the criteria that are named')
      .requiredOption('--output <file>', 'the file to write; never over another one')
      .addOption(new Option('--format <format>').choices(['csv', 'json']).default('csv')),
  )
    .addHelpText(
      'after',
      `${reaches}
At most 10,000 results; the end of the file says when there are more. The
export is in the audit log.

Examples:
  $ uitpost archive saved-searches results svs_01kb… --output returned.csv
  $ uitpost archive saved-searches results --status undeliverable --output all.csv`,
    )
    .action(async (id: string | undefined, { format, output, ...options }: ResultsOptions) => {
      const api = await openHubApi(settings())
      const saved = id === undefined ? {} : await criteriaSaved(api, id)
      const body = { format, criteria: { ...saved, ...criteriaOf(options) } }
      const bytes = await api.download('/v1/archive/exports', body)
      if (!Buffer.isBuffer(bytes)) throw new CommandFailed(refusalLines(bytes).join('\n'))
      // For its owner alone, and never over another file.
      await writeFile(output, bytes, { mode: 0o600, flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
        throw new CommandFailed(
          `${output} cannot be written (${error.code ?? 'unknown'}).`,
          'Name another file with --output.',
        )
      })
      terminal.out(`${output}: ${bytes.length} bytes.`)
    })
}

async function savedSearches(api: HubApi): Promise<readonly SavedSearch[]> {
  return right(await api.get(path))['items'] as readonly SavedSearch[]
}

/** @throws CommandFailed when there is no such saved search. */
async function criteriaSaved(api: HubApi, id: string): Promise<SavedSearch['criteria']> {
  const found = (await savedSearches(api)).find((each) => each.id === id)
  if (found === undefined)
    throw new CommandFailed(`There is no saved search ${id}.`, 'See `uitpost archive saved-searches list`.')
  return found.criteria
}
