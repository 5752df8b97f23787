import {
  contractByEntity,
  listContracts,
  type PrintContract,
} from '../../../channels/print/store/contracts/contracts.ts'
import { differingTariffs, differingTerms, lineOf } from '../../../channels/print/store/proposals/differences.ts'
import { priceEffects } from '../../../channels/print/store/proposals/price-effect.ts'
import { type Proposal, termsOfContract, termsOfNewContract } from '../../../channels/print/store/proposals/proposal.ts'
import type { Database, Tx } from '../../../core/db/database.ts'
import { namesOfActors } from '../../../core/tenants/actor-name.ts'
import { isSamePerson } from '../../../core/tenants/is-same-person.ts'
import { brusselsDay } from '../../../core/words/days/brussels-day.ts'
import { type EntityId, showId } from '../../../core/words/id.ts'
import type * as contract from '../../contract/print/print-proposal.ts'

/** The reader of proposals, to whom their effect is shown as of now. */
export interface ProposalReader {
  readonly entity: EntityId
  readonly actor: string
  readonly now: Date
}

/** Proposals with what they change and what letters would cost. The contracts are read once for all. */
export async function showProposals(
  database: Database,
  reader: ProposalReader,
  read: (tx: Tx) => Promise<readonly Proposal[]>,
): Promise<contract.PrintProposal[]> {
  const { entity, actor, now } = reader
  const seen = await database.asEntity(entity, async (tx) => {
    const proposals = await read(tx)
    const contracts = new Map((await listContracts(tx)).map((each) => [each.id, each]))
    const inForce = (await contractByEntity(tx, [entity], now)).get(entity)
    const proposers = [...new Set(proposals.map(({ proposedBy }) => proposedBy))]
    const own = new Set<string>()
    for (const each of proposers) if (await isSamePerson(tx, actor, [each])) own.add(each)
    return { proposals, contracts, inForce, own }
  })
  const names = await namesOfActors(
    database.hub,
    seen.proposals.flatMap(({ proposedBy, decidedBy }) => [proposedBy, decidedBy ?? '']),
  )
  return seen.proposals.map((proposal) => {
    const current = seen.contracts.get(proposal.contract)
    const compared = current ?? seen.inForce
    return {
      ...factsOf(proposal, names),
      own: seen.own.has(proposal.proposedBy),
      contractName: proposal.wanted.kind === 'contract' ? proposal.wanted.contract.name : (current?.name ?? '–'),
      ...effectOf(proposal, compared, brusselsDay(now)),
    }
  })
}

function factsOf(proposal: Proposal, names: ReadonlyMap<string, string>) {
  const { id, wanted, status, comment, proposedBy, proposedAt, decidedBy, decidedAt, reason } = proposal
  const proposer = names.get(proposedBy)
  const decider = decidedBy === null ? undefined : names.get(decidedBy)
  return {
    id: showId('printProposal', id),
    contract: showId('printContract', proposal.contract),
    kind: wanted.kind,
    status,
    ...(comment !== null && { comment }),
    ...(proposer !== undefined && { proposedBy: proposer }),
    proposedAt: proposedAt.toISOString(),
    ...(decider !== undefined && { decidedBy: decider }),
    ...(decidedAt !== null && { decidedAt: decidedAt.toISOString() }),
    ...(reason !== null && { reason }),
  }
}

type Effect = Pick<contract.PrintProposal, 'from' | 'outdated' | 'terms' | 'tariffs' | 'prices'>

/** What a proposal changes of a contract, and the prices before and after. @param today `YYYY-MM-DD` */
export function effectOf({ wanted, status }: Proposal, current: PrintContract | undefined, today: string): Effect {
  switch (wanted.kind) {
    case 'contract': {
      const made = wanted.contract
      const from = made.validFrom ?? undefined
      const first = from !== undefined && from > today ? from : today
      const terms = termsOfNewContract(made)
      const then = { ...made, id: current?.id, entity: current?.entity } as PrintContract
      return {
        ...(from !== undefined && { from }),
        outdated: false,
        terms: Object.entries(terms).map(([field, after]) => ({
          field,
          before: current === undefined ? null : current[field as keyof typeof terms],
          after,
        })),
        tariffs: made.tariffs.map((each) => ({
          line: lineOf(each),
          before: null,
          after: each.amount,
          postageBefore: null,
          postageAfter: each.postageAmount ?? null,
        })),
        prices: priceEffects(current, then, { before: today, after: first }),
      }
    }
    case 'terms': {
      const outdated =
        status === 'waiting' &&
        (current === undefined || differingTerms(wanted.before, termsOfContract(current)).length > 0)
      return {
        outdated,
        terms: differingTerms(wanted.before, wanted.terms),
        tariffs: [],
        prices:
          current === undefined
            ? []
            : priceEffects(
                { ...current, ...wanted.before },
                { ...current, ...wanted.terms },
                { before: today, after: today },
              ),
      }
    }
    case 'tariffs': {
      const { from, lines } = wanted
      const others = current?.tariffs.filter((line) => line.from !== from) ?? []
      const table = lines.map((line) => ({ ...line, from }))
      return {
        from,
        outdated:
          status === 'waiting' && (current === undefined || from <= today || others.length < current.tariffs.length),
        terms: [],
        tariffs: differingTariffs(others, wanted),
        prices:
          current === undefined
            ? []
            : priceEffects(
                { ...current, tariffs: others },
                { ...current, tariffs: [...others, ...table] },
                { before: today, after: from },
              ),
      }
    }
    default:
      return wanted satisfies never
  }
}
