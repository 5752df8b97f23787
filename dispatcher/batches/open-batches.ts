import { Refusal } from '../../core/fault.ts'
import type { Sender } from '../message/sender.ts'
import type { Batch, BatchId } from './batch.ts'
import {
  type BatchCommand,
  cancelBatch,
  continueBatch,
  noSuchBatch,
  pauseBatch,
  resumeBatch,
} from './change/change-batch.ts'
import { type ConfirmedColumns, confirmColumns } from './change/confirm-columns.ts'
import { type ColumnMend, type MendCommand, type MendedRows, mendColumn, mendRow } from './change/mend-rows.ts'
import type { BatchDeps } from './check/batch-deps.ts'
import type { ColumnsWish } from './columns/column-faults.ts'
import { type BatchView, listBatches, readBatch } from './read/batch-view.ts'
import { type ListTable, readListTable } from './read/list-columns.ts'
import { listRows, type RowLine, type RowQuestion } from './read/list-rows.ts'
import { readLines, valuesOf } from './read/read-values.ts'
import { requestOfRow } from './read/request-of-row.ts'
import { readSampleRow, type SampleRow } from './read/sample-row.ts'
import type { BatchToReceive } from './receive/batch-to-receive.ts'
import type { ClosedBatch } from './receive/close-reception.ts'
import { BatchReceiver } from './receive/receive-batch.ts'
import { type Mends, openSecrets } from './store/sealed-text.ts'

/** A row with its values, for a person who mends it or who corrects the list elsewhere. */
export interface RowWithValues extends RowLine {
  readonly values: Readonly<Record<string, unknown>>
}

/** Everything that callers do with lists of letters. */
export interface Batches {
  /** @returns undefined while the table is read. @throws Refusal UP-1404, UP-3089 */
  columns(sender: Sender, id: BatchId): Promise<ListTable | undefined>
  /** @throws Refusal as `readSampleRow` */
  sampleRow(sender: Sender, id: BatchId, row: number, wish: ColumnsWish): Promise<SampleRow>
  /** See `confirmColumns`. */
  confirmColumns(command: BatchCommand, wish: ConfirmedColumns): Promise<'confirmed' | 'reading'>
  /** See `BatchReceiver`. */
  receive(list: BatchToReceive): Promise<ClosedBatch>
  /** @throws Refusal UP-1404 */
  read(sender: Sender, id: BatchId): Promise<BatchView>
  list(sender: Sender, page: { readonly limit: number; readonly before?: BatchId }): Promise<BatchView[]>
  /** @throws Refusal UP-1404 */
  rows(sender: Sender, id: BatchId, question: RowQuestion): Promise<RowLine[]>
  /** @throws Refusal UP-1404; UP-3010 when the rows were removed */
  rowsWithValues(sender: Sender, id: BatchId, question: RowQuestion): Promise<RowWithValues[]>
  /**
   * The message of a row as `POST /v1/messages` takes it, with what was written over it.
   * @throws Refusal UP-1404 for a row that there is not; UP-1001 for one that cannot be read; UP-3010 when the rows were removed
   */
  requestOfRow(sender: Sender, id: BatchId, row: number): Promise<Readonly<Record<string, unknown>>>
  pause(command: BatchCommand): Promise<void>
  resume(command: BatchCommand): Promise<void>
  cancel(command: BatchCommand): Promise<void>
  continue(command: BatchCommand): Promise<void>
  mendRow(command: MendCommand, row: number, values: Mends): Promise<RowLine>
  mendColumn(command: MendCommand, mend: ColumnMend): Promise<MendedRows>
}

/** @param changed called when a dispatcher has something to do */
export function openBatches(deps: BatchDeps, changed: () => void = () => undefined): Batches {
  const receiver = new BatchReceiver(deps)
  const { database } = deps
  const read: Batches['read'] = async (sender, id) => {
    const found = await database.asEntity(sender.entity, (tx) => readBatch(tx, sender, id))
    if (found === undefined) throw noSuchBatch()
    return withName(deps, found)
  }
  const waking =
    <Given extends unknown[], Result>(work: (...given: Given) => Promise<Result>) =>
    async (...given: Given): Promise<Result> => {
      const result = await work(...given)
      changed()
      return result
    }
  return {
    receive: waking((list) => receiver.receive(list)),
    read,
    list: async (sender, page) => {
      const found = await database.asEntity(sender.entity, (tx) => listBatches(tx, sender, page))
      return found.map((each) => withName(deps, each))
    },
    rows: async (sender, id, question) => {
      await read(sender, id)
      return database.asEntity(sender.entity, (tx) => listRows(tx, id, question))
    },
    rowsWithValues: async (sender, id, question) => rowsWithValues(deps, await read(sender, id), question),
    requestOfRow: async (sender, id, row) => requestOfRow(deps, await read(sender, id), row),
    columns: (sender, id) => readListTable(deps, sender, id),
    sampleRow: async (sender, id, row, wish) => {
      const table = await readListTable(deps, sender, id)
      if (table === undefined) throw new Refusal('UP-3089', 'The table of the list is still being read.')
      return readSampleRow(table, row, wish)
    },
    confirmColumns: waking((command, wish) => confirmColumns(deps, command, wish)),
    pause: (command) => pauseBatch(deps, command),
    resume: waking((command) => resumeBatch(deps, command)),
    cancel: waking((command) => cancelBatch(deps, command)),
    continue: waking((command) => continueBatch(deps, command)),
    mendRow: waking((command, row, values) => mendRow(deps, command, row, values)),
    mendColumn: waking((command, mend) => mendColumn(deps, command, mend)),
  }
}

/** The name of the file is sealed: people write names in it. It goes with the rows. */
function withName({ keyring }: BatchDeps, view: BatchView): BatchView {
  if (view.personalDataRemovedAt !== null) return view
  const { name } = openSecrets(view.sealed, view.id, keyring)
  return name === undefined ? view : { ...view, name }
}

async function rowsWithValues(deps: BatchDeps, batch: Batch, question: RowQuestion): Promise<RowWithValues[]> {
  return deps.database.asEntity(batch.sender.entity, async (tx) => {
    const rows = await listRows(tx, batch.id, question)
    const lines = await readLines(
      deps,
      tx,
      batch.id,
      rows.map(({ row }) => row),
    )
    return rows.map((row) => {
      const line = lines.get(row.row)
      if (line === undefined)
        throw new Refusal('UP-3010', 'The rows of this list were removed under the retention rules.')
      return { ...row, values: valuesOf(deps, batch, line) }
    })
  })
}
