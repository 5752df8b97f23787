import { randomUUID } from 'node:crypto'
import { Command } from 'commander'
import type { CommandContext } from '../command-context.ts'
import { CommandFailed } from '../command-failed.ts'
import { type HubApi, openHubApi } from '../reach/hub-api.ts'
import { readRequestFile } from '../reach/read-request-file.ts'
import { type LetterFlags, letterOfFlags, type TemplateFacts } from '../send/letter-of-flags.ts'
import { sendLetters } from '../send/send-letters.ts'
import { type ListOptions, refuseListOptions, sendList } from '../send/send-list.ts'
import { refusalLines } from '../show/refusal.ts'
import { isListFile, type ListFileOptions, sendListFile } from './batches/send-list-file.ts'

interface SendOptions extends LetterFlags, Omit<ListOptions, 'set'>, ListFileOptions {
  readonly csv?: string
}

/** `uitpost send`: one letter, or one for each row of a table. */
export function sendCommand(context: CommandContext): Command {
  const many = (value: string, before: readonly string[] = []): string[] => [...before, value]
  return new Command('send')
    .description('send one letter, or one for each row of a list (CSV or .xlsx)')
    .argument(
      '[file]',
      'a list (.xlsx, .csv, .tsv), a list of messages (.ndjson), or one message as JSON, as POST /v1/messages takes it; - reads standard input',
    )
    .option('--csv <file>', 'a list, whatever the name of the file; - reads standard input')
    .option('--sheet <name>', 'which sheet of a workbook, by name or number; absent: the first one with values')
    .option('--map <column=use>', 'the use of a column, as `Nr.=houseNumber`; may be repeated', many)
    .option('--template <key>', 'which template')
    .option('--template-version <n>', 'which version; absent: the one that is published', Number)
    .option('--reference <text>', 'your own reference for the letter')
    .option('--insz <number>', 'to a citizen')
    .option('--enterprise <number>', 'to an enterprise')
    .option('--name <name>', 'name of the recipient')
    .option('--attention <name>', 'the recipient within an enterprise')
    .option('--email <address>')
    .option('--language <code>', 'nl, fr, de or en')
    .option('--street <street>')
    .option('--house-number <number>')
    .option('--box <box>')
    .option('--postal-code <code>')
    .option('--municipality <name>')
    .option('--channels <list>', 'only over these: inbox, email, print')
    .option('--sample <name>', 'the data of a sample of the template')
    .option('--data <json>', 'the values of the letter')
    .option('--set <name=value>', 'one value; of a list, for all rows; may be repeated', many)
    .option('--stages <list>', 'send a list in stages, as `seeds,50,rest`; the first one begins now')
    .option('--dry-run', 'check every row of a list at the hub and send nothing')
    .option('--yes', 'send a long table without confirmation')
    .option('--failures <file>', 'write the rows at fault to a CSV file, with the reason of each')
    .option('--key <key>', 'Idempotency-Key: the same key sends once; of a list, absent: made of the file')
    .option('--json', 'print the answer of the hub')
    .addHelpText(
      'after',
      `
Asks the hub of UITPOST_URL with UITPOST_API_KEY; without them, the trial of DATA_DIR.

A list is uploaded and read by the hub. The use of each column is guessed by its name and its values, shown,
and remembered for the template; --map says it for one. Every row is checked before the first letter is sent;
rows at fault are reported, the others are sent. Ctrl-C loses nothing: the same command goes on with the same
list. Correct the table and send it again: the key of a row is made of its template, reference and recipient,
so no letter is sent twice.

Exit codes: 0 all rows are right; 1 nothing was sent; 2 wrong usage; 3 some rows at fault, the others sent.

Cells: amounts as 1337,66 or € 1.337,66; dates as 31/12/2026 or 2026-12-31; ja or nee; numbers with points.
Files: workbooks (.xlsx); CSV of any spreadsheet, with ; or , or tabs or |, in UTF-8, UTF-16 or Windows-1252.

Examples:
  $ uitpost send letter.json
  $ uitpost send letters.ndjson --template parkeervergunning
  $ uitpost send --template parkeervergunning --sample gewoon --reference A-1 --insz 85631212493 --name 'Lotte Verhelst'
  $ uitpost send letters.xlsx --template parkeervergunning --dry-run
  $ uitpost send letters.xlsx --template parkeervergunning --sheet Lijst --map 'Nr.=houseNumber' --failures refused.csv`,
    )
    .action(async (file: string | undefined, options: SendOptions) => {
      if (file !== undefined && options.csv !== undefined)
        throw new CommandFailed('A message or a list, not both.', undefined, 2)
      if (file !== undefined && isListFile(file))
        return sendListFile(context, await openHubApi(context.settings()), file, options)
      const list = options.csv ?? (file !== undefined && isList(file) ? file : undefined)
      if (list === undefined) refuseListOptions(options)
      const api = await openHubApi(context.settings())
      if (list !== undefined) return sendTable(context, api, list, options)
      return sendOne(context, api, file, options)
    })
}

/** Files of spreadsheets, those included that are refused with an advice. */
function isList(file: string): boolean {
  return /\.(xlsx|xlsm|xlsb|xls|ods|csv|tsv|txt)$/i.test(file)
}

async function sendOne(
  { terminal }: CommandContext,
  api: HubApi,
  file: string | undefined,
  options: SendOptions,
): Promise<void> {
  const request =
    file === undefined
      ? letterOfFlags(options, await factsOf(api, needed(options.template), options.templateVersion))
      : await readRequestFile(file)
  const [answer] = await sendLetters(api, [{ idempotencyKey: options.key ?? randomUUID(), request }])
  if (answer?.ok !== true)
    throw new CommandFailed(answer === undefined ? 'Nothing was sent.' : refusalLines(answer).join('\n'))
  if (options.json) return terminal.out(JSON.stringify(answer.body))
  terminal.out(
    `${String(answer.body['id'])}  ${String(answer.body['status'])}${answer.replayed ? ' (was sent before)' : ''}`,
  )
}

async function sendTable(context: CommandContext, api: HubApi, file: string, options: SendOptions): Promise<void> {
  const { templateVersion: version } = options
  const key = needed(options.template)
  const facts = await factsOf(api, key, version)
  const template = { key, ...(version !== undefined && { version }) }
  return sendList(context, api, { file, template, facts }, options)
}

/** The variables of the template, so that cells and flags are read by their type. */
async function factsOf(api: HubApi, key: string, version: number | undefined): Promise<TemplateFacts> {
  const path = `/v1/templates/${encodeURIComponent(key)}${version === undefined ? '' : `/versions/${version}`}`
  const answer = await api.get(path)
  if (!answer.ok) throw new CommandFailed([`Template ${key}:`, ...refusalLines(answer)].join('\n'))
  const { variables = [], samples = [] } = answer.body as unknown as Partial<TemplateFacts>
  return { variables, samples }
}

function needed(template: string | undefined): string {
  if (template === undefined) throw new CommandFailed('Which template?', 'Give --template with its key, or a file.', 2)
  return template
}
