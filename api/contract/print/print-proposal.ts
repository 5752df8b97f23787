import { z } from 'zod'
import { proposalKinds, proposalStatuses } from '../../../channels/print/store/proposals/proposal.ts'
import { postages } from '../../../core/words/message.ts'
import { operation } from '../operation.ts'
import { id, instant, page, pageQuery, prose } from '../words.ts'
import { printTariffLine } from './print-contract-fields.ts'

const cents = z.int().nullable()
const { amount: _, postageAmount: __, ...printedLine } = printTariffLine
const postageChange = {
  postageBefore: cents.meta({ description: 'the part that is postage; null: it is not known' }),
  postageAfter: cents,
}
export const printProposal = z
  .object({
    id,
    contract: id.meta({ description: 'of a new contract: the id that it will have' }),
    contractName: z.string(),
    kind: z.enum(proposalKinds),
    status: z.enum(proposalStatuses),
    comment: z.string().optional(),
    proposedBy: z.string().optional().meta({ description: 'the name; absent for the command line' }),
    proposedAt: instant,
    own: z.boolean().meta({ description: 'the caller proposed it, and so may not approve or refuse it' }),
    decidedBy: z.string().optional(),
    decidedAt: instant.optional(),
    reason: z.string().optional().meta({ description: 'why it was refused' }),
    from: z.string().optional().meta({ description: 'first day of a tariff table, or of a contract' }),
    outdated: z
      .boolean()
      .meta({ description: 'the contract was changed in the meantime: it has to be proposed again' }),
    terms: z.array(z.object({ field: z.string(), before: z.unknown(), after: z.unknown() })).meta({
      description: 'the terms that differ; of a new contract every term, beside that of the contract in force',
    }),
    tariffs: z
      .array(z.object({ line: z.object(printedLine), before: cents, after: cents, ...postageChange }))
      .meta({ description: 'the lines that differ, in cents; null: no such line' }),
    prices: z
      .array(z.object({ pages: z.int(), postage: z.enum(postages), before: cents, after: cents, ...postageChange }))
      .meta({ description: 'the simulated price of one letter within Belgium, in cents; null: the table has none' }),
  })
  .meta({ id: 'PrintProposal' })
export type PrintProposal = z.output<typeof printProposal>

const path = z.object({ id })
export const listPrintProposals = operation({
  id: 'listPrintProposals',
  tag: 'Set-up',
  summary: 'What was proposed about print contracts, newest first',
  query: z.strictObject({ ...pageQuery, status: z.enum(proposalStatuses).optional(), contract: id.optional() }),
  answers: { 200: { description: 'The proposals', body: page(printProposal) } },
})
export const getPrintProposal = operation({
  id: 'getPrintProposal',
  tag: 'Set-up',
  summary: 'One proposal: what it changes, and what letters would cost',
  path,
  answers: { 200: { description: 'The proposal', body: printProposal } },
  refusals: [404],
})
export const approvePrintProposal = operation({
  id: 'approvePrintProposal',
  tag: 'Set-up',
  summary: 'Approve what another person proposed; it takes effect',
  path,
  body: z.strictObject({}),
  bodyOptional: true,
  answers: { 200: { description: 'The proposal', body: printProposal } },
  refusals: [404, 409],
})
export const refusePrintProposal = operation({
  id: 'refusePrintProposal',
  tag: 'Set-up',
  summary: 'Refuse what another person proposed, with a reason',
  path,
  body: z.strictObject({ reason: prose(500).min(1) }),
  answers: { 200: { description: 'The proposal', body: printProposal } },
  refusals: [404, 409],
})
export const withdrawPrintProposal = operation({
  id: 'withdrawPrintProposal',
  tag: 'Set-up',
  summary: 'Withdraw a proposal that waits',
  path,
  body: z.strictObject({}),
  bodyOptional: true,
  answers: { 200: { description: 'The proposal', body: printProposal } },
  refusals: [404, 409],
})
