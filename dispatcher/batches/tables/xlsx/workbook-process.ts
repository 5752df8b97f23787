import { serveTasks } from '../../../../templates/isolated/serve-tasks.ts'
import { TableRefused } from '../../csv/table-refused.ts'
import { readWorkbook } from './read-workbook.ts'
import type { WorkbookAnswer, WorkbookTask } from './workbook-task.ts'

async function workbookTask(task: WorkbookTask): Promise<WorkbookAnswer> {
  try {
    return { table: await readWorkbook(task) }
  } catch (error) {
    if (!(error instanceof TableRefused)) throw error
    return { refused: { message: error.message, repair: error.repair, why: error.why } }
  }
}

await serveTasks(workbookTask)
