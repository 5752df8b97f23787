import { Refusal } from '../../core/fault.ts'
import type { IfMatch } from '../../core/words/if-match.ts'
import type { Sender } from '../message/sender.ts'
import type { BatchId } from './batch.ts'
import { cancelBatch, pauseBatch, resumeBatch, type StopCommand } from './change/change-batch.ts'
import { type ConfirmedColumns, confirmColumns } from './change/confirm-columns.ts'
import { type BatchCommand, noSuchBatch } from './change/with-batch.ts'
import type { BatchDeps } from './check/batch-deps.ts'
import type { ColumnsWish } from './columns/column-faults.ts'
import { listFailures, type NamedFailure } from './failures/list-failures.ts'
import { refuseFailures, retryFailures, type SettledFailures } from './failures/settle-failures.ts'
import { type HistoryLine, readHistory } from './history/read-history.ts'
import { type Mend, type MendCommand, type MendId, readMend } from './mends/mend.ts'
import { type GroupMend, mendGroup } from './mends/mend-group.ts'
import { mendRow } from './mends/mend-row.ts'
import { undoMend } from './mends/undo-mend.ts'
import { type BatchView, type ListQuestion, listBatches, readBatch } from './read/batch-view.ts'
import { type ListTable, readListTable } from './read/list-columns.ts'
import { countAlike, type FaultGroup, listFaults } from './read/list-faults.ts'
import { countListed, listRows, type RowLine, type RowQuestion } from './read/list-rows.ts'
import { requestOfRow } from './read/request-of-row.ts'
import { readSampleRow, type SampleRow } from './read/sample-row.ts'
import { hasRead, noteReading, type RowWithValues, showRows } from './read/show-rows.ts'
import type { BatchToReceive } from './receive/batch-to-receive.ts'
import type { ClosedBatch } from './receive/close-reception.ts'
import { BatchReceiver } from './receive/receive-batch.ts'
import { type ContinueCommand, continueBatch } from './stages/continue-batch.ts'
import { readStop, type StopFacts } from './stages/read-stop.ts'
import { type StagesCommand, setStages } from './stages/set-stages.ts'
import { type Mends, openSecrets } from './store/sealed-text.ts'

/** The default of `BATCH_ROW_DAYS`. */
const usualRowDays = 30

/** Everything that callers do with lists of letters. */
export interface Batches {
  /** @returns undefined while the table is read. @throws Refusal UP-1404, UP-3089 */
  columns(sender: Sender, id: BatchId): Promise<ListTable | undefined>
  /** @throws Refusal as `readSampleRow` */
  sampleRow(sender: Sender, id: BatchId, row: number, wish: ColumnsWish): Promise<SampleRow>
  /** See `confirmColumns`. */
  confirmColumns(command: BatchCommand, wish: ConfirmedColumns): Promise<'confirmed' | 'reading'>
  /** Days that the rows of a list are kept after the last change to it. */
  readonly rowDays: number
  /** See `BatchReceiver`. */
  receive(list: BatchToReceive): Promise<ClosedBatch>
  /** @throws Refusal UP-1404 */
  read(sender: Sender, id: BatchId): Promise<BatchView>
  list(sender: Sender, question: ListQuestion): Promise<BatchView[]>
  /** @throws Refusal UP-1404 */
  rows(sender: Sender, id: BatchId, question: RowQuestion): Promise<RowLine[]>
  /** @throws Refusal UP-1404; UP-3010 when the rows were removed */
  rowsWithValues(
    sender: Sender,
    id: BatchId,
    question: RowQuestion,
    columns?: readonly string[],
  ): Promise<RowWithValues[]>
  /**
   * The message of a row as `POST /v1/messages` takes it, with what was written over it.
   * @throws Refusal UP-1404 for a row that there is not; UP-1001 for one that cannot be read; UP-3010 when the rows were removed
   */
  requestOfRow(sender: Sender, id: BatchId, row: number): Promise<Readonly<Record<string, unknown>>>
  /** How many rows answer to the question. @throws Refusal UP-1404 */
  countRows(sender: Sender, id: BatchId, question: RowQuestion): Promise<number>
  /** Faults by code and column, that of most rows first. @throws Refusal UP-1404; UP-3010 when the rows were removed */
  faults(sender: Sender, id: BatchId): Promise<FaultsOfList>
  /** Calls `record` unless it was called for this person, this list and the present hour. @throws Refusal UP-1404 */
  readingOnce(sender: Sender, id: BatchId, actor: string, record: () => Promise<void>): Promise<void>
  /** @returns what was kept from leaving; undefined when it was paused before */
  pause(command: StopCommand): Promise<StopFacts | undefined>
  resume(command: BatchCommand): Promise<void>
  /** @returns what was kept from leaving; undefined when it was cancelled before */
  cancel(command: StopCommand): Promise<StopFacts | undefined>
  continue(command: ContinueCommand): Promise<void>
  setStages(command: StagesCommand): Promise<void>
  /** What a stop would keep from leaving now. @throws Refusal UP-1404 */
  previewStop(sender: Sender, id: BatchId): Promise<StopFacts>
  /** What was done with the list, newest first. @throws Refusal UP-1404 */
  history(
    sender: Sender,
    id: BatchId,
    page: { readonly limit: number; readonly before?: number },
  ): Promise<HistoryLine[]>
  /** See `mendRow`. */
  mendRow(command: MendCommand, row: number, values: Mends, ifMatch?: IfMatch): Promise<RowLine>
  /** See `mendGroup`. */
  mendGroup(command: MendCommand, group: GroupMend): Promise<Mend>
  /** @throws Refusal UP-1404 */
  mend(sender: Sender, id: BatchId, mend: MendId): Promise<Mend>
  /** See `undoMend`. */
  undoMend(command: MendCommand, mend: MendId, partly: boolean): Promise<Mend>
  /** Of all entities, for operators. */
  failures(): Promise<NamedFailure[]>
  retryFailures(id: BatchId): Promise<SettledFailures>
  refuseFailures(id: BatchId): Promise<SettledFailures>
}

