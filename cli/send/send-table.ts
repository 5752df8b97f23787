import { lettersOfCsv } from '../../dispatcher/batches/csv/letters-of-csv.ts'
import type { CommandContext } from '../command-context.ts'
import { CommandFailed } from '../command-failed.ts'
import type { HubAnswer, HubApi } from '../reach/hub-api.ts'
import { openProgress } from '../show/progress-bar.ts'
import { refusalLines } from '../show/refusal.ts'
import { checkLetters } from './check-letters.ts'
import { heapLines, isFixable, toldLines } from './heaps.ts'
import { type JudgedList, type JudgedRow, judgeRows } from './judge-rows.ts'
import type { TemplateFacts } from './letter-of-flags.ts'
import { type ListOptions, type OpenedList, openList, rememberMapping } from './open-list.ts'
import { faultText, rowName } from './row-texts.ts'
import { sendLetters } from './send-letters.ts'
import { checkFailuresFile, writeFailures } from './write-failures.ts'

export interface TableToSend {
  /** The path as given on the command line. */
  readonly file: string
  readonly bytes: AsyncIterable<Uint8Array>
  readonly template: { readonly key: string; readonly version?: number }
  readonly facts: TemplateFacts
}

export interface TableOptions extends ListOptions {
  /** The name of the list. */
  readonly key?: string
  readonly dryRun?: true
  readonly yes?: true
  readonly failures?: string
  readonly json?: true
}

/** Above this number of letters a confirmation is requested, when a person is there to answer. */
const askAbove = 25
const maxWarnings = 20

/** A row with its result. */
interface RowResult extends JudgedRow {
  readonly answer?: HubAnswer
}

/**
 * Has the hub check every row, requests a confirmation before many letters are sent, sends those that are right, and reports the
 * others. The exit code is 3 when some rows were refused, and 1 when all of them were.
 */
export async function sendTable(
  context: CommandContext,
  api: HubApi,
  table: TableToSend,
  options: TableOptions,
): Promise<void> {
  const { terminal, exitWith } = context
  if (options.failures !== undefined) checkFailuresFile(options.failures, table.file)
  const source = { name: table.file, bytes: table.bytes, template: table.template.key, facts: table.facts }
  const csv = await openList(terminal, api, source, options)
  const list = await judged(context, api, csv, table, options)
  for (const line of toldLines(list.rows)) terminal.tell(`Note: ${line}`)
  for (const warning of warningLines(list)) terminal.tell(warning)
  const toSend = list.rows.filter(isToSend)
  terminal.tell(heapCounts(list.rows))
  if (options.dryRun !== true && !(await mayLeave(context, toSend, options))) {
    terminal.tell('Nothing was sent.')
    return exitWith(1)
  }
  const results: readonly RowResult[] = options.dryRun === true ? list.rows : await sent(context, api, list.rows)
  const failures = results.filter(({ faults }) => faults.length > 0)
  if (options.failures !== undefined) await writeFailures(options.failures, csv, failures)
  if (csv.mapping !== undefined && results.some(({ answer }) => answer?.ok === true))
    await rememberMapping(terminal, api, table.template.key, csv.mapping)
  report(context, results, options)
  if (failures.length > 0) exitWith(failures.length === results.length ? 1 : 3)
}

async function judged(
  { terminal }: CommandContext,
  api: HubApi,
  csv: OpenedList,
  { template }: TableToSend,
  { key: list }: TableOptions,
): Promise<JudgedList> {
  const { columns } = csv
  const letters = lettersOfCsv(csv, columns, { template, list })
  const progress = openProgress(terminal, 'Checking', letters.length)
  try {
    const checks = await checkLetters(api, letters, (count) => progress.step(count))
    return judgeRows(letters, checks, { heads: csv.heads, columns, isNamed: list !== undefined })
  } finally {
    progress.end()
  }
}

function isToSend({ faults, before, repeats }: JudgedRow): boolean {
  return faults.length === 0 && before === undefined && repeats === undefined
}

/** A confirmation is requested before many letters are sent, but not in a script, nor with --yes. */
async function mayLeave(
  { terminal }: CommandContext,
  toSend: readonly JudgedRow[],
  { yes }: TableOptions,
): Promise<boolean> {
  if (toSend.length <= askAbove || yes === true || terminal.ask === undefined) return true
  const onPaper = toSend.filter(({ mayGoOnPaper }) => mayGoOnPaper).length
  const paper = onPaper === 0 ? '' : `, of which ${onPaper} may go on paper and cost postage`
  return /^(y|yes|j|ja|o|oui)$/i.test((await terminal.ask(`Send ${toSend.length} letters${paper}? [y/N] `)).trim())
}

