import { isPaper } from '../../channels/traits.ts'
import type { Fault } from '../../core/fault.ts'
import type { ChannelName } from '../../core/words/message.ts'
import type { ChannelPrices } from '../hand-over/channel-prices.ts'
import { isChecked } from '../intake/check-request.ts'
import type { Examined, RequestToReview } from '../intake/review-messages.ts'
import type { Intake } from '../intake/submit-message.ts'
import type { PreviewMaker } from '../letters/open-preview-maker.ts'
import type { Sender } from '../message/sender.ts'
import { type DecisionDeps, decideLetters, type LetterWithFacts } from '../prepare/decide-letters.ts'
import { beginPagesOfKinds, countPages, type PagesOfKinds } from './pages-of-kind.ts'
import { type CountedPages, previewOnPaper } from './paper-preview.ts'
import { warningsOf } from './preview-warnings.ts'
import type { PreviewPrice, RefusedPreview, RoutePreview } from './route-preview.ts'
import { readSenderFacts } from './sender-facts.ts'
import { unsentLetter } from './unsent-letter.ts'
import { whatFollows } from './what-follows.ts'

export interface PreviewDeps extends Omit<DecisionDeps, 'channels' | 'letters'> {
  readonly intake: Pick<Intake, 'examine'>
  /** The channels of this process; read at each call, since they are opened after the API. */
  readonly reach: () => PreviewReach
  /** Draws previews. */
  readonly letters: PreviewMaker
  readonly prices: ChannelPrices
}
/** How a process finds out whether recipients can be reached. */
export interface PreviewReach {
  readonly channels: DecisionDeps['channels']
  /** Whether partners are asked about recipients of whom no answer is stored. */
  readonly asksPartners: boolean
}

/** A request that was decided and not sent. */
export interface Decided extends LetterWithFacts {
  readonly examined: Examined
  readonly startsAt: Date
}

/** Decides requests that intake would accept; the others give their faults. Look-ups are made for the whole set. */
export async function decideRequests(
  deps: PreviewDeps,
  sender: Sender,
  requests: readonly RequestToReview[],
): Promise<(Decided | RefusedPreview)[]> {
  return decideExamined(deps, sender, await deps.intake.examine(sender, requests))
}

/** Decides requests that passed through the steps of intake; those with faults give their faults. */
export async function decideExamined(
  deps: PreviewDeps,
  sender: Sender,
  examined: readonly Examined[],
): Promise<(Decided | RefusedPreview)[]> {
  const accepted = examined.flatMap(({ context }) => (isChecked(context) ? [context] : []))
  if (accepted.length === 0) return examined.map(({ context }) => ({ faults: context.faults }))
  const facts = await readSenderFacts(deps.hub, sender.entity)
  const { channels } = deps.reach()
  const letters = (
    await decideLetters(
      { ...deps, channels },
      accepted.map((request) => unsentLetter(request, facts)),
    )
  ).values()
  return examined.map((each) => {
    const { context } = each
    const letter = isChecked(context) ? letters.next().value : undefined
    if (letter === undefined) return { faults: context.faults }
    const { now, sendAfter } = context
    return { ...letter, examined: each, startsAt: sendAfter !== undefined && sendAfter > now ? sendAfter : now }
  })
}

/**
 * The routes, prices and warnings of a set of requests, one result each in the same order: what a batch would do. Nothing is sent,
 * stored or reserved. Look-ups – choices of recipients, suppressed addresses, what channels say, tariffs – are made for the whole set;
 * a partner that a channel asks about a recipient is asked as it would be when the letter is prepared, and the answer is stored with
 * its age. Of each kind of letter one is drawn, so that prices on paper are estimates.
 * @param pages of the sets before, when a large set comes in chunks
 */
export async function previewRoutes(
  deps: PreviewDeps,
  sender: Sender,
  requests: readonly RequestToReview[],
  pages: PagesOfKinds = beginPagesOfKinds(),
): Promise<(RoutePreview | RefusedPreview)[]> {
  return priceSet(deps, await decideRequests(deps, sender, requests), pages)
}

/** The same for requests that were decided. */
export async function priceSet(
  deps: PreviewDeps,
  all: readonly (Decided | RefusedPreview)[],
  pages: PagesOfKinds,
): Promise<(RoutePreview | RefusedPreview)[]> {
  const decided = all.filter((each) => 'letter' in each)
  const ofTemplates = decided.filter(({ letter }) => letter.row.version !== null)
  const counted = new Map<Decided, CountedPages | undefined>()
  const found = await countPages(
    deps.letters,
    pages,
    ofTemplates.map(({ letter }) => letter),
  )
  for (const [index, each] of ofTemplates.entries()) counted.set(each, found[index])
  for (const each of decided) if (!counted.has(each)) counted.set(each, suppliedPages(each))
  const previews = (
    await pricePreviews(
      deps,
      decided.map((each) => ({ ...each, counted: counted.get(each), faults: [] })),
    )
  ).values()
  return all.map((each) => ('letter' in each ? (previews.next().value as RoutePreview) : each))
}

/** The pages of a supplied letter are known since it was uploaded. */
function suppliedPages({ examined }: Decided): CountedPages | undefined {
  const { document } = examined.context
  return document && { pages: document.pages, estimated: false }
}

export interface ToPrice extends Decided {
  readonly counted: CountedPages | undefined
  /** What drawing the letter found. */
  readonly faults: readonly Fault[]
}

/** Adds to decided letters what follows, what they cost, and what their sender should know. One statement per day of planning. */
export async function pricePreviews(deps: PreviewDeps, letters: readonly ToPrice[]): Promise<RoutePreview[]> {
  const { asksPartners } = deps.reach()
  const following = letters.flatMap((each) => {
    const { context } = each.examined
    return isChecked(context) ? [{ ...each, request: context, next: whatFollows(each, each.startsAt) }] : []
  })
  const papers = await previewOnPaper(deps.hub, following)
  return following.map((each, index) => {
    const { letter, next, startsAt, examined, faults } = each
    const { decision, chosen, row } = letter
    const ifPaper = papers[index]
    return {
      route: decision.route,
      chosen,
      language: decision.language,
      languageRule: decision.languageRule,
      variant: decision.variant,
      postage: row.postage,
      costCentre: row.costCentre ?? undefined,
      startsAt,
      next,
      price: priceOf(deps.prices, chosen, ifPaper?.price),
      ...(ifPaper !== undefined && { ifPaper }),
      warnings: [...warningsOf(examined, each, asksPartners), ...faults],
      ...(examined.earlier.underKey !== undefined && { underKey: examined.earlier.underKey }),
    }
  })
}

function priceOf(
  prices: ChannelPrices,
  chosen: ChannelName | undefined,
  onPaper: PreviewPrice | undefined,
): PreviewPrice | undefined {
  if (chosen === undefined) return undefined
  return isPaper(chosen) ? onPaper : { amount: prices[chosen] ?? 0, estimated: false }
}
