import { recordAudit } from '../../core/audit/record-audit.ts'
import { Refusal } from '../../core/fault.ts'
import { parseId, showId } from '../../core/words/id.ts'
import type { Permission } from '../../core/words/permission.ts'
import { readPreview } from '../../templates/store/previews.ts'
import { acceptUpload } from '../../templates/store/uploads/accept-upload.ts'
import { senderOf } from '../authentication/caller.ts'
import type * as contract from '../contract/document.ts'
import { json, type Reply } from '../http/reply.ts'
import { shownOnly } from '../http/shown-only.ts'
import { whileConnected } from '../http/while-connected.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import { noteOf } from '../server/audit-note.ts'
import type { CallOf } from '../server/route.ts'
import { findPrintProfile } from '../set-up/print-profile.ts'
import { refusalOf, showUpload } from './show-upload.ts'

/** `POST /v1/documents`: when the answer is 201, the document is durable. */
export async function postDocument(call: CallOf<typeof contract.uploadDocument>, deps: ApiDeps): Promise<Reply> {
  const sender = senderOf(call.caller)
  const { file, purpose, pictures, paper } = call.body
  const profile = call.body.profile ?? (await findPrintProfile(deps.database, sender.entity)).profile
  const digitalOnly = purpose === 'letter' && paper === 'false'
  const upload = { ...sender, ...file, purpose, profile, digitalOnly, pictures: pictures === 'true' }
  const outcome = await whileConnected(call.request, (signal) => acceptUpload(deps, { ...upload, signal }, call.now))
  if (outcome.kind === 'refused') throw refusalOf(outcome)
  const shown = showId('document', outcome.document.id)
  await recordAudit(deps.database, sender.entity, noteOf(call, 'upload-document', 'document', shown))
  return json(201, showUpload(outcome))
}

const mediaTypes: Readonly<Record<string, string>> = { png: 'image/png', pdf: 'application/pdf', html: 'text/html' }

/** `GET /v1/previews/{id}/overlay-1.png`, and `letter.pdf` and the other documents of a route preview. */
export async function getPreviewPicture(
  call: CallOf<typeof contract.getPreviewPicture>,
  deps: ApiDeps,
): Promise<Reply> {
  const { entity } = senderOf(call.caller)
  const { picture: name } = call.path
  const needed: Permission = name.startsWith('overlay-') ? 'documents:write' : 'messages:send'
  if (!call.caller.permissions.has(needed)) throw new Refusal('UP-1102', `This needs the permission \`${needed}\`.`)
  const preview = parseId('preview', call.path.id)
  const bytes = preview && (await readPreview(deps, { entity, preview, name }, call.now))
  if (bytes === undefined) throw new Refusal('UP-1404', 'There is no such preview, or its hour has passed.')
  const mediaType = mediaTypes[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream'
  return { status: 200, bytes, mediaType, headers: mediaType === 'text/html' ? shownOnly : {} }
}
