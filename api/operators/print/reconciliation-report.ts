import { heading, type OfficeLetter, paragraph, tableOf } from '../../../templates/render/office-letter.ts'
import type { PrintDifference, PrintReconciliation, PrintRun } from '../../contract/print/print.ts'
import { showDutchInstant } from '../show-dutch.ts'

const countNames = {
  letters: 'Brieven in de printrun',
  accepted: 'Aanvaard door de drukker',
  printed: 'Gedrukt',
  posted: 'Gepost',
  rejected: 'Geweigerd',
  returned: 'Onbestelbaar terug',
  withoutEnd: 'Nog zonder einde',
  envelopes: 'Omslagen',
} as const

const kindNames: Readonly<Record<PrintDifference['kinds'][number], string>> = {
  overdue: 'te laat',
  sheets: 'andere bladen gedrukt',
  'posted-rejected': 'gepost en toch geweigerd',
  'not-billed': 'niet op de factuur',
  'billed-sheets': 'andere bladen op de factuur',
  'billed-amount': 'ander bedrag op de factuur',
  'billed-postage': 'andere port op de factuur',
  'billed-rejected': 'geweigerd en toch op de factuur',
}

/** Letters that the report names; the CSV file names a thousand. */
const maxNamed = 200

/** The reconciliation of a run as a letter to the office, in Dutch. It names letters by their number only. */
export function reconciliationReport(
  run: PrintRun,
  counts: PrintReconciliation,
  differences: readonly PrintDifference[],
  { about, now }: { readonly about: string; readonly now: Date },
): OfficeLetter {
  const closes = counts.withoutEnd === 0 && differences.length === 0
  const { billed } = counts
  return {
    language: 'nl',
    subject: 'Afrekening van een printrun',
    sender: { nl: 'Uitpost', ...run.entityName },
    about,
    date: now.toISOString().slice(0, 10),
    reference: run.id,
    blocks: [
      paragraph(
        `Printrun van ${showDutchInstant(run.cutOffAt)}, contract ‘${run.contractName ?? ''}’, ${run.partner ?? ''}. ` +
          (closes
            ? 'De telling sluit: elke brief heeft een einde en niets verschilt.'
            : `De telling sluit nog niet: ${counts.withoutEnd} brieven zonder einde, ${differences.length} die verschillen.`),
      ),
      heading('Brieven'),
      tableOf(
        ['Telling', 'Aantal'],
        Object.entries(countNames).map(([name, text]) => [text, String(counts[name as keyof typeof countNames])]),
      ),
      heading('Bladen en bedrag'),
      tableOf(
        ['Telling', 'Uitpost', 'Drukker', 'Verschil'],
        [
          compared('Bladen van gedrukte brieven', counts.sheets, counts.printedSheets, String),
          compared('Bladen op de factuur', billed.ownSheets, billed.sheets, String),
          compared('Bedrag op de factuur', billed.ownAmount.amount, billed.amount.amount, euros),
          ...partRows(counts),
          ...controlCopyRow(counts),
        ],
      ),
      paragraph(
        `Drukwerk en port volgens het contract: ${euros(counts.amount.amount)}${partsText(counts.parts)}. ` +
          `Door brieven samen in één omslag te steken, is ${euros(counts.saving.amount)} bespaard. ` +
          (counts.withoutPrice > 0 ? `Voor ${counts.withoutPrice} brieven heeft het contract geen prijs.` : ''),
      ),
      ...(differences.length === 0
        ? []
        : [
            heading('Brieven die verschillen'),
            tableOf(
              ['Zending', 'Wat verschilt', 'Deel', 'Bladen', 'Op factuur'],
              differences
                .slice(0, maxNamed)
                .map((each) => [
                  each.delivery,
                  each.kinds.map((kind) => kindNames[kind]).join(', '),
                  String(each.part),
                  String(each.sheets),
                  each.billedAmount === undefined ? '–' : euros(each.billedAmount.amount),
                ]),
              2,
            ),
          ]),
      ...(differences.length > maxNamed
        ? [paragraph(`Nog ${differences.length - maxNamed} brieven verschillen; het csv-bestand noemt ze.`)]
        : []),
    ],
  }
}

/** The envelopes of which the bill and the contract both give the postage. */
function partRows({ billed: { envelopes, compared: parts } }: PrintReconciliation): string[][] {
  if (parts.envelopes === 0) return []
  const of = parts.envelopes < envelopes ? `, ${parts.envelopes} van ${envelopes} omslagen` : ''
  return [
    compared(`Waarvan drukwerk${of}`, parts.ownPrinting.amount, parts.printing.amount, euros),
    compared(`Waarvan port${of}`, parts.ownPostage.amount, parts.postage.amount, euros),
  ]
}

function partsText({ printing, postage, unsplit }: PrintReconciliation['parts']): string {
  const known = printing.amount + postage.amount > 0
  const named = [
    ...(known ? [`drukwerk ${euros(printing.amount)}`, `port ${euros(postage.amount)}`] : []),
    ...(unsplit.amount > 0 ? [known ? `niet gesplitst ${euros(unsplit.amount)}` : 'niet gesplitst'] : []),
  ]
  return named.length === 0 ? '' : ` (${named.join(', ')})`
}

/** The office's own copy, in an envelope of its own; the partner may bill it. */
function controlCopyRow({ controlCopyAmount, controlCopyBilledAmount }: PrintReconciliation): string[][] {
  if (controlCopyBilledAmount === undefined) return []
  const name = 'Controle-exemplaar op de factuur'
  return [compared(name, controlCopyAmount?.amount ?? 0, controlCopyBilledAmount.amount, euros)]
}

function compared(name: string, ours: number, theirs: number, show: (value: number) => string): string[] {
  return [name, show(ours), show(theirs), show(theirs - ours)]
}

const euroFormat = new Intl.NumberFormat('nl-BE', { style: 'currency', currency: 'EUR' })
const euros = (cents: number): string => euroFormat.format(cents / 100).replaceAll('\u202f', '\u00a0')
