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
  /** Conditions that the line has from the table before it. */
  readonly only: Pick<PrintTariff, 'ink' | 'sides'>
}
export type LineField = 'sheets' | 'grams' | 'price'

/** The lines as a person would type them; prices have the decimal sign of the language of the screen. */
export function draftsOf(lines: readonly PrintTariff[], language: Language): LineDraft[] {
  return lines.map(({ postage, zone, sheetsUpTo, gramsUpTo, amount, ink, sides }, key) => ({
    key,
    postage,
    zone,
    sheets: String(sheetsUpTo),
    grams: gramsUpTo === undefined ? '' : String(gramsUpTo),
    price: (amount / 100).toFixed(2).replace('.', language === 'en' ? '.' : ','),
    only: { ...(ink !== undefined && { ink }), ...(sides !== undefined && { sides }) },
  }))
}

/** One more line, like the last one, without a price. */
export function withLine(drafts: readonly LineDraft[]): LineDraft[] {
  const key = Math.max(-1, ...drafts.map((each) => each.key)) + 1
  const last = drafts.at(-1) ?? { postage: 'priority' as const, zone: 'BE' as const, sheets: '2', grams: '', only: {} }
  return [...drafts, { ...last, key, price: '' }]
}

/** The first fault of a line: a field whose value the API would refuse, or a line that is there already. */
export function lineFault(draft: LineDraft, all: readonly LineDraft[]): LineField | 'twice' | undefined {
  const within = (text: string, most: number): boolean => /^[1-9]\d{0,4}$/.test(text.trim()) && Number(text) <= most
  if (!within(draft.sheets, 100)) return 'sheets'
  if (draft.grams.trim() !== '' && !within(draft.grams, 30_000)) return 'grams'
  if (centsOf(draft.price) === undefined) return 'price'
  const nameOf = (each: LineDraft): string =>
    [each.postage, each.zone, each.sheets.trim(), each.grams.trim(), each.only.ink, each.only.sides].join(' ')
  return all.some((each) => each.key < draft.key && nameOf(each) === nameOf(draft)) ? 'twice' : undefined
}

/** The lines of the request; only of drafts without faults. */
export function linesOf(drafts: readonly LineDraft[]): Omit<PrintTariff, 'from'>[] {
  return drafts.map(({ postage, zone, sheets, grams, price, only }) => ({
    postage,
    zone,
    sheetsUpTo: Number(sheets),
    ...(grams.trim() !== '' && { gramsUpTo: Number(grams) }),
    ...only,
    amount: centsOf(price) ?? 0,
  }))
}

/** `1,58` or `1.58` in euro, exactly. */
function centsOf(text: string): number | undefined {
  const [, euros, rest] = /^(\d{1,4})(?:[.,](\d{1,2}))?$/.exec(text.trim()) ?? []
  return euros === undefined ? undefined : Number(`${euros}${(rest ?? '').padEnd(2, '0')}`)
}
