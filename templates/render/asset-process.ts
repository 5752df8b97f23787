import { serveTasks } from '../isolated/serve-tasks.ts'
import { readAsset } from './asset-task.ts'

// Program of a process that reads untrusted input: it may run out of memory or of time without harm to other processes.
await serveTasks(readAsset)
