import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { type FaultWords, wordFault } from '../../templates/faults/fault-words.ts'
import type { RowIssue } from '../../ui/api/list-types.ts'

/** The text of a fault or warning of a row, in the language of the reader; the text of the hub where this screen has none. */
export function useRowFaultWords(): (issue: RowIssue) => FaultWords {
  const { t } = useTranslation()
  return (issue) => wordRowFault(t, issue)
}

export function wordRowFault(t: TFunction, { kind, values = {}, code, column, pointer, detail }: RowIssue): FaultWords {
  const say = (key: string, replace: Readonly<Record<string, string | number>> = {}): string =>
    t(key, { replace, defaultValue: '' })
  if (kind === 'cell-unreadable') return { text: unreadable(say, values) }
  if (kind !== undefined) {
    const ofRow = say(`listCheck.kind.${kind}`, values)
    if (ofRow !== '') return { text: ofRow }
    const ofData = wordFault(t, { kind, values: { ...values, ...(column !== undefined && { name: column }) }, detail })
    if (ofData.lang === undefined) return ofData
  }
  const field = fieldOf(pointer) ?? column ?? ''
  const ofField = say(`listCheck.fault.${code}-${field}`)
  if (ofField !== '') return { text: ofField }
  const text = say(`listCheck.fault.${code}`)
  if (text === '') return { text: detail, lang: 'en' }
  return { text: `${text} ${vague.has(code) ? say(`listCheck.wanted.${field}`) : ''}`.trim() }
}

/** Codes that say little without what the column takes. */
const vague: ReadonlySet<string> = new Set(['UP-1001', 'UP-2203'])

/** The faults of a row that says most: of a row with a missing cell, every other fault follows from it. */
export function mainIssues(issues: readonly RowIssue[]): readonly RowIssue[] {
  const ragged = issues.find(({ kind }) => kind === 'row-ragged')
  return ragged === undefined ? issues : [ragged]
}

/** What to type, where it is known what the column takes. */
function unreadable(say: (key: string) => string, { type, field }: NonNullable<RowIssue['values']>): string {
  const wanted = say(`listCheck.wanted.${type ?? field ?? ''}`)
  const first = say('listCheck.unreadable')
  return wanted === '' ? first : `${first} ${wanted}`
}

/** The last step of the place in the message: `postalCode`. */
function fieldOf(pointer: string | undefined): string | undefined {
  return pointer
    ?.split('/')
    .filter((step) => step !== '' && !/^\d+$/.test(step))
    .at(-1)
}
