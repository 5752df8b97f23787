import type { Localized } from '../../core/words/language.ts'
import { languageRules } from './language-rules.ts'
import { retiredRules } from './retired-rules.ts'
import type { Rule } from './rule.ts'
import { afterRefusal } from './rules/after-attempt/after-refusal.ts'
import { alreadyTried } from './rules/after-attempt/already-tried.ts'
import { noFallback } from './rules/after-attempt/no-fallback.ts'
import { paperAfterNeglected } from './rules/after-attempt/paper-after-neglected.ts'
import { paperAfterRefused } from './rules/after-attempt/paper-after-refused.ts'
import { paperAfterUnread } from './rules/after-attempt/paper-after-unread.ts'
import { paperWhenNotAlerted } from './rules/after-attempt/paper-when-not-alerted.ts'
import { paperWhenNotOpened } from './rules/after-attempt/paper-when-not-opened.ts'
import { dataUnfit } from './rules/allowed/data-unfit.ts'
import { eboxDecisionMissing } from './rules/allowed/ebox-decision-missing.ts'
import { languageNotCarried } from './rules/allowed/language-not-carried.ts'
import { notAllowed } from './rules/allowed/not-allowed.ts'
import { sensitiveNotByEmail } from './rules/allowed/sensitive-not-by-email.ts'
import { channelWantsPaper } from './rules/choice/channel-wants-paper.ts'
import { consentUnanswered } from './rules/choice/consent-unanswered.ts'
import { noAlertAddress } from './rules/choice/no-alert-address.ts'
import { noEboxConsent } from './rules/choice/no-ebox-consent.ts'
import { paperChosen } from './rules/choice/paper-chosen.ts'
import { wantsPaper } from './rules/choice/wants-paper.ts'
import { digitalFirst } from './rules/default/digital-first.ts'
import { paperOnly } from './rules/default/paper-only.ts'
import { paperRemains } from './rules/default/paper-remains.ts'
import { suppressedAddressRules } from './rules/reach/address-suppressed.ts'
import { neverOpened } from './rules/reach/never-opened.ts'
import { noAddress } from './rules/reach/no-address.ts'
import { noEmail } from './rules/reach/no-email.ts'
import { noNumber } from './rules/reach/no-number.ts'
import { notConnected } from './rules/reach/not-connected.ts'
import { notRegistered } from './rules/reach/not-registered.ts'
import { nobodyReads, readsOnPaper } from './rules/readers/reader-rules.ts'

/** Evaluated in this order for each channel; the first that does not pass decides about that channel. */
export const rules: readonly Rule[] = [
  notAllowed,
  alreadyTried,
  noFallback,
  ...nobodyReads,
  // Before the rules that exclude a channel: the recipient's choice is the most informative reason.
  wantsPaper,
  noNumber,
  noAlertAddress,
  noEboxConsent,
  notConnected,
  eboxDecisionMissing,
  consentUnanswered,
  dataUnfit,
  notRegistered,
  neverOpened,
  languageNotCarried,
  noEmail,
  noAddress,
  ...suppressedAddressRules,
  sensitiveNotByEmail,
  channelWantsPaper,
  ...readsOnPaper,
  paperWhenNotAlerted,
  paperWhenNotOpened,
  paperAfterUnread,
  paperAfterRefused,
  paperAfterNeglected,
  afterRefusal,
  paperChosen,
  paperOnly,
  digitalFirst,
  paperRemains,
]

const words = new Map<string, Localized>(
  [...retiredRules, ...languageRules, ...rules].map(({ name, because }) => [name, because]),
)

/** The words of a stored decision: those of the rule that decided, also when it decides nothing any more. Empty: no such rule. */
export function wordsOfRule(name: string): Localized {
  return words.get(name) ?? {}
}
