import type { PrintContract } from '../ui/api/print-types.ts'

/** The terms of a contract as a person types them. */
export interface TermsDraft {
  readonly name: string
  /** `11:00, 17:00` */
  readonly cutOffs: string
  readonly dueDays: string
  readonly validUntil: string
  readonly sheetsPerEnvelope: string
  /** Empty: never. */
  readonly c4FromSheets: string
  readonly paperGrams: string
  readonly envelopeGrams: string
  /** A day on each line, `YYYY-MM-DD` or `24/12/2026`. */
  readonly closedOn: string
  /** The lines of the address; the last one begins with the postal code. Empty: no control copy. */
  readonly seedLines: string
  readonly workingDays: readonly number[]
  readonly bundles: boolean
}

type Terms = Pick<
  PrintContract,
  | 'name'
  | 'cutOff'
  | 'furtherCutOffs'
  | 'workingDays'
  | 'closedOn'
  | 'dueDays'
  | 'validUntil'
  | 'paperGrams'
  | 'envelopeGrams'
  | 'sheetsPerEnvelope'
  | 'c4FromSheets'
  | 'bundles'
  | 'seedAddress'
>

export function draftOf(contract: Terms): TermsDraft {
  return {
    name: contract.name,
    cutOffs: [contract.cutOff, ...contract.furtherCutOffs].toSorted().join(', '),
    dueDays: String(contract.dueDays),
    validUntil: contract.validUntil ?? '',
    sheetsPerEnvelope: String(contract.sheetsPerEnvelope),
    c4FromSheets: contract.c4FromSheets === null ? '' : String(contract.c4FromSheets),
    paperGrams: String(contract.paperGrams),
    envelopeGrams: String(contract.envelopeGrams),
    closedOn: contract.closedOn.map(dayAsTyped).join('\n'),
    seedLines: contract.seedAddress?.lines.join('\n') ?? '',
    workingDays: contract.workingDays,
    bundles: contract.bundles,
  }
}

/** The fields whose value the API would refuse. */
export function faultsOf(draft: TermsDraft): Readonly<Partial<Record<keyof TermsDraft, true>>> {
  const within = (text: string, least: number, most: number): boolean =>
    /^\d{1,3}$/.test(text.trim()) && Number(text) >= least && Number(text) <= most
  const seed = linesOf(draft.seedLines)
  const wrong: readonly (readonly [keyof TermsDraft, boolean])[] = [
    ['name', draft.name.trim() === ''],
    ['cutOffs', timesOf(draft.cutOffs) === undefined],
    ['dueDays', !within(draft.dueDays, 1, 30)],
    ['sheetsPerEnvelope', !within(draft.sheetsPerEnvelope, 1, 200)],
    ['c4FromSheets', draft.c4FromSheets.trim() !== '' && !within(draft.c4FromSheets, 2, 200)],
    ['paperGrams', !within(draft.paperGrams, 40, 300)],
    ['envelopeGrams', !within(draft.envelopeGrams, 0, 200)],
    ['closedOn', linesOf(draft.closedOn).some((line) => dayOf(line) === undefined)],
    ['seedLines', seed.length > 0 && (seed.length < 3 || seed.length > 6 || !/^[1-9]\d{3} \S/.test(seed.at(-1) ?? ''))],
    ['workingDays', draft.workingDays.length === 0],
  ]
  return Object.fromEntries(wrong.filter(([, isWrong]) => isWrong).map(([name]) => [name, true]))
}

/** The body of the request; only for a draft without faults. */
export function termsOf(draft: TermsDraft): object {
  const [cutOff = '', ...furtherCutOffs] = (timesOf(draft.cutOffs) ?? []).toReversed()
  const seed = linesOf(draft.seedLines)
  return {
    name: draft.name.trim(),
    cutOff,
    furtherCutOffs,
    workingDays: draft.workingDays,
    closedOn: [...new Set(linesOf(draft.closedOn).flatMap((line) => dayOf(line) ?? []))].toSorted(),
    dueDays: Number(draft.dueDays),
    validUntil: draft.validUntil === '' ? null : draft.validUntil,
    paperGrams: Number(draft.paperGrams),
    envelopeGrams: Number(draft.envelopeGrams),
    sheetsPerEnvelope: Number(draft.sheetsPerEnvelope),
    c4FromSheets: draft.c4FromSheets.trim() === '' ? null : Number(draft.c4FromSheets),
    bundles: draft.bundles,
    seedAddress: seed.length === 0 ? null : { lines: seed, postalCode: (seed.at(-1) ?? '').slice(0, 4) },
  }
}

/** The draft with further closing days; the same draft when it has all of them. @param days `YYYY-MM-DD` */
export function withClosedDays(draft: TermsDraft, days: readonly string[]): TermsDraft {
  const known = new Set(linesOf(draft.closedOn).map((line) => dayOf(line) ?? line))
  const fresh = days.filter((day) => !known.has(day))
  return fresh.length === 0
    ? draft
    : { ...draft, closedOn: [...linesOf(draft.closedOn), ...fresh.map(dayAsTyped)].join('\n') }
}

/** `24/12/2026` of `2026-12-24`: as the hint of the field asks for it. */
const dayAsTyped = (day: string): string => day.split('-').toReversed().join('/')

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** Sorted `HH:MM`, from times as people write them: `17:00`, `17.00`, `9u30`. */
function timesOf(text: string): string[] | undefined {
  const times = text.split(/[,;\s]+/).filter((each) => each !== '')
  const read = times.map((each) => {
    const [, hour = '', minutes = ''] = /^(\d{1,2})[:.uh](\d{2})$/.exec(each) ?? []
    return hour === '' || Number(hour) > 23 || Number(minutes) > 59 ? undefined : `${hour.padStart(2, '0')}:${minutes}`
  })
  if (read.length === 0 || read.length > 6 || read.some((each) => each === undefined)) return undefined
  const known = read.filter((each) => each !== undefined)
  return new Set(known).size === known.length ? known.toSorted() : undefined
}

function dayOf(line: string): string | undefined {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(line) ?? []
  const iso = day === '' ? line : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return undefined
  const at = new Date(`${iso}T12:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === iso ? iso : undefined
}
