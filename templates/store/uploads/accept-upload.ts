import { createHash } from 'node:crypto'
import type { Fault } from '../../../core/fault.ts'
import { type EntityId, type Id, newId } from '../../../core/words/id.ts'
import type { PrintProfileName } from '../../model/letter-frame.ts'
import { checkWindowLines } from '../../supplied/check/check-window-lines.ts'
import type { PdfaVerdict } from '../../supplied/check/verapdf.ts'
import { hasAddress, withoutPaper } from '../../supplied/digital-only.ts'
import type { CheckedDocument } from '../../supplied/document-task.ts'
import type { Finding, Purpose } from '../../supplied/finding.ts'
import type { DocumentPool } from '../../supplied/process/open-document-pool.ts'
import { storePreview } from '../previews.ts'
import { type DocumentStore, type SuppliedDocument, storeDocument } from './supplied-documents.ts'
import { uploadName } from './upload-name.ts'

export interface UploadDeps extends DocumentStore {
  readonly documents: Pick<DocumentPool, 'check' | 'validate'>
}

export interface Upload {
  readonly entity: EntityId
  readonly test: boolean
  readonly bytes: Uint8Array
  /** As the sender named the file; it is cleaned before it is stored. */
  readonly name: string
  readonly purpose: Purpose
  /** Window of the envelope. */
  readonly profile: PrintProfileName
  /** Whether the letter never goes on paper: the rules of printing then give warnings only. */
  readonly digitalOnly?: boolean
  /** Whether every page gets a picture; otherwise the pages with an error get one. */
  readonly pictures: boolean
  /** Aborted when the caller no longer waits for the check. */
  readonly signal: AbortSignal
}

/** Pictures of pages in the order of the pages; `readPreview` returns each for an hour. */
export interface PagePictures {
  readonly preview: Id<'preview'>
  readonly names: readonly string[]
}

export type UploadOutcome =
  | {
      readonly kind: 'accepted'
      readonly document: SuppliedDocument
      readonly warnings: readonly Finding[]
      /** What is wrong with the address in the window of a letter; none of it refuses the upload. */
      readonly addressFaults: readonly Fault[]
      readonly validation: PdfaVerdict['validation']
      readonly pictures: PagePictures
    }
  | {
      readonly kind: 'refused'
      readonly errors: readonly Finding[]
      readonly warnings: readonly Finding[]
      readonly pictures: PagePictures
    }

/**
 * Checks an uploaded PDF in a process of its own and stores it; durable when the promise resolves. A document with an error
 * is not stored: the outcome has every finding at once.
 * @throws Refusal UP-1503 when too many documents wait; what `signal` is aborted with
 */
export async function acceptUpload(deps: UploadDeps, upload: Upload, now: Date): Promise<UploadOutcome> {
  const { entity, bytes, purpose, profile, pictures: everyPage, signal } = upload
  const found = await deps.documents.check({ bytes, purpose, profile, pictures: everyPage }, { entity, signal })
  const checked = upload.digitalOnly === true ? digital(found) : found
  const errors = checked.findings.filter(({ level }) => level === 'error')
  const warnings = checked.findings.filter(({ level }) => level === 'warning')
  if (errors.length > 0)
    return { kind: 'refused', errors, warnings, pictures: await storePictures(deps, entity, checked, now) }
  const verdict = await deps.documents.validate(bytes, { entity })
  const document = describe(upload, checked, verdict, now)
  const pictures = await storePictures(deps, entity, checked, now)
  await storeDocument(deps, document, bytes)
  const { validation } = verdict
  const addressFaults =
    checked.address === undefined || upload.digitalOnly === true ? [] : checkWindowLines(checked.address.lines)
  return { kind: 'accepted', document, warnings, addressFaults, validation, pictures }
}

/** Without the place of the address: nothing is drawn over it, since what is there may be something else. */
function digital({ address, ...checked }: CheckedDocument): CheckedDocument {
  const known = address !== undefined && hasAddress(checked.findings)
  return {
    ...checked,
    findings: withoutPaper(checked.findings),
    ...(known && { address: { lines: address.lines } }),
  }
}

function describe(
  { entity, test, bytes, name, purpose, profile, digitalOnly }: Upload,
  { pages, address, places, hasComments }: CheckedDocument,
  verdict: PdfaVerdict,
  now: Date,
): SuppliedDocument {
  const pdfa = verdict.validation === 'checked' ? verdict.profile : undefined
  return {
    id: newId('document', now),
    entity,
    test,
    purpose,
    profile,
    pages,
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    found: {
      name: uploadName(name, purpose),
      ...(address !== undefined && { address }),
      ...(places !== undefined && { places }),
      ...(pdfa !== undefined && { pdfa }),
      ...(hasComments === true && { hasComments: true as const }),
      ...(digitalOnly === true && { digitalOnly: true as const }),
    },
    createdAt: now,
  }
}

async function storePictures(
  deps: UploadDeps,
  entity: EntityId,
  { overlays }: CheckedDocument,
  now: Date,
): Promise<PagePictures> {
  const preview = newId('preview', now)
  const names: string[] = []
  for (const [page, bytes] of [...overlays].sort(([a], [b]) => a - b)) {
    const name = `overlay-${page}.png`
    await storePreview(deps, { entity, preview, name }, bytes)
    names.push(name)
  }
  return { preview, names }
}
