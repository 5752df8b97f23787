import { Command } from 'commander'
import type { PaperParts } from '../../channels/paper-parts.ts'
import { closeRun, runsToClose } from '../../channels/print/store/runs/close-run.ts'
import { listRuns, type RunDetail, type RunLine, showRun } from '../../channels/print/store/runs/show-runs.ts'
import type { Database } from '../../core/db/database.ts'
import { type Id, parseId, showId, showNumberedId } from '../../core/words/id.ts'
import type { CommandContext } from '../command-context.ts'
import { CommandFailed } from '../command-failed.ts'
import { withHubDatabase } from '../reach/hub-database.ts'
import { limitOption } from '../show/limit-option.ts'
import { nameOf } from '../show/name-of.ts'
import { shortTime, table } from '../show/table.ts'
import { overdueCommand } from './print-runs/overdue.ts'
import { rerunCommand } from './print-runs/rerun.ts'

/** `uitpost print-runs list|show|overdue|close|rerun` */
export function printRunsCommand(context: CommandContext): Command {
  return new Command('print-runs')
    .description('letters on paper, gathered per contract until a cut-off')
    .addCommand(listCommand(context))
    .addCommand(showCommand(context))
    .addCommand(overdueCommand(context))
    .addCommand(closeCommand(context))
    .addCommand(rerunCommand(context))
}

function listCommand({ terminal, settings }: CommandContext): Command {
  return new Command('list')
    .description('runs, newest cut-off first')
    .addOption(limitOption())
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  $ uitpost print-runs list')
    .action(async ({ limit, json }: { limit: number; json?: true }) => {
      const runs = await withHubDatabase(settings(), (database) => listRuns(database.hub, limit))
      if (json) return terminal.out(JSON.stringify(runs.map(shown)))
      if (runs.length === 0) return terminal.out('There are no print runs yet.')
      terminal.out(
        table(
          ['run', 'entity', 'contract', 'status', 'cut-off', 'letters', 'sheets'],
          runs.map((run) => [
            showId('run', run.id),
            nameOf(run.entityName),
            run.contractName,
            run.status,
            shortTime(run.cutOffAt),
            run.letters,
            run.sheets,
          ]),
        ),
      )
    })
}

function showCommand({ terminal, clock, settings }: CommandContext): Command {
  return new Command('show')
    .description('one run, with its parts and what is overdue')
    .argument('<id>', 'run_…')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  $ uitpost print-runs show run_01kb…')
    .action(async (id: string, { json }: { json?: true }) => {
      const run = await withHubDatabase(settings(), (database) => showRun(database.hub, runId(id), clock.now()))
      if (run === undefined) throw new CommandFailed(`There is no run ${id}.`, '`uitpost print-runs list` shows them.')
      terminal.out(json ? JSON.stringify(detail(run), undefined, 2) : detailLines(run).join('\n'))
    })
}

function closeCommand({ terminal, clock, settings, exitWith }: CommandContext): Command {
  return new Command('close')
    .description('close runs: they get no more letters, and the dispatcher hands them over')
    .argument('[id]', 'run_…; absent: every open run')
    .option('--now', 'also before the cut-off')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      `
Examples:
  $ uitpost print-runs close --now              # every open run, at once
  $ uitpost print-runs close run_01kb… --now`,
    )
    .action(async (id: string | undefined, { now: early, json }: { now?: true; json?: true }) => {
      const closed = await withHubDatabase(settings(), async (database) => {
        const runs = id === undefined ? await openRuns(database, early === true, clock.now()) : [runId(id)]
        const results = []
        for (const run of runs)
          results.push({
            id: showId('run', run),
            ...(await database.asHub((tx) => closeRun(tx, run, clock.now(), early === true))),
          })
        return results
      })
      if (json) terminal.out(JSON.stringify(closed.map(({ id, kind }) => ({ id, result: kind }))))
      else if (closed.length === 0)
        terminal.out(early ? 'No run is open.' : 'No run has passed its cut-off; --now closes them before it.')
      else
        for (const each of closed)
          terminal.out(`${each.id}: ${words(each.kind)}${each.kind === 'too-early' ? shortTime(each.cutOffAt) : ''}`)
      const failed = closed.filter(({ kind }) => kind === 'too-early' || kind === 'unknown').length
      if (failed > 0) exitWith(failed === closed.length ? 1 : 3)
    })
}

async function openRuns(database: Database, early: boolean, now: Date): Promise<Id<'run'>[]> {
  const lastDay = new Date('9999-12-31T00:00:00Z')
  return runsToClose(database.hub, early ? lastDay : now)
}

function words(kind: 'closing' | 'too-early' | 'closed' | 'unknown'): string {
  switch (kind) {
    case 'closing':
      return 'closed; the dispatcher hands it over'
    case 'too-early':
      return 'not closed: give --now, or wait until its cut-off at '
    case 'closed':
      return 'was closed before'
    case 'unknown':
      return 'there is no such run'
    default:
      return kind satisfies never
  }
}

function runId(shown: string): Id<'run'> {
  const id = parseId('run', shown)
  if (id === undefined) throw new CommandFailed('This is no id of a print run.', 'It begins with run_.', 2)
  return id
}

function shown({ id, entity, contract, ...run }: RunLine) {
  return {
    id: showId('run', id),
    entity: showId('entity', entity),
    contract: showId('printContract', contract),
    ...run,
  }
}

function detail({ parts, reconciliation, overdue, ...run }: RunDetail) {
  return {
    ...shown(run),
    parts,
    reconciliation,
    overdue: overdue.map(({ message, sequence, ...rest }) => ({
      delivery: showNumberedId('dlv', message, sequence),
      ...rest,
    })),
  }
}

function detailLines(run: RunDetail): string[] {
  const { reconciliation: counts } = run
  return [
    `${showId('run', run.id)}  ${nameOf(run.entityName)}: ${run.contractName} (${run.partner})`,
    `  ${run.status}; cut-off ${shortTime(run.cutOffAt)}, handed over ${shortTime(run.handedOverAt)}`,
    `  ${run.letters} letters, ${run.sheets} sheets; posted ${counts.posted}, returned ${counts.returned}, rejected ${counts.rejected}, without end ${counts.withoutEnd}`,
    `  ${counts.envelopes} envelopes, ${counts.amount} cents by the contract, ${counts.aloneAmount - counts.amount} saved by bundling; billed ${counts.billed.amount} for ${counts.billed.envelopes} envelopes (ours: ${counts.billed.ownAmount})`,
    `  of these ${partsOf(counts.parts)}; billed ${partsOf(counts.billed.parts)} (ours: ${partsOf(counts.billed.ownParts)})`,
    ...run.parts.map((part) =>
      `  part ${part.n}: ${part.letters} letters, ${part.status}${part.rerunOf === null ? '' : `, once more for part ${part.rerunOf}`}  ${part.sha256 ?? ''}`.trimEnd(),
    ),
    ...(run.overdue.length === 0 ? [] : [`  overdue: ${run.overdue.length}`]),
  ]
}

const partsOf = ({ printing, postage, unsplit }: PaperParts): string =>
  `${printing} printing, ${postage} postage, ${unsplit} not split`
