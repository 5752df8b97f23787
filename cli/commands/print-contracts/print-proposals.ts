import { Command } from 'commander'
import { effectOf } from '../../../api/set-up/print-proposals/show-proposal.ts'
import { listContracts } from '../../../channels/print/store/contracts/contracts.ts'
import {
  approveProposal,
  refuseProposal,
  withdrawProposal,
} from '../../../channels/print/store/proposals/decide-proposal.ts'
import {
  type Proposal,
  type ProposalStatus,
  proposalStatuses,
} from '../../../channels/print/store/proposals/proposal.ts'
import { findProposal, listProposals } from '../../../channels/print/store/proposals/proposals.ts'
import { recordAudit } from '../../../core/audit/record-audit.ts'
import type { Tx } from '../../../core/db/database.ts'
import { Refusal } from '../../../core/fault.ts'
import { namesOfActors } from '../../../core/tenants/actor-name.ts'
import { brusselsDay } from '../../../core/words/days/brussels-day.ts'
import { type Id, parseId, showId } from '../../../core/words/id.ts'
import type { CommandContext } from '../../command-context.ts'
import { CommandFailed } from '../../command-failed.ts'
import { withHubDatabase } from '../../reach/hub-database.ts'
import { limitOption } from '../../show/limit-option.ts'
import { shortTime, table } from '../../show/table.ts'

/** The actor of everything that is proposed and decided on the command line: one person for the rule of four eyes. */
export const commandLineActor = 'hub:command-line'

/** `uitpost print-contracts proposals list|show|approve|refuse|withdraw` */
export function printProposalsCommand(context: CommandContext): Command {
  const reason = new Command('refuse').requiredOption('--reason <text>', 'why, for the person who proposed it')
  return new Command('proposals')
    .description('changes of print contracts that wait for a second person, and what became of them')
    .addCommand(listCommand(context))
    .addCommand(showCommand(context))
    .addCommand(
      decision(
        context,
        new Command('approve'),
        'approve what another person proposed; it takes effect',
        approveProposal,
      ),
    )
    .addCommand(
      decision(context, reason, 'refuse what another person proposed', (tx, id, by, given) =>
        refuseProposal(tx, id, given, by),
      ),
    )
    .addCommand(decision(context, new Command('withdraw'), 'withdraw a proposal', withdrawProposal))
}

function listCommand({ terminal, settings }: CommandContext): Command {
  return new Command('list')
    .description('proposals of all entities, newest first')
    .addOption(limitOption())
    .option('--status <status>', `one of ${proposalStatuses.join(', ')}`)
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  $ uitpost print-contracts proposals list --status waiting')
    .action(async ({ limit, status, json }: { limit: number; status?: string; json?: true }) => {
      const wanted = statusOf(status)
      const { found, names } = await withHubDatabase(settings(), async (database) => {
        const rows = await listProposals(database.hub, { status: wanted }, limit)
        const actors = rows.map(({ proposedBy }) => proposedBy)
        return { found: rows, names: await namesOfActors(database.hub, actors) }
      })
      const rows = found.map((each) => ({
        ...factsOf(each),
        proposedBy: names.get(each.proposedBy) ?? each.proposedBy,
      }))
      if (json) return terminal.out(JSON.stringify(rows))
      if (rows.length === 0) return terminal.out('Nothing was proposed.')
      terminal.out(
        table(
          ['proposal', 'contract', 'about', 'proposed by', 'at', 'status'],
          rows.map((row) => [row.id, row.contract, row.kind, row.proposedBy, shortTime(row.proposedAt), row.status]),
        ),
      )
    })
}

