import { randomUUID } from 'node:crypto'
import { rename, rm, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { CommandContext } from '../command-context.ts'
import { CommandFailed } from '../command-failed.ts'
import { pathOf } from '../commands/batches/batch-path.ts'
import type { ShownBatch } from '../commands/batches/show-batch.ts'
import type { HubApi } from '../reach/hub-api.ts'
import { right } from '../show/refusal.ts'
import { confirmColumns } from './confirm-columns.ts'
import { followList, hasEnded, type Interruption, watchInterruption } from './follow-list.ts'
import { heapLines } from './heaps.ts'
import type { TemplateFacts } from './letter-of-flags.ts'
import { type ListFile, openListFile } from './list-file.ts'
import { askTotals, totalsLines } from './list-totals.ts'
import { uploadList } from './upload-list.ts'

export interface ListOptions {
  readonly sheet?: string
  readonly map?: readonly string[]
  /** `name=value`: one value for all rows of a variable without a column. */
  readonly set?: readonly string[]
  readonly stages?: string
  /** The key of the list. */
  readonly key?: string
  readonly dryRun?: true
  readonly yes?: true
  readonly failures?: string
  readonly json?: true
}

export interface ListToSend {
  /** The path as given on the command line. */
  readonly file: string
  readonly template: { readonly key: string; readonly version?: number }
  readonly facts: TemplateFacts
}

/** Above this number of letters a confirmation is requested, when a person is there to answer. */
const askAbove = 25
/** The longest wait for the price of all letters before the confirmation; after it, the sums so far are shown. */
const maxPricingMs = 30_000

/**
 * Sends a table through the hub: it is uploaded, its columns are confirmed, every row is checked, and the rows that are right are sent
 * after a confirmation. The same command on the same file continues with the same list. The exit code is 3 when some rows were at fault,
 * and 1 when nothing was sent.
 */
export async function sendList(
  context: CommandContext,
  api: HubApi,
  { file, template, facts }: ListToSend,
  options: ListOptions,
): Promise<void> {
  const { terminal } = context
  if (options.failures !== undefined) checkFailuresFile(options.failures, file)
  const source = await openListFile(file)
  const interruption = watchInterruption(terminal)
  const { id, replayed } = await uploadList(
    terminal,
    api,
    { source, query: queryOf(template, options), key: keyOf(source, template, options) },
    interruption,
  )
  if (replayed) terminal.tell(`The hub has this list already: ${id}. It goes on where it was.`)
  const list = { id, name: source.name, isDryRun: options.dryRun === true }
  await confirmColumns(
    context,
    api,
    list,
    { variables: facts.variables, map: options.map ?? [], set: options.set ?? [] },
    interruption,
  )
  const checked = await followList(terminal, api, id, {
    title: 'Checking',
    interruption,
    isReached: (now) => now.waitsFor === 'continue' || (now.stage ?? 0) > 0 || hasEnded(now),
    counted: ({ counts }) => counts.checked,
  })
  refuseUnread(checked)
  await sendReady(context, api, checked, { options, interruption })
}

function queryOf(
  { key, version }: ListToSend['template'],
  { sheet, stages = 'rest', dryRun }: ListOptions,
): URLSearchParams {
  return new URLSearchParams({
    template: key,
    columns: 'ask',
    keys: 'reference',
    ...(version !== undefined && { version: String(version) }),
    ...(sheet !== undefined && { sheet }),
    ...(dryRun === true ? { dryRun: 'true' } : { stages }),
  })
}

/** The same file for the same purpose is the same list. A dry run is always a new one, since letters may have gone in the meantime. */
function keyOf({ hash }: ListFile, { key, version }: ListToSend['template'], options: ListOptions): string {
  if (options.dryRun === true) return randomUUID()
  if (options.key !== undefined) return options.key
  const parts = [hash.slice(0, 32), key, version ?? '', options.sheet ?? '', options.stages ?? '']
  return `list:${Buffer.from(JSON.stringify(parts)).toString('base64url').slice(0, 200)}`
}

/** @throws CommandFailed for a file that the hub could not read */
function refuseUnread({ status, total, issues, id }: ShownBatch): void {
  if (status === 'rejected' && (total ?? 0) === 0)
    throw new CommandFailed(issues.map(({ detail }) => detail).join('\n'), 'Correct the file and send it again.')
  if (status === 'cancelled')
    throw new CommandFailed(
      `The list ${id} was cancelled; nothing more of it is sent.`,
      'To send the file again, give the list another --key.',
    )
}

async function sendReady(
  context: CommandContext,
  api: HubApi,
  checked: ShownBatch,
  { options, interruption }: { readonly options: ListOptions; readonly interruption: Interruption },
): Promise<void> {
  const { terminal, exitWith } = context
  const { id, counts, stages = [], stage = 0 } = checked
  terminal.tell(`Ready: ${counts.ready} · to repair: ${counts.fixable} · refused: ${counts.refused}`)
  if (counts.invalid > 0) for (const line of await heapLines(api, id)) terminal.tell(line)
  if (options.failures !== undefined) await writeFailures(api, id, options.failures)
  let last = checked
  if (checked.waitsFor === 'continue' && counts.ready > 0) {
    for (const line of totalsLines(await askTotals(terminal, api, id, maxPricingMs))) terminal.tell(line)
    if (!(await mayLeave(context, checked, options))) {
      terminal.tell(`Nothing was sent. To go on: run the same command again, or uitpost batches continue ${id}`)
      return exitWith(1)
    }
    right(await api.post(`${pathOf(id)}/continue`, {}))
    last = await followList(terminal, api, id, {
      title: 'Sending',
      interruption,
      isReached: (now) =>
        hasEnded(now) || now.waitsFor !== undefined || (now.stage === stages.length && now.counts.ready === 0),
      counted: (now) => now.counts.accepted,
    })
  }
  report(context, last, { options, isOfStage: stage + 1 < stages.length })
}

/** A confirmation is requested before many letters are sent, but not in a script, nor with --yes. */
async function mayLeave({ terminal }: CommandContext, list: ShownBatch, { yes }: ListOptions): Promise<boolean> {
  const { counts, stages = [], stage = 0 } = list
  if (counts.ready <= askAbove || yes === true || terminal.ask === undefined) return true
  const next = stages[stage]
  const letters = typeof next === 'number' ? Math.min(next, counts.ready) : next === 'seeds' ? 'the test' : counts.ready
  return /^(y|yes|j|ja|o|oui)$/i.test((await terminal.ask(`Send ${letters} letters? [y/N] `)).trim())
}

function report(
  { terminal, exitWith }: CommandContext,
  list: ShownBatch,
  { options, isOfStage }: { readonly options: ListOptions; readonly isOfStage: boolean },
): void {
  const { id, counts, total = 0 } = list
  if (counts.invalid > 0) exitWith(counts.invalid === total ? 1 : 3)
  if (options.json === true) return terminal.out(JSON.stringify(list))
  const good = options.dryRun === true ? counts.ready + counts.duplicate : counts.accepted + counts.duplicate
  const before =
    counts.duplicate === 0 ? '' : ` (${counts.duplicate} ${counts.duplicate === 1 ? 'was' : 'were'} sent before)`
  terminal.out(
    options.dryRun === true
      ? `Nothing was sent: ${good} of ${total} would be accepted${before}.`
      : `${good} of ${total} accepted${before}.`,
  )
  if (isOfStage) terminal.tell(`The next stage waits: uitpost batches continue ${id}`)
  if (list.waitsFor === 'quota') terminal.tell(`The rest follows when the quota allows it: uitpost batches show ${id}`)
  if (counts.fixable > 0 && options.dryRun !== true) terminal.tell(`Rows can be mended: uitpost batches mend ${id}`)
}

/** @throws CommandFailed when the failures would overwrite the list itself */
function checkFailuresFile(failures: string, list: string): void {
  if (list !== '-' && resolve(failures) === resolve(list))
    throw new CommandFailed('The failures would be written over the list.', 'Give --failures another file.', 2)
}

/** The rows at fault with their reasons. The file is complete or absent, and only its owner can read it. */
async function writeFailures(api: HubApi, id: string, file: string): Promise<void> {
  const answer = await api.fetch(`${pathOf(id)}/rows?status=invalid&format=csv`)
  if (!Buffer.isBuffer(answer)) return void right(answer)
  const draft = `${file}.part`
  try {
    await writeFile(draft, answer, { mode: 0o600 })
    await rename(draft, file)
  } catch (error) {
    await rm(draft, { force: true })
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    throw new CommandFailed(
      `The failures cannot be written to ${file} (${code}).`,
      `Nothing was sent. They are also in: uitpost batches rows ${id} --status invalid --csv FILE`,
    )
  }
}

/** @throws CommandFailed for an option that applies only to a table */
export function refuseListOptions({ dryRun, yes, failures, sheet, map, stages }: ListOptions): void {
  const given = [
    dryRun && '--dry-run',
    yes && '--yes',
    failures !== undefined && '--failures',
    sheet !== undefined && '--sheet',
    map !== undefined && '--map',
    stages !== undefined && '--stages',
  ].filter(Boolean)
  if (given.length > 0) throw new CommandFailed(`${given.join(' and ')} goes with a list only.`, undefined, 2)
}
