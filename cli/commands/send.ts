import { createHash, randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import { Command } from 'commander'
import type { CommandContext } from '../command-context.ts'
import { CommandFailed } from '../command-failed.ts'
import { type HubApi, openHubApi } from '../reach/hub-api.ts'
import { type LetterFlags, letterOfFlags, type TemplateFacts } from '../send/letter-of-flags.ts'
import { type LetterToSend, lettersOfCsv } from '../send/letters-of-csv.ts'
import { readCsv } from '../send/read-csv.ts'
import { type SentLetter, sendLetters } from '../send/send-letters.ts'
import { openProgress } from '../show/progress-bar.ts'
import { refusalLines } from '../show/refusal.ts'

interface SendOptions extends LetterFlags {
  readonly csv?: string
  readonly key?: string
  readonly json?: true
}

/** `uitpost send`: one letter, or one for each row of a table. */
export function sendCommand(context: CommandContext): Command {
  const many = (value: string, before: readonly string[] = []): string[] => [...before, value]
  return new Command('send')
    .description('send one letter, or one for each row of a CSV file')
    .argument('[file]', 'a message as JSON, as POST /v1/messages takes it; - reads standard input')
    .option('--csv <file>', 'a table: columns of the contract, every other one a variable of the template')
    .option('--template <key>', 'which template')
    .option('--template-version <n>', 'which version; absent: the one that is published', Number)
    .option('--reference <text>', 'your own name for the letter')
    .option('--insz <number>', 'to a citizen')
    .option('--enterprise <number>', 'to an enterprise')
    .option('--name <name>', 'name of the recipient')
    .option('--attention <name>', 'to whom within an enterprise')
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
    .option('--set <name=value>', 'one value; may be given again', many)
    .option('--key <key>', 'Idempotency-Key: the same key sends once; of a table, the beginning of each row’s')
    .option('--json', 'print what the hub answers')
    .addHelpText(
      'after',
      `
Asks the hub of UITPOST_URL with UITPOST_API_KEY; without them, the trial of DATA_DIR. A table that is sent again sends
nothing twice: the key of a row is made of the file and its place in it.

Examples:
  $ uitpost send letter.json
  $ uitpost send --template parkeervergunning --sample gewoon --reference A-1 --insz 85631212493 --name 'Lotte Verhelst'
  $ uitpost send --csv letters.csv --template parkeervergunning`,
    )
    .action(async (file: string | undefined, options: SendOptions) => {
      if (file !== undefined && options.csv !== undefined)
        throw new CommandFailed('A message or a table, not both.', undefined, 2)
      const api = await openHubApi(context.settings())
      if (options.csv !== undefined) return sendTable(context, api, options.csv, options)
      return sendOne(context, api, file, options)
    })
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
      : readRequest(await readInput(file))
  const [sent] = await sendLetters(api, [{ row: 1, idempotencyKey: options.key ?? randomUUID(), request }])
  const answer = sent?.answer
  if (answer?.ok !== true)
    throw new CommandFailed(answer === undefined ? 'Nothing was sent.' : refusalLines(answer).join('\n'))
  if (options.json) return terminal.out(JSON.stringify(answer.body))
  terminal.out(
    `${String(answer.body['id'])}  ${String(answer.body['status'])}${answer.replayed ? ' (was sent before)' : ''}`,
  )
}

async function sendTable(context: CommandContext, api: HubApi, file: string, options: SendOptions): Promise<void> {
  const { terminal, exitWith } = context
  const { templateVersion: version } = options
  const key = needed(options.template)
  const { variables } = await factsOf(api, key, version)
  const bytes = await readInput(file)
  const batchKey = options.key ?? `csv-${createHash('sha256').update(key).update(bytes).digest('hex').slice(0, 24)}`
  const template = { key, ...(version !== undefined && { version }) }
  const letters = lettersOfCsv(readCsv(bytes), { template, variables, batchKey })
  const sent = await sendWithProgress(context, api, letters)
  const refused = sent.filter(({ answer }) => !answer.ok)
  if (options.json)
    terminal.out(JSON.stringify(sent.map(({ row, answer }) => ({ row, ok: answer.ok, ...answer.body }))))
  else {
    const again = sent.filter(({ answer }) => answer.replayed).length
    terminal.out(
      `${sent.length - refused.length} of ${sent.length} accepted${again > 0 ? ` (${again} were sent before)` : ''}.`,
    )
    for (const { row, answer } of refused) terminal.tell(`Row ${row}: ${refusalLines(answer).join('\n')}`)
  }
  if (refused.length > 0) exitWith(refused.length === sent.length ? 1 : 3)
}

async function sendWithProgress(
  { terminal }: CommandContext,
  api: HubApi,
  letters: readonly LetterToSend[],
): Promise<SentLetter[]> {
  const progress = openProgress(terminal, 'Sending', letters.length)
  try {
    return await sendLetters(api, letters, () => progress.step())
  } finally {
    progress.end()
  }
}

/** What the template wants to know, so that cells and flags are read by their type. */
async function factsOf(api: HubApi, key: string, version: number | undefined): Promise<TemplateFacts> {
  const path = `/v1/templates/${encodeURIComponent(key)}${version === undefined ? '' : `/versions/${version}`}`
  const answer = await api.get(path)
  if (!answer.ok) throw new CommandFailed([`Template ${key}:`, ...refusalLines(answer)].join('\n'))
  const { variables = [], samples = [] } = answer.body as unknown as Partial<TemplateFacts>
  return { variables, samples }
}

async function readInput(file: string): Promise<Buffer> {
  if (file === '-') return buffer(process.stdin)
  return readFile(file).catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    throw new CommandFailed(`${file} cannot be read (${code}).`, 'Check the name of the file.', 2)
  })
}

function readRequest(bytes: Buffer): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'))
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value }
  } catch {
    // Told below.
  }
  throw new CommandFailed('The file holds no JSON object.', '/docs of the hub shows what a message looks like.')
}

function needed(template: string | undefined): string {
  if (template === undefined) throw new CommandFailed('Which template?', 'Give --template with its key, or a file.', 2)
  return template
}
