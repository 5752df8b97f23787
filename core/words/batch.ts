/** The words of a batch; the same in code, API and database (3.3 of the HTTP contract). */

export const listFormats = ['json', 'ndjson', 'csv', 'xlsx'] as const
/** The media type of a workbook (ISO/IEC 29500, registered with IANA). */
export const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
export type ListFormat = (typeof listFormats)[number]

/** `best-effort`: every row that is right is sent; `atomic`: all of them, or none. */
export const listModes = ['best-effort', 'atomic'] as const
export type ListMode = (typeof listModes)[number]

export const batchStatuses = [
  'receiving',
  'checking',
  'running',
  'paused',
  'completed',
  'cancelled',
  'rejected',
] as const
export type BatchStatus = (typeof batchStatuses)[number]

export const rowStatuses = ['ready', 'invalid', 'duplicate', 'accepted'] as const
export type RowStatus = (typeof rowStatuses)[number]

/** `fixable`: can be mended in place; `refused`: only by another list. */
export const rowHeaps = ['ready', 'fixable', 'refused'] as const
export type RowHeap = (typeof rowHeaps)[number]

/** Part of a batch that begins after a person looked: rows that the office sends to itself, a number of rows, or all others. */
export type Stage = 'seeds' | 'rest' | number

/**
 * Reads `seeds,50,rest`: at most ten stages, `seeds` only as the first, `rest` only as the last.
 * @returns undefined for any other text
 */
export function readStages(text: string): readonly Stage[] | undefined {
  const words = text.split(',').map((word) => word.trim())
  const isStage = (word: string, place: number): boolean =>
    (word === 'seeds' && place === 0) ||
    (word === 'rest' && place === words.length - 1) ||
    (/^[1-9]\d{0,5}$/.test(word) && place < words.length - 1)
  if (words.length > 10 || words.at(-1) !== 'rest' || !words.every(isStage)) return undefined
  return words.map((word) => (word === 'seeds' || word === 'rest' ? word : Number(word)))
}

/** What the history of a list records. */
export const listEventKinds = [
  'received',
  'columns-confirmed',
  'checked',
  'stages-chosen',
  'stage-begun',
  'mended',
  'mend-undone',
  'paused',
  'resumed',
  'cancelled',
  'ended',
] as const
export type ListEventKind = (typeof listEventKinds)[number]
