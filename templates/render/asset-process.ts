import { serveTasks } from '../isolated/serve-tasks.ts'
import { readAsset } from './asset-task.ts'

// Program of a process that reads what strangers made: it may run out of memory or of time, and takes nothing with it.
await serveTasks(readAsset)
