import { withoutSeparators } from '../../../core/words/numbers/written-number.ts'
import type { TableNote } from '../tables/shape/table-record.ts'
import { codeWithoutZero } from '../values/foreign-zero.ts'
import { readField } from '../values/read-field.ts'
import { restoreEnterpriseNumber, restoreInsz } from '../values/restore-zero.ts'

/** Numbers of which a spreadsheet dropped the zeros in front. */
export interface LostZeros {
  readonly of: 'insz' | 'enterpriseNumber' | 'postalCode'
  /** Cells with too few digits. */
  readonly count: number
  /** Of these, the cells that are right with the zeros restored: by their check digits, postal codes by the form of their country. */
  readonly right: number
}

export interface ScannedColumn {
  /** The first different values, shortened. */
  readonly samples: readonly string[]
  /** Cells with a value. */
  readonly filled: number
  readonly lostZeros: readonly LostZeros[]
}

export interface ColumnScan {
  readonly push: (cells: readonly string[]) => void
  readonly finish: () => { readonly columns: readonly ScannedColumn[]; readonly notes: readonly TableNote[] }
}

const maxSamples = 3
const maxSample = 80

interface Counts {
  readonly samples: string[]
  filled: number
  readonly lost: Record<LostZeros['of'], { count: number; right: number }>
  comma: number
  point: number
}

/** Counts what one cell cannot show. @param country place of the column with the country; negative: there is none */
export function openColumnScan(heads: readonly string[], country: number): ColumnScan {
  const counts = heads.map((): Counts => ({ samples: [], filled: 0, lost: noneLost(), comma: 0, point: 0 }))
  return {
    push: (cells) => {
      const abroad = countryOf(cells[country] ?? '')
      for (const [place, of] of counts.entries()) {
        const cell = cells[place] ?? ''
        if (cell === '') continue
        of.filled += 1
        if (of.samples.length < maxSamples) addSample(of.samples, cell)
        countZeros(of.lost, cell, abroad)
        countDecimals(of, cell)
      }
    },
    finish: () => ({
      columns: counts.map(({ samples, filled, lost }) => ({
        samples,
        filled,
        lostZeros: kinds.flatMap((of) => (lost[of].right > 0 ? [{ of, ...lost[of] }] : [])),
      })),
      notes: counts.flatMap((each, place) => decimalNote(heads[place] ?? '', each)),
    }),
  }
}

const kinds = ['insz', 'enterpriseNumber', 'postalCode'] as const

function noneLost(): Counts['lost'] {
  const none = () => ({ count: 0, right: 0 })
  return { insz: none(), enterpriseNumber: none(), postalCode: none() }
}

function addSample(samples: string[], cell: string): void {
  const shown = cell.length > maxSample ? `${cell.slice(0, maxSample - 1)}…` : cell
  if (!samples.includes(shown)) samples.push(shown)
}

/** Undefined for Belgium, whose postal codes never begin with a zero. */
function countryOf(cell: string): string | undefined {
  if (cell === '') return undefined
  const read = readField('country', cell)
  return 'value' in read && read.value !== 'BE' ? String(read.value) : undefined
}

function countZeros(lost: Counts['lost'], cell: string, abroad: string | undefined): void {
  if (cell.length > 16 || !/^(?:BE)?\s?\d/i.test(cell)) return
  const digits = withoutSeparators(cell).replace(/^BE/i, '')
  if (/^\d{9,10}$/.test(digits)) {
    lost.insz.count += 1
    if (restoreInsz(cell) !== undefined) lost.insz.right += 1
  }
  if (/^\d{9}$/.test(digits)) {
    lost.enterpriseNumber.count += 1
    if (restoreEnterpriseNumber(cell) !== undefined) lost.enterpriseNumber.right += 1
  }
  if (abroad === undefined || codeWithoutZero({ postalCode: cell, country: abroad }) === undefined) return
  lost.postalCode.count += 1
  lost.postalCode.right += 1
}

function countDecimals(of: Counts, cell: string): void {
  if (cell.length > 24) return
  if (/^\D{0,4}[\d.'\s]*\d,\d{1,2}\D{0,4}$/.test(cell)) of.comma += 1
  else if (/^\D{0,4}[\d,'\s]*\d\.\d{2}\D{0,4}$/.test(cell)) of.point += 1
}

function decimalNote(column: string, { comma, point }: Counts): TableNote[] {
  if (comma === 0 || point === 0) return []
  const detail = `Column ${column} has amounts with a decimal comma (${comma}) and amounts with a decimal point (${point}); both are read.`
  return [{ name: 'mixed-decimals', detail, values: { column, comma, point } }]
}
