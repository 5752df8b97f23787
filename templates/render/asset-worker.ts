import { type AssetOutcome, type AssetTask, readAsset } from './asset-task.ts'

/** Entry of a thread that reads what strangers made: it may run out of memory or of time, and takes nothing with it. */
export function assetTask(task: AssetTask): Promise<AssetOutcome> {
  return readAsset(task)
}
