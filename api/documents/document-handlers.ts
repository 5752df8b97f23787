import { createHash } from 'node:crypto'
import { recordAudit } from '../../core/audit/record-audit.ts'
import { dayMs } from '../../core/durations.ts'
import { type Fault, Refusal } from '../../core/fault.ts'
import { newId, parseId, showId } from '../../core/words/id.ts'
import { checkWindowLines } from '../../dispatcher/intake/check-window-lines.ts'
import { readPreview, storePreview } from '../../templates/store/previews.ts'
import { keptDays, type SuppliedDocument, storeDocument } from '../../templates/store/uploads/supplied-documents.ts'
import type { CheckedDocument } from '../../templates/supplied/document-task.ts'
import type { Finding } from '../../templates/supplied/finding.ts'
import { senderOf } from '../authentication/caller.ts'
import type * as contract from '../contract/document.ts'
import { json, type Reply } from '../http/reply.ts'
import { whileConnected } from '../http/while-connected.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import { noteOf } from '../server/audit-note.ts'
import type { CallOf } from '../server/route.ts'
import { findPrintProfile } from '../set-up/print-profile.ts'
import { uploadName } from './upload-name.ts'

type UploadCall = CallOf<typeof contract.postDocument>

/** `POST /v1/documents`: checked in a process of its own, then stored; the answer is 201 once the bytes are durable. */
export async function postDocument(call: UploadCall, deps: ApiDeps): Promise<Reply> {
  const { entity, test } = senderOf(call.caller)
  const { file, purpose } = call.body
  const profile = call.body.profile ?? (await findPrintProfile(deps.database, senderOf(call.caller).entity)).profile
  const { bytes } = file
  const task = { bytes, purpose, profile, pictures: call.body.pictures === 'true' }
  const checked = await whileConnected(call.request, (signal) => deps.documents.check(task, { entity, signal }))
  const errors = checked.findings.filter(({ level }) => level === 'error')
  if (errors.length > 0) throw await refusalOf(call, deps, checked, errors)
  const verdict = await deps.documents.validate(bytes, { entity })
  const { pages, address, places } = checked
  const pdfa = verdict.validation === 'checked' ? verdict.profile : undefined
  const document: SuppliedDocument = {
    id: newId('document', call.now),
    entity,
    test,
    purpose,
    profile,
    pages,
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    found: {
      name: uploadName(file.name, purpose),
      ...(address !== undefined && { address }),
      ...(places !== undefined && { places }),
      ...(pdfa !== undefined && { pdfa }),
      ...(checked.hasComments === true && { hasComments: true as const }),
    },
    createdAt: call.now,
  }
  await storeDocument({ ...deps, blobs: deps.archive.blobs }, document, bytes)
  const shown = showId('document', document.id)
  await recordAudit(deps.database, entity, noteOf(call, 'upload-document', 'document', shown))
  return json(201, answerOf(document, checked, verdict.validation, await keepPictures(call, deps, checked)))
}

function answerOf(
  document: SuppliedDocument,
  { findings }: CheckedDocument,
  validation: contract.SuppliedDocumentAnswer['validation'],
  overlays: readonly string[],
): contract.SuppliedDocumentAnswer {
  const { purpose, pages, size, sha256, found, createdAt } = document
  const lines = found.address?.lines
  const faults = lines === undefined ? [] : checkWindowLines(lines)
  return {
    id: showId('document', document.id),
    purpose,
    pages,
    size,
    sha256,
    pdfa: found.pdfa !== undefined,
    ...(found.pdfa !== undefined && { pdfaProfile: found.pdfa }),
    validation,
    ...(lines !== undefined && { address: { lines: [...lines], valid: faults.length === 0 } }),
    checks: [
      ...findings.map(({ code, reason, level, page, detail }) => ({
        code,
        reason,
        level,
        ...(page !== undefined && { page }),
        detail,
      })),
      ...faults.map(({ code, detail }) => ({ code, level: 'warning' as const, page: 1, detail })),
    ],
    ...(overlays.length > 0 && { overlays: [...overlays] }),
    unusedUntil: new Date(createdAt.getTime() + keptDays * dayMs).toISOString(),
  }
}

/** All faults at once, and a picture of each page that has one. */
async function refusalOf(
  call: UploadCall,
  deps: ApiDeps,
  checked: CheckedDocument,
  errors: readonly Finding[],
): Promise<Refusal> {
  const links = await keepPictures(call, deps, checked)
  const [first] = errors
  const warnings = checked.findings.filter(({ level }) => level === 'warning').map(asFault)
  const pictures = links.length === 0 ? {} : { overlay: links[0], overlays: links }
  return new Refusal(first?.code ?? 'UP-4007', 'Correct the document and upload it again.', errors.map(asFault), {
    ...pictures,
    ...(warnings.length > 0 && { warnings }),
  })
}

/** The addresses from which they can be fetched, in the order of the pages. */
async function keepPictures(call: UploadCall, deps: ApiDeps, { overlays }: CheckedDocument): Promise<string[]> {
  const { entity } = senderOf(call.caller)
  const preview = newId('preview', call.now)
  const links: string[] = []
  for (const [page, bytes] of [...overlays].sort(([a], [b]) => a - b)) {
    const name = `overlay-${page}.png`
    await storePreview({ ...deps, blobs: deps.archive.blobs }, { entity, preview, name }, bytes)
    links.push(`/v1/previews/${showId('preview', preview)}/${name}`)
  }
  return links
}

function asFault({ code, reason, page, box, detail }: Finding): Fault {
  const inMm = (points: number): number => Math.round((points * 254) / 72) / 10
  return {
    in: 'body',
    pointer: '/file',
    code,
    reason,
    detail,
    ...(page !== undefined && { page }),
    ...(box !== undefined && {
      box: { x: inMm(box.x), y: inMm(box.y), width: inMm(box.width), height: inMm(box.height) },
    }),
  }
}

/** `GET /v1/previews/{id}/overlay-1.png` */
export async function getPreviewPicture(
  call: CallOf<typeof contract.getPreviewPicture>,
  deps: ApiDeps,
): Promise<Reply> {
  const { entity } = senderOf(call.caller)
  const preview = parseId('preview', call.path.id)
  const place = preview && { entity, preview, name: call.path.picture }
  const bytes = place && (await readPreview({ ...deps, blobs: deps.archive.blobs }, place, call.now))
  if (bytes === undefined) throw new Refusal('UP-1404', 'There is no such picture, or its hour has passed.')
  return { status: 200, bytes, mediaType: 'image/png' }
}
