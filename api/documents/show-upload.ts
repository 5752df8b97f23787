import { type Fault, Refusal } from '../../core/fault.ts'
import { showId } from '../../core/words/id.ts'
import type { PagePictures, UploadOutcome } from '../../templates/store/uploads/accept-upload.ts'
import { keptDays } from '../../templates/store/uploads/supplied-documents.ts'
import type { Finding } from '../../templates/supplied/finding.ts'
import type { SuppliedDocumentAnswer } from '../contract/document.ts'

type Accepted = Extract<UploadOutcome, { kind: 'accepted' }>
type Refused = Extract<UploadOutcome, { kind: 'refused' }>

/** A stored upload as the contract shows it. */
export function showUpload({
  document,
  warnings,
  addressFaults,
  validation,
  pictures,
}: Accepted): SuppliedDocumentAnswer {
  const { purpose, pages, size, sha256, found, createdAt } = document
  const overlays = linksOf(pictures)
  return {
    id: showId('document', document.id),
    purpose,
    pages,
    size,
    sha256,
    pdfa: found.pdfa !== undefined,
    ...(found.pdfa !== undefined && { pdfaProfile: found.pdfa }),
    validation,
    ...(found.address !== undefined && {
      address: { lines: [...found.address.lines], valid: addressFaults.length === 0 },
    }),
    checks: [
      ...warnings.map(({ code, reason, level, page, detail }) => ({
        code,
        reason,
        level,
        ...(page !== undefined && { page }),
        detail,
      })),
      ...addressFaults.map(({ code, detail }) => ({ code, level: 'warning' as const, page: 1, detail })),
    ],
    ...(overlays.length > 0 && { overlays }),
    unusedUntil: new Date(createdAt.getTime() + keptDays * 86_400_000).toISOString(),
  }
}

/**
 * All faults at once, and a picture of each page that has one.
 * @param pointer JSON pointer of the file in the form
 */
export function refusalOf({ errors, warnings, pictures }: Refused, pointer = '/file'): Refusal {
  const overlays = linksOf(pictures)
  return new Refusal(
    errors[0]?.code ?? 'UP-4007',
    'Correct the document and upload it again.',
    errors.map((each) => asFault(each, pointer)),
    {
      ...(overlays.length > 0 && { overlay: overlays[0], overlays }),
      ...(warnings.length > 0 && { warnings: warnings.map((each) => asFault(each, pointer)) }),
    },
  )
}

/** Where the pictures can be fetched, in the order of the pages. */
function linksOf({ preview, names }: PagePictures): string[] {
  return names.map((name) => `/v1/previews/${showId('preview', preview)}/${name}`)
}

function asFault({ code, reason, page, box, detail }: Finding, pointer: string): Fault {
  const inMm = (points: number): number => Math.round((points * 254) / 72) / 10
  return {
    in: 'body',
    pointer,
    code,
    reason,
    detail,
    ...(page !== undefined && { page }),
    ...(box !== undefined && {
      box: { x: inMm(box.x), y: inMm(box.y), width: inMm(box.width), height: inMm(box.height) },
    }),
  }
}