/** What is wrong in a list, and what may be. */
export interface FaultsOfList {
  readonly groups: readonly FaultGroup[]
  /** Rows that resemble another row of the list or an earlier letter. */
  readonly alike: number
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
    rowDays: deps.rowDays ?? usualRowDays,
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
    rowsWithValues: async (sender, id, question, columns) => showRows(deps, await read(sender, id), question, columns),
    countRows: async (sender, id, question) => {
      await read(sender, id)
      return database.asEntity(sender.entity, (tx) => countListed(tx, id, question))
    },
    faults: async (sender, id) => {
      const { personalDataRemovedAt } = await read(sender, id)
      if (personalDataRemovedAt !== null)
        throw new Refusal('UP-3010', 'The rows of this list were removed under the retention rules.')
      return database.asEntity(sender.entity, async (tx) => ({
        groups: await listFaults(deps, tx, id),
        alike: await countAlike(tx, id),
      }))
    },
    readingOnce: async (sender, id, actor, record) => {
      const batch = await read(sender, id)
      const now = deps.clock.now()
      if (await database.asEntity(sender.entity, (tx) => hasRead(tx, id, actor, now))) return
      await record()
      await database.asEntity(sender.entity, (tx) => noteReading(tx, batch, actor, now))
    },
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
    setStages: (command) => setStages(deps, command),
    previewStop: async (sender, id) => {
      await read(sender, id)
      // Print runs that another entity's contract holds are seen with the hub's role only.
      return database.asHub((tx) => readStop(tx, id))
    },
    history: async (sender, id, page) => {
      await read(sender, id)
      return database.asEntity(sender.entity, (tx) => readHistory(tx, id, page))
    },
    mendRow: waking((command, row, values, ifMatch) => mendRow(deps, command, row, values, ifMatch)),
    mendGroup: waking((command, group) => mendGroup(deps, command, group)),
    mend: async (sender, id, mend) => {
      await read(sender, id)
      return database.asEntity(sender.entity, (tx) => readMend(tx, id, mend))
    },
    undoMend: waking((command, mend, partly) => undoMend(deps, command, mend, partly)),
    failures: () => listFailures(database.hub),
    retryFailures: waking((id) => retryFailures(deps, id)),
    refuseFailures: waking((id) => refuseFailures(deps, id)),
  }
}

/** The name of the file is sealed: people write names in it. It goes with the rows. */
function withName({ keyring }: BatchDeps, view: BatchView): BatchView {
  if (view.personalDataRemovedAt !== null) return view
  const { name } = openSecrets(view.sealed, view.id, keyring)
  return name === undefined ? view : { ...view, name }
}
