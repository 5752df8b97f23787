import { type AssetOutcome, type AssetTask, readAsset } from './asset-task.ts'

/** Entry of a thread that reads what strangers made: it may run out of memory or of time, and takes nothing with it. */
export async function assetTask(task: AssetTask | 'ready'): Promise<AssetOutcome | 'ready'> {
  return task === 'ready' ? task : readAsset(task)
}
