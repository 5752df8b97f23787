import { type CheckpointFile, openCheckpointFile } from './checkpoint-file.ts'
import { type LeafFile, openLeafFile } from './leaf-file.ts'

/** What is known of the log outside the database. */
export interface PublishedFiles {
  readonly checkpoints: CheckpointFile
  readonly leaves: LeafFile
}

/** The hashes of the leaves are beside the file of checkpoints. */
export function leafFileOf(checkpointFile: string): string {
  return `${checkpointFile}.leaves`
}

export function openPublishedFiles(checkpointFile: string): PublishedFiles {
  return { checkpoints: openCheckpointFile(checkpointFile), leaves: openLeafFile(leafFileOf(checkpointFile)) }
}
