import { recordAudit } from '../../core/audit/record-audit.ts'
import { showId } from '../../core/words/id.ts'
import type { DrawnPreview, FollowingStep, PreviewPrice } from '../../dispatcher/previews/route-preview.ts'
import { ruleByName } from '../../dispatcher/routing/rules.ts'
import { senderOf } from '../authentication/caller.ts'
import type * as contract from '../contract/messages/route-preview.ts'
import { json, type Reply } from '../http/reply.ts'
import { whileConnected } from '../http/while-connected.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import { noteOf } from '../server/audit-note.ts'
import type { CallOf } from '../server/route.ts'

/**
 * `POST /v1/route-previews`. The answer says whether a person agreed to the eBox and prefers paper, so it is audited as an access to
 * personal data.
 */
export async function postRoutePreview(call: CallOf<typeof contract.postRoutePreview>, deps: ApiDeps): Promise<Reply> {
  const sender = senderOf(call.caller)
  const { idempotencyKey: key } = call
  const request = { request: call.body, asked: call.rawBody, ...(key !== undefined && { key }) }
  const begun = performance.now()
  const preview = await whileConnected(call.request, (signal) => deps.previewLetter(sender, request, signal))
  deps.countPreview(preview.chosen ?? 'none', (performance.now() - begun) / 1_000)
  const shown = showId('preview', preview.preview)
  await recordAudit(deps.database, sender.entity, noteOf(call, 'preview-route', 'preview', shown))
  return json(200, show(preview, shown))
}

function show(preview: DrawnPreview, id: string): contract.RoutePreview {
  const { route, chosen, next, startsAt, language, variant, costCentre, price, ifPaper, documents, expiresAt } = preview
  const { warnings, underKey } = preview
  return {
    route: route.map(({ channel, chosen: taken, rule, at }, place) => ({
      step: place + 1,
      channel,
      chosen: taken,
      rule,
      because: ruleByName(rule)?.because ?? {},
      at,
    })),
    ...(chosen !== undefined && { channel: chosen }),
    next: next.map(showNext),
    startsAt: startsAt.toISOString(),
    language,
    variant,
    ...(costCentre !== undefined && { costCentre }),
    ...priceMember(price),
    ...(ifPaper !== undefined && {
      ifPaper: {
        pages: ifPaper.pages,
        sheets: ifPaper.sheets,
        postage: ifPaper.postage,
        zone: ifPaper.zone,
        ...priceMember(ifPaper.price),
        tariffDay: ifPaper.tariffDay,
        cutOffAt: ifPaper.cutOffAt.toISOString(),
        mayBundle: ifPaper.mayBundle,
      },
    }),
    documents: documents.map(({ kind, name, mediaType, pages }) => ({
      kind,
      href: `/v1/previews/${id}/${name}`,
      mediaType,
      ...(pages !== undefined && { pages }),
    })),
    expiresAt: expiresAt.toISOString(),
    warnings: warnings.map(({ pointer, code, detail }) => ({ pointer, code, detail })),
    ...(underKey !== undefined && {
      underKey: {
        id: showId('message', underKey.id),
        createdAt: underKey.createdAt.toISOString(),
        same: underKey.same,
      },
    }),
  }
}

function showNext({ afterDays, at, channel, rule, ...step }: FollowingStep): contract.RoutePreview['next'][number] {
  const because = rule === undefined ? undefined : ruleByName(rule)?.because
  return {
    if: step.if,
    ...(afterDays !== undefined && { after: `P${afterDays}D` }),
    ...(at !== undefined && { at: at.toISOString() }),
    ...(channel !== undefined && { channel }),
    ...(rule !== undefined && { rule }),
    ...(because !== undefined && { because }),
  }
}

function priceMember(price: PreviewPrice | undefined): Pick<contract.RoutePreview, 'price'> {
  return price === undefined ? {} : { price: { ...price, currency: 'EUR' } }
}
