import { Refusal } from '../../../../core/fault.ts'
import type { ChangeableTerms, PrintContract } from '../contracts/contracts.ts'
import { differingTerms } from './differences.ts'
import { judgeProposal } from './judge-proposal.ts'
import { termsOfContract, type Wanted } from './proposal.ts'

/**
 * Other terms of a contract, as a proposal stores them.
 * @throws Refusal UP-1001 where letters with marks would share envelopes; UP-3083 where nothing differs
 */
export function wantedTerms(found: PrintContract, terms: ChangeableTerms): Extract<Wanted, { kind: 'terms' }> {
  if (terms.bundles && found.sheetMarks !== 'none')
    throw new Refusal('UP-1001', 'Letters with marks on their sheets share no envelope.', [
      {
        in: 'body',
        pointer: '/bundles',
        code: 'UP-1001',
        detail: 'The marks are counted within one letter; leave this out.',
      },
    ])
  const before = termsOfContract(found)
  if (differingTerms(before, terms).length === 0) throw new Refusal('UP-3083', 'The contract has these terms already.')
  return { kind: 'terms', terms, before }
}

/** @throws Refusal UP-1001 with every value with which the contract could not work */
export function assertWorkable(
  wanted: Wanted,
  today: string,
  weights: Pick<PrintContract, 'paperGrams' | 'envelopeGrams'>,
): void {
  const faults = judgeProposal(wanted, today, weights)
  if (faults.length === 0) return
  throw new Refusal(
    'UP-1001',
    'Some values would not work in a print contract.',
    faults.map((fault) => ({ in: 'body', ...fault })),
  )
}
