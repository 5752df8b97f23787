import { fileURLToPath } from 'node:url'
import { Piscina } from 'piscina'
import { Refusal } from '../../core/fault.ts'
import type { CheckedDocument, CheckTask, DocumentTask, MarkTask } from './document-task.ts'
import type { documentTask } from './document-worker.ts'
import { takeTurns } from './take-turns.ts'
import { askVerapdf, type PdfaVerdict } from './verapdf.ts'

/** Threads that open PDFs of others, within limits of memory and time. */
export interface DocumentPool {
  /** Whatever the bytes are, there is an answer. @throws Refusal UP-1503 when too many wait */
  readonly check: (task: Omit<CheckTask, 'kind'>) => Promise<CheckedDocument>
  /** @throws Error when the letter is not one that passed the checks */
  readonly mark: (task: Omit<MarkTask, 'kind'>) => Promise<Uint8Array>
  /**
   * Whether the file is the PDF/A that it claims to be. Where nobody can tell it is `not-checked`, and never an error.
   * @throws Refusal UP-1503 for who is not patient, when too many wait
   */
  readonly validate: (bytes: Uint8Array, patient: boolean) => Promise<PdfaVerdict>
  readonly close: () => Promise<void>
}

export interface DocumentPoolOptions {
  /** Default: one. Letters made elsewhere are few beside those of templates. */
  readonly threads?: number
  /** How long one document may take. */
  readonly limitMs?: number
  /** Command of a veraPDF; absent: nobody can tell. */
  readonly verapdf?: string | undefined
  /** Told when that gave no verdict; for the log. */
  readonly noVerdict?: () => void
}

type Answer = Awaited<ReturnType<typeof documentTask>>

/** Twenty drawn pages take two to four seconds on a busy machine. */
const usualLimitMs = 30_000
/** Megabytes of JavaScript objects; the memory of PDFium is counted apart (see document-worker.ts). */
const mostHeap = 384

/** Starts a thread when the first document comes; it ends again after a minute without any. */
export function openDocumentPool({
  threads = 1,
  limitMs = usualLimitMs,
  verapdf,
  noVerdict,
}: DocumentPoolOptions = {}): DocumentPool {
  const isSource = import.meta.url.endsWith('.ts')
  const pool = new Piscina<DocumentTask, Answer>({
    filename: fileURLToPath(new URL(isSource ? './document-worker.ts' : './document-worker.js', import.meta.url)),
    name: 'documentTask',
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: 60_000,
    resourceLimits: { maxOldGenerationSizeMb: mostHeap, maxYoungGenerationSizeMb: 64 },
    ...(isSource ? { execArgv: ['--import', 'tsx'] } : {}),
  })
  const inTurn = takeTurns(threads)
  const validating = takeTurns(1)
  /** The time counts from when the thread is there: one that runs over is ended, whatever it does. */
  const run = async (task: DocumentTask): Promise<Answer> => {
    await pool.run({ kind: 'ready' })
    return pool.run(task, { signal: AbortSignal.timeout(limitMs) })
  }
  return {
    check: async (task) => {
      const answer = await inTurn(() => run({ ...task, kind: 'check' }), false).catch(tooMuch)
      if (answer instanceof Uint8Array || answer === 'ready') throw new Error('A check gives findings')
      return answer
    },
    mark: async (task) => {
      const answer = await inTurn(() => run({ ...task, kind: 'mark' }), true)
      if (!(answer instanceof Uint8Array)) throw new Error('A mark gives bytes')
      return answer
    },
    validate: async (bytes, patient) => {
      if (verapdf === undefined) return { validation: 'not-checked' }
      return validating(
        () =>
          askVerapdf(verapdf, bytes).catch((): PdfaVerdict => {
            noVerdict?.()
            return { validation: 'not-checked' }
          }),
        patient,
      )
    },
    close: () => pool.close({ force: true }),
  }
}

/** The thread ran out of memory or time, or PDFium trapped: a document that cannot be read within our means. */
function tooMuch(error: unknown): CheckedDocument {
  if (error instanceof Refusal) throw error
  const detail =
    'The file cannot be read within the limits of memory and time. Make it anew, with pictures of at most 300 dpi.'
  return { pages: 0, findings: [{ code: 'UP-4007', reason: 'too-heavy', level: 'error', detail }], overlays: new Map() }
}
