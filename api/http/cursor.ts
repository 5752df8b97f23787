import { createHmac, timingSafeEqual } from 'node:crypto'
import { Refusal } from '../../core/fault.ts'

/** The place where a page ended, as an opaque signed text that only the hub can create or change. */
export interface Cursors {
  /** `list` names the collection: another collection refuses its cursor. */
  write(list: string, position: string): string
  /** @throws Refusal UP-1007 */
  read(list: string, cursor: string): string
}

const tagLength = 12

export function createCursors(secret: string): Cursors {
  const tag = (list: string, position: string): Buffer =>
    createHmac('sha256', secret).update(`${list}\0${position}`).digest().subarray(0, tagLength)
  return {
    write: (list, position) => Buffer.concat([tag(list, position), Buffer.from(position)]).toString('base64url'),
    read: (list, cursor) => {
      const bytes = Buffer.from(cursor, 'base64url')
      const position = bytes.subarray(tagLength).toString()
      const given = bytes.subarray(0, tagLength)
      const canonical = bytes.toString('base64url') === cursor
      if (!canonical || given.length < tagLength || !timingSafeEqual(given, tag(list, position))) throw badCursor()
      return position
    },
  }
}

function badCursor(): Refusal {
  return new Refusal('UP-1007', 'Take `next` of the page before as it is, or begin again without a cursor.', [
    { in: 'query', pointer: 'cursor', code: 'UP-1007', detail: 'This is not a cursor of this list.' },
  ])
}

/** One page of rows that were queried with one more than the limit: the extra row shows that a next page exists. */
export function pageOf<Row, Shown>(
  rows: readonly Row[],
  limit: number,
  show: (row: Row) => Shown,
  cursorOf: (row: Row) => string,
): { items: Shown[]; next?: string } {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    items: shown.map(show),
    ...(rows.length > limit && last !== undefined ? { next: cursorOf(last) } : {}),
  }
}
