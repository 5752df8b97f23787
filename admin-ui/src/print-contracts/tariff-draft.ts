import type { Language } from '../ui/api/api-types.ts'
import type { PrintTariff } from '../ui/api/print-types.ts'

export const postageChoices = ['priority', 'non-priority', 'registered', 'registered-with-receipt', 'judicial'] as const
export const zoneChoices = ['BE', 'EU', 'EUROPE', 'WORLD'] as const

/** A line of a tariff table as a person types it. */
export interface LineDraft {
  readonly key: number
  readonly postage: PrintTariff['postage']
  readonly zone: PrintTariff['zone']
  readonly sheets: string
  /** Empty: any weight. */
  readonly grams: string
  /** `1,58` or `1.58`, in euro. */
  readonly price: string
  /** The part of the price that is postage; empty: the split is not known. */
  readonly ofPostage: string
  /** Conditions that the line has from the table before it. */
  readonly only: Pick<PrintTariff, 'ink' | 'sides'>
}
export type LineField = 'sheets' | 'grams' | 'price' | 'ofPostage'

/** The lines as a person would type them; prices have the decimal sign of the language of the screen. */
export function draftsOf(lines: readonly PrintTariff[], language: Language): LineDraft[] {
  const euros = (cents: number): string => (cents / 100).toFixed(2).replace('.', language === 'en' ? '.' : ',')
  return lines.map(({ postage, zone, sheetsUpTo, gramsUpTo, amount, postageAmount, ink, sides }, key) => ({
    key,
    postage,
    zone,
    sheets: String(sheetsUpTo),
    grams: gramsUpTo === undefined ? '' : String(gramsUpTo),
    price: euros(amount),
    ofPostage: postageAmount === undefined ? '' : euros(postageAmount),
    only: { ...(ink !== undefined && { ink }), ...(sides !== undefined && { sides }) },
  }))
}

/** One more line, like the last one, without a price. */
export function withLine(drafts: readonly LineDraft[]): LineDraft[] {
  const key = Math.max(-1, ...drafts.map((each) => each.key)) + 1
  const last = drafts.at(-1) ?? { postage: 'priority' as const, zone: 'BE' as const, sheets: '2', grams: '', only: {} }
  return [...drafts, { ...last, key, price: '', ofPostage: '' }]
}

/** The first fault of a line: a field whose value the API would refuse, or a line that is there already. */
export function lineFault(draft: LineDraft, all: readonly LineDraft[]): LineField | 'twice' | undefined {
  const within = (text: string, most: number): boolean => /^[1-9]\d{0,4}$/.test(text.trim()) && Number(text) <= most
  if (!within(draft.sheets, 100)) return 'sheets'
  if (draft.grams.trim() !== '' && !within(draft.grams, 30_000)) return 'grams'
  const price = centsOf(draft.price)
  if (price === undefined) return 'price'
  if (draft.ofPostage.trim() !== '' && (centsOf(draft.ofPostage) ?? Number.POSITIVE_INFINITY) > price)
    return 'ofPostage'
  const nameOf = (each: LineDraft): string =>
    [each.postage, each.zone, each.sheets.trim(), each.grams.trim(), each.only.ink, each.only.sides].join(' ')
  return all.some((each) => each.key < draft.key && nameOf(each) === nameOf(draft)) ? 'twice' : undefined
}

/** The lines of the request; only of drafts without faults. */
export function linesOf(drafts: readonly LineDraft[]): Omit<PrintTariff, 'from'>[] {
  return drafts.map(({ postage, zone, sheets, grams, price, ofPostage, only }) => ({
    postage,
    zone,
    sheetsUpTo: Number(sheets),
    ...(grams.trim() !== '' && { gramsUpTo: Number(grams) }),
    ...only,
    amount: centsOf(price) ?? 0,
    ...(ofPostage.trim() !== '' && { postageAmount: centsOf(ofPostage) ?? 0 }),
  }))
}

/** `1,58` or `1.58` in euro, exactly. */
function centsOf(text: string): number | undefined {
  const [, euros, rest] = /^(\d{1,4})(?:[.,](\d{1,2}))?$/.exec(text.trim()) ?? []
  return euros === undefined ? undefined : Number(`${euros}${(rest ?? '').padEnd(2, '0')}`)
}
