import type { Rule } from './rule.ts'
import { addressMarked } from './rules/address-marked.ts'
import { afterRefusal } from './rules/after-refusal.ts'
import { alreadyTried } from './rules/already-tried.ts'
import { channelWantsPaper } from './rules/channel-wants-paper.ts'
import { consentUnanswered } from './rules/consent-unanswered.ts'
import { dataUnfit } from './rules/data-unfit.ts'
import { deceased } from './rules/deceased.ts'
import { digitalFirst } from './rules/digital-first.ts'
import { eboxDecisionMissing } from './rules/ebox-decision-missing.ts'
import { emailSuppressed } from './rules/email-suppressed.ts'
import { languageNotCarried } from './rules/language-not-carried.ts'
import { neverOpened } from './rules/never-opened.ts'
import { noAddress } from './rules/no-address.ts'
import { noEboxConsent } from './rules/no-ebox-consent.ts'
import { noEmail } from './rules/no-email.ts'
import { noFallback } from './rules/no-fallback.ts'
import { noNumber } from './rules/no-number.ts'
import { notAllowed } from './rules/not-allowed.ts'
import { notConnected } from './rules/not-connected.ts'
import { notRegistered } from './rules/not-registered.ts'
import { paperAfterNeglected } from './rules/paper-after-neglected.ts'
import { paperAfterRefused } from './rules/paper-after-refused.ts'
import { paperAfterUnread } from './rules/paper-after-unread.ts'
import { paperChosen } from './rules/paper-chosen.ts'
import { paperOnly } from './rules/paper-only.ts'
import { paperRemains } from './rules/paper-remains.ts'
import { sensitiveNotByEmail } from './rules/sensitive-not-by-email.ts'
import { wantsPaper } from './rules/wants-paper.ts'

/** Evaluated in this order for each channel; the first that does not pass decides about that channel. */
export const rules: readonly Rule[] = [
  notAllowed,
  alreadyTried,
  noFallback,
  deceased,
  // Before the rules that exclude a channel: the recipient's choice is the most informative reason.
  wantsPaper,
  noNumber,
  noEboxConsent,
  notConnected,
  eboxDecisionMissing,
  consentUnanswered,
  dataUnfit,
  notRegistered,
  neverOpened,
  languageNotCarried,
  noEmail,
  emailSuppressed,
  noAddress,
  addressMarked,
  sensitiveNotByEmail,
  channelWantsPaper,
  paperAfterUnread,
  paperAfterRefused,
  paperAfterNeglected,
  afterRefusal,
  paperChosen,
  paperOnly,
  digitalFirst,
  paperRemains,
]

const byName = new Map(rules.map((rule) => [rule.name, rule]))

/** The words of a stored decision; a rule that no longer exists keeps its name only. */
export function ruleByName(name: string): Rule | undefined {
  return byName.get(name)
}