async function sent({ terminal }: CommandContext, api: HubApi, rows: readonly JudgedRow[]): Promise<RowResult[]> {
  const toSend = rows.filter(isToSend)
  const progress = openProgress(terminal, 'Sending', toSend.length)
  try {
    const answers = await sendLetters(
      api,
      toSend.map(({ letter }) => letter),
      () => progress.step(),
    )
    const byRow = new Map(toSend.map(({ letter }, place) => [letter.row, answers[place]]))
    return rows.map((row) => withAnswer(row, byRow.get(row.letter.row)))
  } finally {
    progress.end()
  }
}

/** The hub may refuse now what it would have accepted a moment ago. */
function withAnswer(row: JudgedRow, answer: HubAnswer | undefined): RowResult {
  if (answer === undefined) return row
  if (answer.ok) return { ...row, answer }
  return { ...row, answer, faults: [{ detail: refusalLines(answer).join(' ') }] }
}

/** What was found before anything is sent. */
function heapCounts(rows: readonly JudgedRow[]): string {
  const failures = rows.filter(({ faults }) => faults.length > 0)
  const fixable = failures.filter(isFixable).length
  return `Ready: ${rows.length - failures.length} · to repair: ${fixable} · refused: ${failures.length - fixable}`
}

function warningLines({ rows, warnings }: JudgedList): string[] {
  const ofRows = rows.flatMap((row) =>
    row.before !== undefined || row.faults.length > 0
      ? []
      : row.warnings.map((each) => `${rowName(row)}: ${faultText(each)}`),
  )
  const repeated = rows.flatMap((row) =>
    row.repeats === undefined ? [] : [`${rowName(row)}: the same as row ${row.repeats}; one letter is sent.`],
  )
  const all = [...warnings, ...repeated, ...ofRows].map((line) => `Warning: ${line}`)
  return all.length > maxWarnings
    ? [...all.slice(0, maxWarnings), `… and ${all.length - maxWarnings} more warnings.`]
    : all
}

function report(
  { terminal }: CommandContext,
  results: readonly RowResult[],
  { dryRun, json, failures: file }: TableOptions,
): void {
  if (json === true) return terminal.out(JSON.stringify(results.map((result) => shownAsJson(result, dryRun === true))))
  const failures = results.filter(({ faults }) => faults.length > 0)
  const before = results.filter(
    (row) => row.faults.length === 0 && (row.before !== undefined || row.answer?.replayed === true),
  )
  const good = results.length - failures.length
  const wereSent = before.length === 0 ? '' : ` (${before.length} ${before.length === 1 ? 'was' : 'were'} sent before)`
  terminal.out(
    dryRun === true
      ? `Nothing was sent: ${good} of ${results.length} would be accepted${wereSent}.`
      : `${good} of ${results.length} accepted${wereSent}.`,
  )
  for (const line of heapLines(failures)) terminal.tell(line)
  if (file !== undefined)
    terminal.tell(
      failures.length === 0
        ? `No row was refused; ${file} holds the heading only.`
        : `${failures.length} ${failures.length === 1 ? 'row is' : 'rows are'} in ${file}: correct them and send that file.`,
    )
}

function shownAsJson({ letter, faults, warnings, before, repeats, answer }: RowResult, isDryRun: boolean) {
  const { row, line, request, idempotencyKey, told } = letter
  const ok = faults.length === 0
  return {
    row,
    line,
    reference: request['reference'],
    ok,
    ...(isDryRun && { sent: false }),
    idempotencyKey,
    ...(before !== undefined && { id: before, sentBefore: true }),
    ...(repeats !== undefined && { repeatsRow: repeats }),
    ...(answer?.ok === true && answer.body),
    ...(faults.length > 0 && { issues: faults }),
    ...(warnings.length > 0 && { warnings }),
    ...(told.length > 0 && { told }),
  }
}

/** @throws CommandFailed for an option that applies only to a table */
export function refuseTableOptions({ dryRun, yes, failures, sheet, map }: TableOptions): void {
  const given = [
    dryRun && '--dry-run',
    yes && '--yes',
    failures !== undefined && '--failures',
    sheet !== undefined && '--sheet',
    map !== undefined && '--map',
  ].filter(Boolean)
  if (given.length > 0) throw new CommandFailed(`${given.join(' and ')} goes with a list only.`, undefined, 2)
}
