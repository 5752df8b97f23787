import { printProfileNames } from '../../../api/contract/values/print.ts'
import type { Language } from '../ui/api/api-types.ts'
import type { PrintContract } from '../ui/api/print-types.ts'
import { draftsOf, type LineDraft, lineFault, linesOf, withLine } from './tariff-draft.ts'
import { draftOf, faultsOf, type TermsDraft, termsOf } from './terms-draft.ts'

/** A new contract as a person types it. */
export interface NewDraft {
  readonly terms: TermsDraft
  readonly partner: string
  /** `YYYY-MM-DD`; empty: from the approval on. */
  readonly validFrom: string
  readonly profile: (typeof printProfileNames)[number]
  readonly sides: PrintContract['sides']
  readonly ink: PrintContract['ink']
  readonly sheetMarks: PrintContract['sheetMarks']
  readonly blankLastSide: boolean
  readonly lines: readonly LineDraft[]
  readonly comment: string
}

const usual: Parameters<typeof draftOf>[0] = {
  name: '',
  cutOff: '17:00',
  furtherCutOffs: [],
  workingDays: [1, 2, 3, 4, 5],
  closedOn: [],
  dueDays: 3,
  validUntil: null,
  paperGrams: 80,
  envelopeGrams: 7,
  sheetsPerEnvelope: 100,
  c4FromSheets: null,
  bundles: false,
  seedAddress: null,
}

/** The newest contract without its name and its days; without one, the usual terms and one line of tariffs. */
export function newDraft(like: PrintContract | undefined, language: Language): NewDraft {
  const versions = [...new Set(like?.tariffs.map(({ from }) => from))].toSorted()
  const lines = draftsOf(like?.tariffs.filter(({ from }) => from === versions.at(-1)) ?? [], language)
  return {
    terms: draftOf({ ...(like ?? usual), name: '', validUntil: null }),
    partner: like?.partner ?? '',
    validFrom: '',
    profile: printProfileNames.find((each) => each === like?.profile) ?? 'c5-right',
    sides: like?.sides ?? 'two',
    ink: like?.ink ?? 'black',
    sheetMarks: like?.sheetMarks ?? 'none',
    blankLastSide: like?.blankLastSide ?? false,
    lines: lines.length === 0 ? withLine([]) : lines,
    comment: '',
  }
}

/** What the API would refuse, by field; lines and terms name their own fields. */
export function contractFaults(draft: NewDraft): Readonly<Record<string, true>> {
  const { terms, partner, validFrom, lines } = draft
  const wrong: readonly (readonly [string, boolean])[] = [
    ['partner', partner.trim() === ''],
    ['validFrom', validFrom === '' || (terms.validUntil !== '' && terms.validUntil < validFrom)],
    ['lines', lines.some((each) => lineFault(each, lines) !== undefined)],
  ]
  return {
    ...Object.fromEntries(wrong.filter(([, isWrong]) => isWrong).map(([name]) => [name, true])),
    ...faultsOf(terms),
  }
}

/** The body of the request; only for a draft without faults. Its tariffs apply from its first day on. */
export function contractOf(draft: NewDraft): object {
  const { partner, validFrom, profile, sides, ink, sheetMarks, blankLastSide, comment } = draft
  const terms = termsOf(draft.terms)
  return {
    ...terms,
    ...(sheetMarks !== 'none' && { bundles: false }),
    partner: partner.trim(),
    validFrom,
    profile,
    sides,
    ink,
    sheetMarks,
    blankLastSide: sides === 'two' && blankLastSide,
    tariffs: linesOf(draft.lines).map((line) => ({ from: validFrom, ...line })),
    ...(comment.trim() !== '' && { comment: comment.trim() }),
  }
}
