import { limitConcurrency, type Turn } from '../../isolated/limit-concurrency.ts'
import { openChildPool } from '../../isolated/open-child-pool.ts'
import { ChildEnded, programBeside } from '../../isolated/start-child.ts'
import type { LetterDifference } from '../../pdf/inspect/compare-with-page.ts'
import { claimsSeal } from '../../seal/claims-seal.ts'
import type { SealSeen } from '../../seal/read-seal.ts'
import { type PdfaVerdict, runVerapdf } from '../check/verapdf.ts'
import type {
  CheckedDocument,
  CheckTask,
  CleanTask,
  DocumentAnswer,
  DocumentTask,
  MarkTask,
  ReadSealAnswer,
} from '../document-task.ts'
import type { ReadScan } from '../scan/scan-task.ts'

/** Child processes that open PDFs from untrusted sources, within limits of memory and time. */
export interface DocumentPool {
  /** Any bytes get a result. @throws Refusal UP-1503 when too many wait; ChildEnded when given up */
  readonly check: (task: Omit<CheckTask, 'kind'>, turn: Turn) => Promise<CheckedDocument>
  /** @throws ChildEnded when the letter cannot be marked within the limits, or is not one that passed the checks */
  readonly mark: (task: Omit<MarkTask, 'kind'>, turn: Turn) => Promise<Uint8Array>
  /** An attachment without its comments, with marks on its sheets where they are given. @throws ChildEnded as `mark` */
  readonly clean: (task: Omit<CleanTask, 'kind'>, turn: Turn) => Promise<Uint8Array>
  /**
   * How an archived letter of a template differs from its page; `unreadable` for a file that cannot be read within the limits.
   * @throws ChildEnded when given up
   */
  readonly compare: (bytes: Uint8Array, page: string, turn: Turn) => Promise<readonly LetterDifference[]>
  /** A scan of any kind as it is stored, or why it cannot be. @throws Refusal UP-1503 when too many wait; ChildEnded when given up */
  readonly scan: (bytes: Uint8Array, turn: Turn) => Promise<ReadScan>
  /**
   * The electronic seal of a letter; undefined where it has none, or none that can be read within the limits. A file that does not claim
   * one starts no process.
   * @throws Refusal UP-1503 when too many wait; ChildEnded when given up
   */
  readonly seal: (bytes: Uint8Array, turn: Turn) => Promise<SealSeen | undefined>
  /**
   * Whether the file is the PDF/A that it claims to be; `not-checked` where there is no validator or it gives no verdict.
   * @throws Refusal UP-1503 for work that is not patient, when too many wait
   */
  readonly validate: (bytes: Uint8Array, turn: Turn) => Promise<PdfaVerdict>
  readonly close: () => Promise<void>
}

export interface DocumentPoolOptions {
  /** Default: two, on a single core too, so that one entity's document does not delay another's. */
  readonly processes?: number
  /** Processor time that one document may take (ms). */
  readonly limitMs?: number
  /** Command of a veraPDF; absent: no file is validated. */
  readonly verapdf?: string | undefined
  /** Called when veraPDF gave no verdict; for the log. */
  readonly onNoVerdict?: () => void
}

/** Twenty drawn pages take two to four seconds on a busy machine. */
const usualLimitMs = 10_000
/** Megabytes of JavaScript objects; the memory of PDFium is counted apart (see document-process.ts). */
const heapMb = 384
/** Megabytes of the whole process: heap, PDFium, and the copies of a document outside both. */
const memoryMb = 1_200
const idleMs = 60_000

/** Starts a process when the first document comes; it ends after a minute without any. */
export function openDocumentPool({
  processes = 2,
  limitMs = usualLimitMs,
  verapdf,
  onNoVerdict,
}: DocumentPoolOptions = {}): DocumentPool {
  const program = programBeside(import.meta.url, 'document-process')
  const children = openChildPool<DocumentTask, DocumentAnswer>({
    program,
    processes,
    limitMs,
    heapMb,
    memoryMb,
    idleMs,
  })
  const validating = limitConcurrency(processes)
  const written = async (task: DocumentTask, turn: Turn): Promise<Uint8Array> => {
    const answer = await children.run(task, turn)
    if (!(answer instanceof Uint8Array)) throw new Error('A written document must be bytes')
    return answer
  }
  return {
    check: async (task, turn) => {
      const answer = await children.run({ ...task, kind: 'check' }, turn).catch(overLimits)
      if (!isChecked(answer)) throw new Error('A check must return findings')
      return answer
    },
    mark: (task, turn) => written({ ...task, kind: 'mark' }, turn),
    clean: (task, turn) => written({ ...task, kind: 'clean' }, turn),
    compare: async (bytes, page, turn) => {
      const answer = await children.run({ kind: 'compare', bytes, page }, turn).catch(unreadable)
      if (!Array.isArray(answer)) throw new Error('A comparison must return differences')
      return answer as readonly LetterDifference[]
    },
    scan: async (bytes, turn) => {
      const answer = await children.run({ kind: 'scan', bytes }, turn).catch(tooHeavy)
      if (!('kind' in answer)) throw new Error('A scan must be read')
      return answer
    },
    seal: async (bytes, turn) => {
      if (!claimsSeal(bytes)) return undefined
      const answer = await children.run({ kind: 'seal', bytes }, turn).catch(noSeal)
      if (!('seal' in answer)) throw new Error('A seal must be read')
      return answer.seal
    },
    validate: async (bytes, turn) => {
      if (verapdf === undefined) return { validation: 'not-checked' }
      return validating(
        () =>
          runVerapdf(verapdf, bytes).catch((): PdfaVerdict => {
            onNoVerdict?.()
            return { validation: 'not-checked' }
          }),
        turn,
      )
    },
    close: () => children.close(),
  }
}

function isChecked(answer: DocumentAnswer): answer is CheckedDocument {
  return 'findings' in answer
}

function unreadable(error: unknown): readonly LetterDifference[] {
  if (!(error instanceof ChildEnded && error.isOfTask)) throw error
  return [{ kind: 'unreadable' }]
}

function noSeal(error: unknown): ReadSealAnswer {
  if (!(error instanceof ChildEnded && error.isOfTask)) throw error
  return { seal: undefined }
}

function tooHeavy(error: unknown): ReadScan {
  if (!(error instanceof ChildEnded && error.isOfTask)) throw error
  return { kind: 'refused', reason: 'too-heavy' }
}

/** The process ran out of memory or time, or PDFium trapped: the document cannot be read within our limits. */
function overLimits(error: unknown): CheckedDocument {
  if (!(error instanceof ChildEnded && error.isOfTask)) throw error
  const detail =
    'The file cannot be read within the limits of memory and time. Make it again, with pictures of at most 300 dpi.'
  return { pages: 0, findings: [{ code: 'UP-4007', reason: 'too-heavy', level: 'error', detail }], overlays: new Map() }
}
