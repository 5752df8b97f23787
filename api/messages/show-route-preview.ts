import { showId } from '../../core/words/id.ts'
import type { DrawnPreview, FollowingStep, PreviewPrice } from '../../dispatcher/previews/route-preview.ts'
import { wordsOfRule } from '../../dispatcher/routing/rules.ts'
import type * as contract from '../contract/messages/route-preview.ts'

/** A preview as the contract shows it; absent values are left out. */
export function showRoutePreview(preview: DrawnPreview): contract.RoutePreview {
  const id = showId('preview', preview.preview)
  const { route, chosen, next, startsAt, language, variant, costCentre, price, ifPaper, documents, expiresAt } = preview
  const { warnings, underKey } = preview
  return {
    route: route.map(({ channel, chosen: taken, rule, at }, place) => ({
      step: place + 1,
      channel,
      chosen: taken,
      rule,
      because: wordsOfRule(rule),
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
        ...(ifPaper.tariff !== undefined && { tariff: ifPaper.tariff }),
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
  const because = rule === undefined ? undefined : wordsOfRule(rule)
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
