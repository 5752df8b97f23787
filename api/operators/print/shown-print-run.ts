import type { RunDifference } from '../../../channels/print/store/reports/run-differences.ts'
import type {
  Billed,
  Reconciliation,
  RunDetail,
  RunLine,
  RunPart,
} from '../../../channels/print/store/runs/show-runs.ts'
import { showId, showNumberedId } from '../../../core/words/id.ts'
import type * as contract from '../../contract/print/print.ts'
import { showParts } from '../../http/show-price.ts'

/** A run as the API shows it. */
export function shownRun(run: RunLine | RunDetail): contract.PrintRun {
  const parts = 'parts' in run ? run.parts : []
  const overdue = 'overdue' in run ? run.overdue : []
  return {
    id: showId('run', run.id),
    entity: showId('entity', run.entity),
    entityName: run.entityName,
    contract: showId('printContract', run.contract),
    contractName: run.contractName,
    partner: run.partner,
    status: run.status,
    cutOffAt: run.cutOffAt.toISOString(),
    ...(run.handedOverAt !== null && { handedOverAt: run.handedOverAt.toISOString() }),
    ...(run.dueAt !== null && { dueAt: run.dueAt.toISOString() }),
    letters: run.letters,
    sheets: run.sheets,
    parts: parts.map(shownPart),
    overdue: overdue.map(({ message }) => showId('message', message)),
    ...('arrivals' in run && {
      arrivals: run.arrivals.map(({ by, ...rest }) => ({ ...rest, ...(by !== null && { by }) })),
    }),
    ...('reconciliation' in run && { reconciliation: counted(run.reconciliation) }),
  }
}

function shownPart({ sha256, rerunOf, rerunReason, rejectedAt, ...part }: RunPart): contract.PrintRun['parts'][number] {
  return {
    ...part,
    ...(sha256 !== null && { sha256 }),
    ...(rerunOf !== null && { rerunOf }),
    ...(rerunReason !== null && { rerunReason }),
    ...(rejectedAt !== null && { rejectedAt: rejectedAt.toISOString() }),
  }
}

function counted({
  amount,
  aloneAmount,
  billed,
  controlCopy,
  controlCopyAmount,
  controlCopyBilledSheets,
  controlCopyBilledAmount,
  controlCopyPostage,
  controlCopyBilledPostage,
  parts,
  savingParts,
  ...counts
}: Reconciliation): contract.PrintReconciliation {
  return {
    ...counts,
    amount: euros(amount),
    parts: showParts(parts),
    saving: euros(aloneAmount - amount),
    savingParts: showParts(savingParts),
    billed: billedOf(billed),
    ...(controlCopy !== null && { controlCopy }),
    ...(controlCopyAmount !== null && { controlCopyAmount: euros(controlCopyAmount) }),
    ...(controlCopyBilledSheets !== null && { controlCopyBilledSheets }),
    ...(controlCopyBilledAmount !== null && { controlCopyBilledAmount: euros(controlCopyBilledAmount) }),
    ...(controlCopyPostage !== null && { controlCopyPostage: euros(controlCopyPostage) }),
    ...(controlCopyBilledPostage !== null && { controlCopyBilledPostage: euros(controlCopyBilledPostage) }),
  }
}

function billedOf(billed: Billed): contract.PrintReconciliation['billed'] {
  const { envelopes, printing, postage, ownPrinting, ownPostage } = billed.compared
  return {
    ...billed,
    amount: euros(billed.amount),
    ownAmount: euros(billed.ownAmount),
    parts: showParts(billed.parts),
    ownParts: showParts(billed.ownParts),
    compared: {
      envelopes,
      printing: euros(printing),
      postage: euros(postage),
      ownPrinting: euros(ownPrinting),
      ownPostage: euros(ownPostage),
    },
  }
}

/** A letter that differs, as the API shows it. */
export function shownDifference(each: RunDifference): contract.PrintDifference {
  const { message, sequence, printedSheets, envelopeAmount, billedSheets, billedAmount, kinds, ...more } = each
  const { envelopePostage, billedPostage, ...rest } = more
  return {
    message: showId('message', message),
    delivery: showNumberedId('dlv', message, sequence),
    ...rest,
    kinds: [...kinds],
    ...(printedSheets !== null && { printedSheets }),
    ...(envelopeAmount !== null && { envelopeAmount: euros(envelopeAmount) }),
    ...(billedSheets !== null && { billedSheets }),
    ...(billedAmount !== null && { billedAmount: euros(billedAmount) }),
    ...(envelopePostage !== null && { envelopePostage: euros(envelopePostage) }),
    ...(billedPostage !== null && { billedPostage: euros(billedPostage) }),
  }
}

const euros = (amount: number) => ({ amount, currency: 'EUR' as const })
