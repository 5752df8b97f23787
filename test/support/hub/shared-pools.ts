import { openRenderer, type RenderPool } from '../../../templates/render/open-renderer.ts'
import { type DocumentPool, openDocumentPool } from '../../../templates/supplied/process/open-document-pool.ts'

/**
 * One thread for letters, one for previews, and the child processes for supplied documents, shared by all files that run in this
 * process: each start takes 0.6 s of processor time. They hold nothing of a letter, a database or a hub. Both pools start what they
 * need at the first task; their threads and processes end with this process. A test of the pools themselves opens its own.
 */
let renderer: RenderPool | undefined
let documents: DocumentPool | undefined

export function sharedRenderer(): RenderPool {
  renderer ??= openRenderer({ threads: 1 })
  return { ...renderer, close: async () => undefined }
}

export function sharedDocuments(): DocumentPool {
  documents ??= openDocumentPool()
  return { ...documents, close: async () => undefined }
}
