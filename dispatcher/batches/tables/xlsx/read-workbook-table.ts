import { ChildEnded, programBeside, startChild } from '../../../../templates/isolated/start-child.ts'
import { TableRefused } from '../../csv/table-refused.ts'
import type { WorkbookAnswer, WorkbookTable, WorkbookTask } from './workbook-task.ts'

/** Processor time of one workbook (ms): 100,000 rows of twenty columns take about ten seconds. */
const limitMs = 60_000
const heapMb = 256
const memoryMb = 380

/** Writes the rows of a workbook to the file of rows, in a process of its own. @throws TableRefused */
export async function readWorkbookTable(task: WorkbookTask): Promise<WorkbookTable> {
  const child = startChild({ program: programBeside(import.meta.url, 'workbook-process'), heapMb, memoryMb, limitMs })
  try {
    const answer = (await child.run(task)) as WorkbookAnswer
    if ('table' in answer) return answer.table
    const { message, repair, why } = answer.refused
    throw new TableRefused(message, repair, why)
  } catch (error) {
    if (!(error instanceof ChildEnded) || !error.isOfTask) throw error
    throw new TableRefused(
      `The workbook cannot be read within a minute and ${memoryMb} MB of memory.`,
      'Copy the columns that letters use to a new workbook, or save the sheet as “CSV UTF-8”.',
      { name: 'too-heavy' },
    )
  } finally {
    await child.end()
  }
}
