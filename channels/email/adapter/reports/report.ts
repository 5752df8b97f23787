import type { Failure } from './classify-answer.ts'

/** What a report says about one recipient. */
export type RecipientReport =
  | { readonly outcome: 'delivered' }
  /** Handed over to a system that sends no reports, or to a list: no proof that anything arrived. */
  | { readonly outcome: 'relayed' }
  /** The server keeps trying. */
  | { readonly outcome: 'delayed' }
  | ({ readonly outcome: 'failed' } & Failure)

/**
 * What a mail that came back says. `auto-reply`: a person is absent, a system asks for a confirmation, a mail was displayed. `unknown`:
 * a mail that none of the readers understands; it is kept for an operator.
 */
export type Report =
  | { readonly outcome: 'about-recipients'; readonly recipients: readonly RecipientReport[] }
  | { readonly outcome: 'complaint'; readonly kind: string }
  | { readonly outcome: 'auto-reply'; readonly kind: 'absence' | 'challenge' | 'read-receipt' | 'not-a-complaint' }
  | { readonly outcome: 'unknown' }

/**
 * The one result for a delivery, which has one recipient: a list or a forwarding behind the address can add others. It is hard only
 * when every one of them is.
 */
export function joined(recipients: readonly RecipientReport[]): RecipientReport | undefined {
  const failed = recipients.filter((each) => each.outcome === 'failed')
  if (failed.length > 0 && failed.length === recipients.length)
    return failed.find((each) => each.class === 'soft') ?? failed[0]
  const [first] = failed
  if (first !== undefined && first.class === 'hard')
    return { outcome: 'failed', class: 'soft', reason: 'unspecified', code: 'failed' }
  if (first !== undefined) return first
  return recipients.find((each) => each.outcome !== 'delivered') ?? recipients[0]
}
