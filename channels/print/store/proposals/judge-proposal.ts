import { weightOf } from '../contracts/price.ts'
import type { Wanted } from './proposal.ts'

/** A value with which a contract could not work, or hardly by intention: the place, the rule, and the repair. */
export interface ProposalFault {
  readonly pointer: string
  /** UP-2113: a term; UP-2114: a line of a tariff table. */
  readonly code: 'UP-2113' | 'UP-2114'
  readonly reason: 'cut-off-twice' | 'last-day-past' | 'c4-never' | 'cheaper-when-thicker' | 'never-applies'
  readonly detail: string
}
type Line = Extract<Wanted, { kind: 'tariffs' }>['lines'][number] & { readonly from?: string }

/** All faults of a proposal that its schema cannot see. @param today `YYYY-MM-DD` (Brussels) */
export function judgeProposal(
  wanted: Wanted,
  today: string,
  weights: { readonly paperGrams: number; readonly envelopeGrams: number },
): ProposalFault[] {
  switch (wanted.kind) {
    case 'contract': {
      const { contract } = wanted
      return [...judgeTerms(contract, today), ...judgeLines(contract.tariffs, '/tariffs', contract)]
    }
    case 'terms':
      return judgeTerms(wanted.terms, today)
    case 'tariffs':
      return judgeLines(wanted.lines, '/lines', weights)
    default:
      return wanted satisfies never
  }
}

function judgeTerms(terms: Extract<Wanted, { kind: 'terms' }>['terms'], today: string): ProposalFault[] {
  const { cutOff, furtherCutOffs, validUntil, c4FromSheets, sheetsPerEnvelope } = terms
  const fault = (pointer: string, reason: ProposalFault['reason'], detail: string): ProposalFault => ({
    pointer,
    code: 'UP-2113',
    reason,
    detail,
  })
  return [
    ...(furtherCutOffs.includes(cutOff)
      ? [fault('/furtherCutOffs', 'cut-off-twice', 'This time is the first cut-off already; leave it out here.')]
      : []),
    ...(validUntil !== null && validUntil < today
      ? [fault('/validUntil', 'last-day-past', 'The last day has passed; choose today or a later day.')]
      : []),
    ...(c4FromSheets !== null && c4FromSheets > sheetsPerEnvelope
      ? [fault('/c4FromSheets', 'c4-never', 'An envelope never holds so many sheets; choose fewer, or leave it out.')]
      : []),
  ]
}

function judgeLines(
  lines: readonly Line[],
  pointer: string,
  weights: { readonly paperGrams: number; readonly envelopeGrams: number },
): ProposalFault[] {
  const lightest = weightOf(1, weights)
  return lines.flatMap((line, at): ProposalFault[] => {
    const place = `${pointer}/${at}`
    if ((line.gramsUpTo ?? lightest) < lightest)
      return [
        {
          pointer: `${place}/gramsUpTo`,
          code: 'UP-2114',
          reason: 'never-applies',
          detail: `One sheet and its envelope weigh ${lightest} g, so that this line never applies.`,
        },
      ]
    const isCheaper = lines.some(
      (other) =>
        other.postage === line.postage &&
        other.zone === line.zone &&
        other.from === line.from &&
        other.gramsUpTo === line.gramsUpTo &&
        other.ink === line.ink &&
        other.sides === line.sides &&
        other.sheetsUpTo < line.sheetsUpTo &&
        other.amount > line.amount,
    )
    return isCheaper
      ? [
          {
            pointer: `${place}/amount`,
            code: 'UP-2114',
            reason: 'cheaper-when-thicker',
            detail: 'More sheets cost less than fewer by this table; look for a typing mistake.',
          },
        ]
      : []
  })
}
