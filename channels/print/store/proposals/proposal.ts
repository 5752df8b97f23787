import type { EntityId, Id } from '../../../../core/words/id.ts'
import type { ChangeableTerms, PrintContract } from '../contracts/contracts.ts'
import type { Tariff } from '../contracts/price.ts'

export const proposalStatuses = ['waiting', 'approved', 'refused', 'withdrawn'] as const
export type ProposalStatus = (typeof proposalStatuses)[number]
export const proposalKinds = ['contract', 'terms', 'tariffs'] as const

/** What takes effect when the proposal is approved. */
export type Wanted =
  | { readonly kind: 'contract'; readonly contract: Omit<PrintContract, 'id' | 'entity'> }
  | { readonly kind: 'terms'; readonly terms: ChangeableTerms; readonly before: ChangeableTerms }
  | { readonly kind: 'tariffs'; readonly from: string; readonly lines: readonly Omit<Tariff, 'from'>[] }

export interface Proposal {
  readonly id: Id<'printProposal'>
  readonly entity: EntityId
  /** Of a new contract: the id that it will have. */
  readonly contract: Id<'printContract'>
  readonly wanted: Wanted
  readonly comment: string | null
  readonly proposedBy: string
  readonly proposedAt: Date
  readonly status: ProposalStatus
  readonly decidedBy: string | null
  readonly decidedAt: Date | null
  /** Why it was refused. */
  readonly reason: string | null
}

/** All terms of a new contract in the order of a contract: what cannot be changed later comes first. */
export function termsOfNewContract(contract: Omit<PrintContract, 'id' | 'entity'>) {
  const { partner, profile, sides, ink, blankLastSide, sheetMarks, validFrom } = contract
  return { partner, profile, sides, ink, blankLastSide, sheetMarks, validFrom, ...termsOfContract(contract) }
}

/** The terms that a proposal may change, taken out of a contract. */
export function termsOfContract(contract: ChangeableTerms): ChangeableTerms {
  const { name, cutOff, furtherCutOffs, workingDays, closedOn, dueDays, validUntil } = contract
  const { paperGrams, envelopeGrams, sheetsPerEnvelope, c4FromSheets, bundles, seedAddress } = contract
  return {
    name,
    cutOff,
    furtherCutOffs,
    workingDays,
    closedOn,
    dueDays,
    validUntil,
    paperGrams,
    envelopeGrams,
    sheetsPerEnvelope,
    c4FromSheets,
    bundles,
    seedAddress,
  }
}
