import { sql } from 'drizzle-orm'
import type { Queryable, Tx } from '../../../../core/db/database.ts'
import type { Id } from '../../../../core/words/id.ts'
import type { Proposal, ProposalStatus, Wanted } from './proposal.ts'

type Row = Omit<Proposal, 'wanted'> & {
  readonly kind: Wanted['kind']
  readonly wanted: unknown
  readonly before: unknown
}

export type NewProposal = Omit<Proposal, 'status' | 'decidedBy' | 'decidedAt' | 'reason'>

const columns = sql`id, entity, contract, kind, wanted, before, comment, proposed_by as "proposedBy", proposed_at as "proposedAt",
  status, decided_by as "decidedBy", decided_at as "decidedAt", reason`

/** Stores a proposal; nothing of it is in effect. */
export async function addProposal(tx: Tx, proposal: NewProposal): Promise<void> {
  const { id, entity, contract, wanted, comment, proposedBy, proposedAt } = proposal
  const { stored, before } = storedForm(wanted)
  await tx.query(sql`
    insert into print_proposal (id, entity, contract, kind, wanted, before, comment, proposed_by, proposed_at)
    values (${id}, ${entity}, ${contract}, ${wanted.kind}, ${stored}::jsonb, ${before}::jsonb, ${comment}, ${proposedBy}, ${proposedAt})`)
}

/** The proposals in scope, newest first. */
export async function listProposals(
  tx: Queryable,
  question: {
    readonly status?: ProposalStatus | undefined
    readonly contract?: Id<'printContract'> | undefined
    readonly before?: Id<'printProposal'> | undefined
  },
  limit: number,
): Promise<Proposal[]> {
  const { status, contract, before } = question
  const rows = await tx.query<Row>(sql`
    select ${columns} from print_proposal
    where ${status === undefined ? sql`true` : sql`status = ${status}`}
      and ${contract === undefined ? sql`true` : sql`contract = ${contract}`}
      and ${before === undefined ? sql`true` : sql`id < ${before}::uuid`}
    order by id desc limit ${limit}`)
  return rows.map(proposalOf)
}

/** One proposal in scope, locked until the transaction ends where it is about to be decided. */
export async function findProposal(
  tx: Queryable,
  id: Id<'printProposal'>,
  lock: 'lock' | 'read' = 'read',
): Promise<Proposal | undefined> {
  const [row] = await tx.query<Row>(
    sql`select ${columns} from print_proposal where id = ${id} ${lock === 'lock' ? sql`for update` : sql``}`,
  )
  return row && proposalOf(row)
}

/** Records a decision about a proposal that waits. */
export async function markDecided(
  tx: Tx,
  id: Id<'printProposal'>,
  decision: {
    readonly status: Exclude<ProposalStatus, 'waiting'>
    readonly by: string
    readonly at: Date
    readonly reason?: string
  },
): Promise<void> {
  const { status, by, at, reason } = decision
  await tx.query(sql`
    update print_proposal set status = ${status}, decided_by = ${by}, decided_at = ${at}, reason = ${reason ?? null}
    where id = ${id} and status = 'waiting'`)
}

function storedForm(wanted: Wanted): { readonly stored: string; readonly before: string | null } {
  switch (wanted.kind) {
    case 'contract':
      return { stored: JSON.stringify(wanted.contract), before: null }
    case 'terms':
      return { stored: JSON.stringify(wanted.terms), before: JSON.stringify(wanted.before) }
    case 'tariffs':
      return { stored: JSON.stringify({ from: wanted.from, lines: wanted.lines }), before: null }
    default:
      return wanted satisfies never
  }
}

/** The body was validated when it was proposed; it is stored as it was. */
function proposalOf({ kind, wanted, before, ...row }: Row): Proposal {
  type Of<K extends Wanted['kind']> = Extract<Wanted, { kind: K }>
  switch (kind) {
    case 'contract':
      return { ...row, wanted: { kind, contract: wanted as Of<'contract'>['contract'] } }
    case 'terms': {
      const terms = wanted as Of<'terms'>['terms']
      return { ...row, wanted: { kind, terms, before: before as Of<'terms'>['before'] } }
    }
    case 'tariffs': {
      const { from, lines } = wanted as Of<'tariffs'>
      return { ...row, wanted: { kind, from, lines } }
    }
    default:
      return kind satisfies never
  }
}
