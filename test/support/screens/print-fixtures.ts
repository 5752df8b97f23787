import type {
  PrintCalendarDay,
  PrintClosingDays,
  PrintContract,
  PrintDifference,
  PrintForecast,
  PrintProposal,
} from '../../../admin-ui/src/ui/api/print-types.ts'

/** What the API answers about the print contracts of the staff fixtures. */
export const printContract: PrintContract = {
  id: 'ctr_1',
  name: 'Post 2025-2028',
  partner: 'Drukpartner Voorbeeld',
  own: true,
  inForce: true,
  cutOff: '16:00',
  furtherCutOffs: ['11:00'],
  calendar: 'BE',
  workingDays: [1, 2, 3, 4, 5],
  closedOn: ['2026-12-24'],
  nextCutOffAt: '2026-11-30T15:00:00.000Z',
  profile: 'c5-right',
  sides: 'two',
  ink: 'black',
  blankLastSide: false,
  sheetMarks: 'none',
  dueDays: 2,
  validFrom: '2025-01-01',
  validUntil: '2028-12-31',
  paperGrams: 80,
  envelopeGrams: 7,
  sheetsPerEnvelope: 20,
  c4FromSheets: 9,
  bundles: true,
  seedAddress: { lines: ['Postkamer', 'Voorbeeldplein 1', '9000 Gent'], postalCode: '9000' },
  tariffs: (['2025-01-01', '2027-01-01'] as const).flatMap((from, later) =>
    (['priority', 'non-priority'] as const).flatMap((postage, cheaper) =>
      [2, 9].map((sheetsUpTo, thick) => ({
        from,
        postage,
        zone: 'BE' as const,
        sheetsUpTo,
        gramsUpTo: thick === 0 ? 50 : 100,
        amount: 158 + later * 9 - cheaper * 37 + thick * 60,
        ...(later === 1 && { postageAmount: 112 + later * 7 - cheaper * 37 + thick * 45 }),
      })),
    ),
  ),
}

export const printCalendar: readonly PrintCalendarDay[] = [
  { day: '2026-12-23', cutOffs: ['2026-12-23T10:00:00.000Z', '2026-12-23T15:00:00.000Z'] },
  { day: '2026-12-24', cutOffs: [], closed: 'closing-day' },
  { day: '2026-12-25', cutOffs: [], closed: 'holiday', holiday: { nl: 'Kerstmis', en: 'Christmas Day' } },
  { day: '2026-12-26', cutOffs: [], closed: 'weekday' },
  { day: '2026-12-28', cutOffs: ['2026-12-28T10:00:00.000Z', '2026-12-28T15:00:00.000Z'] },
]

export const printForecast: PrintForecast['items'] = [
  { day: '2026-12-23', open: true, planned: 2430, sheets: 2900, waiting: 412, held: 18, usual: 3105, expected: 3105 },
  { day: '2026-12-28', open: true, planned: 0, sheets: 0, waiting: 9000, held: 0, usual: null, expected: 0 },
]

export const printDifferences: readonly PrintDifference[] = [
  {
    message: 'msg_1',
    delivery: 'dlv_1_1',
    part: 2,
    position: 17,
    state: 'printed',
    kinds: ['overdue'],
    sheets: 1,
    envelopeSheets: 1,
    envelopeAmount: { amount: 158, currency: 'EUR' },
  },
  {
    message: 'msg_2',
    delivery: 'dlv_2_1',
    part: 1,
    position: 4,
    state: 'posted',
    kinds: ['sheets', 'billed-amount'],
    sheets: 2,
    printedSheets: 4,
    envelopeSheets: 2,
    envelopeAmount: { amount: 158, currency: 'EUR' },
    billedSheets: 4,
    billedAmount: { amount: 202, currency: 'EUR' },
  },
]

/** A change of terms that a colleague proposed: another cut-off, a closing day that goes and one that comes, heavier paper. */
export const printProposal: PrintProposal = {
  id: 'prp_1',
  contract: 'ctr_1',
  contractName: 'Post 2025-2028',
  kind: 'terms',
  status: 'waiting',
  comment: 'Afgesproken met de drukker op 24 november.',
  proposedBy: 'Tom Peeters',
  proposedAt: '2026-11-24T09:30:00.000Z',
  own: false,
  outdated: false,
  terms: [
    { field: 'cutOff', before: '16:00', after: '15:30' },
    { field: 'closedOn', before: ['2026-12-24', '2026-12-31'], after: ['2026-12-24', '2027-05-07'] },
    { field: 'dueDays', before: 2, after: 3 },
    { field: 'paperGrams', before: 80, after: 100 },
    { field: 'bundles', before: true, after: false },
  ],
  tariffs: [],
  prices: [
    { pages: 1, postage: 'priority', before: 158, after: 158, postageBefore: null, postageAfter: 112 },
    { pages: 3, postage: 'priority', before: 158, after: 218, postageBefore: null, postageAfter: 157 },
    { pages: 1, postage: 'non-priority', before: 121, after: 121, postageBefore: null, postageAfter: 75 },
    { pages: 3, postage: 'non-priority', before: 121, after: null, postageBefore: null, postageAfter: null },
  ],
}
export const tariffProposal: PrintProposal = {
  ...printProposal,
  id: 'prp_2',
  kind: 'tariffs',
  own: true,
  from: '2027-01-01',
  terms: [],
  tariffs: [
    {
      line: { postage: 'priority', zone: 'BE', sheetsUpTo: 2, gramsUpTo: 50 },
      before: 158,
      after: 167,
      postageBefore: null,
      postageAfter: 119,
    },
    {
      line: { postage: 'priority', zone: 'EU', sheetsUpTo: 2 },
      before: null,
      after: 312,
      postageBefore: null,
      postageAfter: 266,
    },
  ],
}
export const printClosingDays: PrintClosingDays = {
  items: [
    { year: 2026, holidays: [], bridgeDays: [] },
    {
      year: 2027,
      holidays: [{ day: '2027-05-06', name: { nl: 'Onze-Lieve-Heer-Hemelvaart', en: 'Ascension Day' } }],
      bridgeDays: [
        {
          day: '2027-05-07',
          holiday: { day: '2027-05-06', name: { nl: 'Onze-Lieve-Heer-Hemelvaart', en: 'Ascension Day' } },
          closed: false,
        },
        {
          day: '2027-11-12',
          holiday: { day: '2027-11-11', name: { nl: 'Wapenstilstand', en: 'Armistice' } },
          closed: false,
        },
      ],
    },
  ],
}