function showCommand({ terminal, settings, clock }: CommandContext): Command {
  return new Command('show')
    .description('what a proposal changes, and what letters would cost')
    .argument('<id>', 'prp_…')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  $ uitpost print-contracts proposals show prp_01kb…')
    .action(async (named: string, { json }: { json?: true }) => {
      const { proposal, effect } = await withHubDatabase(settings(), async (database) => {
        const found = await findProposal(database.hub, proposalId(named))
        if (found === undefined) throw unknown(named)
        const contracts = await listContracts(database.hub, [found.entity])
        const current = contracts.find(({ id }) => id === found.contract) ?? contracts[0]
        return { proposal: found, effect: effectOf(found, current, brusselsDay(clock.now())) }
      })
      if (json) return terminal.out(JSON.stringify({ ...factsOf(proposal), ...effect }, undefined, 2))
      terminal.out(`${named}  ${proposal.wanted.kind}, ${proposal.status}${effect.outdated ? ', outdated' : ''}`)
      if (proposal.comment !== null) terminal.out(`  ${proposal.comment}`)
      const text = (value: unknown): string => (value === null ? '–' : JSON.stringify(value))
      if (effect.terms.length > 0)
        terminal.out(
          table(
            ['term', 'now', 'then'],
            effect.terms.map(({ field, before, after }) => [field, text(before), text(after)]),
          ),
        )
      if (effect.tariffs.length > 0)
        terminal.out(
          table(
            ['postage', 'zone', 'sheets up to', 'cents now', 'cents then', 'postage now', 'postage then'],
            effect.tariffs.map(({ line, before, after, postageBefore, postageAfter }) => [
              line.postage,
              line.zone,
              line.sheetsUpTo,
              before ?? '–',
              after ?? '–',
              postageBefore ?? '–',
              postageAfter ?? '–',
            ]),
          ),
        )
      terminal.out(
        table(
          ['letter', 'postage', 'cents now', 'cents then', 'postage now', 'postage then'],
          effect.prices.map(({ pages, postage, before, after, postageBefore, postageAfter }) => [
            pages === 1 ? '1 page' : `${pages} pages`,
            postage,
            before ?? '–',
            after ?? '–',
            postageBefore ?? '–',
            postageAfter ?? '–',
          ]),
        ),
      )
    })
}

type Decide = (
  tx: Tx,
  id: Id<'printProposal'>,
  by: { readonly actor: string; readonly now: Date },
  reason: string,
) => Promise<Proposal>

function decision(
  { terminal, settings, clock }: CommandContext,
  command: Command,
  about: string,
  decide: Decide,
): Command {
  const verb = command.name()
  const example = `$ uitpost print-contracts proposals ${verb} prp_01kb…${verb === 'refuse' ? " --reason 'Ask for the old price'" : ''}`
  return command
    .description(about)
    .argument('<id>', 'prp_…')
    .addHelpText('after', `\nExample:\n  ${example}`)
    .action(async (named: string, { reason = '' }: { reason?: string }) => {
      const now = clock.now()
      await withHubDatabase(settings(), async (database) => {
        const id = proposalId(named)
        const by = { actor: commandLineActor, now }
        const found = await database.asHub((tx) => decide(tx, id, by, reason)).catch(explain)
        await recordAudit(database, found.entity, {
          at: now,
          actorKind: 'hub',
          actor: commandLineActor,
          action: `${verb}-print-proposal`,
          subjectKind: 'print-proposal',
          subject: named,
        })
      })
      terminal.out(
        `${named}: ${verb === 'approve' ? 'approved, and in effect' : verb === 'refuse' ? 'refused' : 'withdrawn'}.`,
      )
    })
}

function explain(error: unknown): never {
  if (error instanceof Refusal)
    throw new CommandFailed(error.message, `It is explained at /docs/problems/${error.code}.`)
  throw error
}

function factsOf({ id, contract, wanted, status, proposedBy, proposedAt, decidedBy, decidedAt, reason }: Proposal) {
  return {
    id: showId('printProposal', id),
    contract: showId('printContract', contract),
    kind: wanted.kind,
    status,
    proposedBy,
    proposedAt,
    decidedBy,
    decidedAt,
    reason,
  }
}

function proposalId(named: string): Id<'printProposal'> {
  const id = parseId('printProposal', named)
  if (id === undefined) throw new CommandFailed('This is no id of a proposal.', 'It begins with prp_.', 2)
  return id
}

const unknown = (named: string): CommandFailed =>
  new CommandFailed(`There is no proposal ${named}.`, '`uitpost print-contracts proposals list` shows them.')

function statusOf(text: string | undefined): ProposalStatus | undefined {
  if (text === undefined) return undefined
  const status = proposalStatuses.find((each) => each === text)
  if (status === undefined) throw new CommandFailed(`${text} is no status.`, `Use ${proposalStatuses.join(', ')}.`, 2)
  return status
}
