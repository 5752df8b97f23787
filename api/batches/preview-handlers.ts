import { recordAudit } from '../../core/audit/record-audit.ts'
import { Refusal } from '../../core/fault.ts'
import { showId } from '../../core/words/id.ts'
import type { RowForm } from '../../dispatcher/batches/preview/open-list-previews.ts'
import { sumBatchCosts } from '../../dispatcher/costs/sum-costs.ts'
import { maxPages } from '../../templates/model/max-pages.ts'
import { senderOf } from '../authentication/caller.ts'
import type * as contract from '../contract/batches/list-prices.ts'
import { json, type Reply } from '../http/reply.ts'
import { whileConnected } from '../http/while-connected.ts'
import { showRoutePreview } from '../messages/show-route-preview.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import { noteOf } from '../server/audit-note.ts'
import type { CallOf } from '../server/route.ts'
import { batchNamed } from './batch-named.ts'
import { showTotals } from './show-totals.ts'

/** `POST /v1/batches/{id}/rows/{row}/preview`: says as much about the recipient as the preview of a letter, and is audited as one. */
export async function postRowPreview(call: CallOf<typeof contract.previewBatchRow>, deps: ApiDeps): Promise<Reply> {
  const sender = senderOf(call.caller)
  const { values = {} } = call.body
  const begun = performance.now()
  const found = await whileConnected(call.request, (signal) =>
    deps.listPreviews.row(sender, batchNamed(call.path.id), Number(call.path.row), values, signal),
  )
  const { preview, line, recipient, gaps } = found
  deps.countPreview(preview.chosen ?? 'none', (performance.now() - begun) / 1_000)
  await recordAudit(deps.database, sender.entity, noteOf(call, 'preview-batch-row', 'batch', call.path.id))
  return json(200, {
    ...showRoutePreview(preview),
    row: line.row,
    status: line.status,
    heap: line.heap,
    ...(line.mended && { mended: true }),
    ...(line.message !== null && { message: showId('message', line.message) }),
    recipient,
    gaps: [...gaps],
  } satisfies contract.RowPreview)
}

type Form = (typeof contract.rowForms)[number]

const formOf: Readonly<Record<Form, RowForm & { readonly kind: 'letter' | 'page' | 'email' }>> = {
  pdf: { medium: 'letter', kind: 'letter' },
  'large-print': { medium: 'letter', variant: 'large', kind: 'letter' },
  html: { medium: 'page', kind: 'page' },
  email: { medium: 'email', kind: 'email' },
}

/** `GET /v1/batches/{id}/rows/{row}/document` */
export async function getRowDocument(call: CallOf<typeof contract.getRowDocument>, deps: ApiDeps): Promise<Reply> {
  const sender = senderOf(call.caller)
  const { kind, ...form } = formOf[call.query.as]
  const { drawn, gaps, language } = await whileConnected(call.request, (signal) =>
    deps.listPreviews.document(sender, batchNamed(call.path.id), Number(call.path.row), form, signal),
  )
  const document = drawn.documents.find((each) => each.kind === kind)
  if (document === undefined)
    throw new Refusal('UP-3091', drawn.fault?.detail ?? 'A supplied letter has no mail or page of its own here.')
  await recordAudit(deps.database, sender.entity, noteOf(call, 'read-batch-row-letter', 'batch', call.path.id))
  return {
    status: 200,
    bytes: Buffer.from(document.bytes),
    mediaType: document.mediaType === 'text/html' ? 'text/html; charset=utf-8' : document.mediaType,
    headers: {
      'Content-Language': language,
      ...(drawn.pages !== undefined && {
        'Letter-Pages': String(drawn.pages),
        'Letter-Pages-Limit': String(maxPages),
      }),
      'Letter-Gaps': String(gaps.length),
    },
  }
}

/** `GET /v1/batches/{id}/totals`: figures without any person. */
export async function getBatchTotals(call: CallOf<typeof contract.getBatchTotals>, deps: ApiDeps): Promise<Reply> {
  const sender = senderOf(call.caller)
  const id = batchNamed(call.path.id)
  const sums = await deps.listPreviews.sums(sender, id)
  const costs = await deps.database.asEntity(sender.entity, (tx) => sumBatchCosts(tx, sender, id, call.now))
  return json(200, showTotals(sums, costs))
}
