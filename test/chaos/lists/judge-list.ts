import pg from 'pg'
import { parseId } from '../../../core/words/id.ts'
import type { Stage } from '../stage.ts'
import { type ReadBatch, read } from './post-list.ts'
import type { PlannedList } from './rows-of-list.ts'

interface ReadRow {
  readonly row: number
  readonly status: string
  readonly message?: string
  readonly reference?: string
  readonly issues: readonly { readonly column?: string }[]
}

/** Reads every row back and counts the letters in the database. @returns what is wrong */
export async function judgeList(stage: Stage, list: PlannedList, id: string): Promise<string[]> {
  const faults: string[] = []
  const expect = (isRight: boolean, fault: string): void => void (isRight || faults.push(`${list.name}: ${fault}`))
  const right = list.rows - list.faults.size
  const { total, counts } = await read<ReadBatch>(stage, `/v1/batches/${id}`)
  const { checked, accepted, invalid, duplicate, ready } = counts
  const shown = JSON.stringify({ total, checked, accepted, invalid, duplicate, ready })
  const isClosed = total === list.rows && checked === list.rows && accepted === right && invalid === list.faults.size
  expect(isClosed && duplicate === 0 && ready === 0, `the counts are ${shown}`)

  const rows = await readRows(stage, id)
  expect(rows.length === list.rows, `${rows.length} rows are read back`)
  const messages = new Set(rows.flatMap(({ message }) => message ?? []))
  expect(messages.size === right, `the rows name ${messages.size} letters instead of ${right}`)
  const wrong = rows.filter((row, place) => !isAsPlanned(list, row, place + 1))
  expect(wrong.length === 0, `${wrong.length} rows are not as planned, first ${JSON.stringify(wrong[0])}`)

  const stored = await lettersOf(stage, id)
  const twice = stored.filter(({ letters }) => letters !== 1)
  expect(twice.length === 0, `${twice.length} rows have several letters`)
  expect(stored.length === right, `${stored.length} rows have a letter instead of ${right}`)
  const misplaced = stored.filter(({ row }) => list.faults.has(row))
  expect(misplaced.length === 0, `${misplaced.length} wrong rows have a letter`)
  return faults
}

function isAsPlanned({ name, faults }: PlannedList, row: ReadRow, number: number): boolean {
  if (row.row !== number || row.reference !== `${name}-${number}`) return false
  const column = faults.get(number)
  if (column === undefined) return row.status === 'accepted' && row.message !== undefined
  return row.status === 'invalid' && row.message === undefined && row.issues.some((issue) => issue.column === column)
}

async function readRows(stage: Stage, id: string): Promise<ReadRow[]> {
  const rows: ReadRow[] = []
  let next: string | undefined = `/v1/batches/${id}/rows?limit=200`
  while (next !== undefined) {
    const page: { items: ReadRow[]; next?: string } = await read(stage, next)
    rows.push(...page.items)
    next = page.next && `/v1/batches/${id}/rows?limit=200&cursor=${encodeURIComponent(page.next)}`
  }
  return rows
}

async function lettersOf({ superuserUrl }: Stage, id: string): Promise<{ row: number; letters: number }[]> {
  const client = new pg.Client(superuserUrl)
  await client.connect()
  try {
    const { rows } = await client.query<{ row: number; letters: number }>(
      'select batch_row as row, count(*)::int as letters from message where batch = $1 group by 1',
      [parseId('batch', id)],
    )
    return rows
  } finally {
    await client.end()
  }
}
