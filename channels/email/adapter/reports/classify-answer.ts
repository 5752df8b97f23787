import { type SmtpStatus, statusIn } from '../smtp-status.ts'
import { type FailureReason, isHard } from './failure-reason.ts'
import { firstMatch } from './phrases/failure-rule.ts'
import { answerWords } from './phrases/normal-words.ts'
import { addressRules, exactRules, mailRules, weakRules } from './phrases/tables.ts'
import { reasonOfReport, usualCode } from './status-reasons.ts'

/** What a failure means for the address, why, and the enhanced code that describes it best. */
export interface Failure {
  readonly class: 'hard' | 'soft'
  readonly reason: FailureReason
  /** `failed`: the server gave no code at all. */
  readonly code: SmtpStatus | 'failed'
}

/** Everything that a report says about one recipient. */
export interface FailureFacts {
  /** The `Status` field (RFC 3464, 2.3.4). */
  readonly status?: SmtpStatus | undefined
  /** The answer of the server: the `Diagnostic-Code` field, or a line of the text. */
  readonly diagnostic: string
  /** What the report says to its reader, where the answer is not enough. */
  readonly text?: string
}

/**
 * Why a mail came back. The words count for more than the status: many servers report every failure as 5.0.0 or 5.1.1. Words about the
 * mail or the mailbox's space come before words about the address, since a wrong mark on a good address keeps later letters away from
 * it. A temporary answer is never hard, and neither is one to our own envelope sender.
 */
export function classifyFailureFacts({ status, diagnostic, text = '' }: FailureFacts): Failure {
  const own = read(diagnostic, status)
  if (own.certain) return own.failure
  const further = text === '' ? undefined : read(text, status)
  if (further?.certain === true) return further.failure
  return own.failure.reason === 'unspecified' && further !== undefined ? further.failure : own.failure
}

interface Reading {
  readonly failure: Failure
  /** Words or an informative code of the answer itself decided. */
  readonly certain: boolean
}

function read(said: string, status: SmtpStatus | undefined): Reading {
  const words = answerWords(said)
  const written = statusIn(words)
  const reply = replyCodeIn(words)
  const best = isInformative(written) ? written : isInformative(status) ? status : (written ?? status)
  const isTemporary = (reply ?? written ?? status ?? '5').startsWith('4')
  const found = firstMatch(exactRules, words) ?? firstMatch(mailRules, words)
  if (isTemporary) return temporary(found?.reason, words, [written, status])
  const aboutSender = /(in reply to|after|in response to) ('|")?mail from/.test(words)
  const reason = found?.reason ?? (aboutSender ? 'policy' : firstMatch(addressRules, words)?.reason)
  if (reason !== undefined) return { failure: failure(reason, best), certain: true }
  if (isSendmailsDefault(status, written, reply, words)) return { failure: failure('policy', undefined), certain: true }
  const byStatus = best === undefined ? undefined : reasonOfReport(best)
  // RFC 5321, 4.2.3: 552 means that space is exceeded, whatever the enhanced code says.
  if (reply === '552' && byStatus !== undefined && isHard(byStatus))
    return { failure: failure('mailbox-full', best), certain: true }
  if (byStatus !== undefined) return { failure: failure(byStatus, best), certain: isInformative(written) }
  const weak = firstMatch(weakRules, words)?.reason ?? (reply === '552' ? 'mailbox-full' : undefined)
  // RFC 7504, 3: the domain takes no mail at all.
  if (reply === '556') return { failure: failure('no-mail-accepted', best), certain: false }
  if (weak !== undefined) return { failure: failure(weak, best), certain: false }
  // 5.1.0 is "other address status"; gateways use it for a refused recipient whose reason they do not know.
  if (best === '5.1.0') return { failure: failure('unknown-recipient', best), certain: false }
  return { failure: { class: 'soft', reason: 'unspecified', code: best ?? codeOf(reply) }, certain: false }
}

/**
 * Sendmail writes 5.1.1 and "User unknown" for every recipient that is refused with 550, 551 or 553 and without an enhanced code. Where
 * the server's own words refuse and do not speak of a recipient, its reason is not the address.
 */
function isSendmailsDefault(
  status: SmtpStatus | undefined,
  written: SmtpStatus | undefined,
  reply: string | undefined,
  words: string,
): boolean {
  if (status !== '5.1.1' || written !== undefined || reply === undefined) return false
  return (
    firstMatch(weakRules, words)?.reason === 'policy' && !/\b(recipient|user|address|mail ?box|account)\b/.test(words)
  )
}

function temporary(
  reason: FailureReason | undefined,
  words: string,
  statuses: readonly (SmtpStatus | undefined)[],
): Reading {
  const code = statuses.find((each) => each?.startsWith('4')) ?? '4.0.0'
  const soft = reason === undefined || isHard(reason) ? softReasonOf(code) : reason
  return { failure: { class: 'soft', reason: soft, code }, certain: words !== '' }
}

function softReasonOf(code: SmtpStatus): FailureReason {
  const reason = reasonOfReport(code)
  return reason === undefined || isHard(reason) ? 'temporary' : reason
}

function failure(reason: FailureReason, given: SmtpStatus | undefined): Failure {
  const hard = isHard(reason)
  const fits = given !== undefined && isInformative(given) && fitsReason(given, reason)
  return { class: hard ? 'hard' : 'soft', reason, code: fits ? given : (usualCode[reason] ?? given ?? 'failed') }
}

/** A code is kept where it does not contradict the words: about the address exactly when they are. */
function fitsReason(code: SmtpStatus, reason: FailureReason): boolean {
  const named = reasonOfReport(code)
  if (isHard(reason)) return named !== undefined && isHard(named)
  if (named !== undefined && isHard(named)) return false
  if (reason === 'mailbox-full') return /^[245]\.[23]\./.test(code)
  const usual = usualCode[reason]
  return usual === undefined || reason === 'expired-in-queue' || code[2] === usual[2]
}

/** `5.0.0`, `5.3.0` and `5.5.0` mean "some failure" in the reports of many servers. */
function isInformative(status: SmtpStatus | undefined): status is SmtpStatus {
  return status !== undefined && !/^\d\.[035]\.0$/.test(status)
}

function codeOf(reply: string | undefined): SmtpStatus | 'failed' {
  return reply === undefined ? 'failed' : '5.0.0'
}

/** The reply code `550` before its text, where it is a word of its own. Codes below 420 are those of other systems. */
function replyCodeIn(words: string): string | undefined {
  return /(?<![\d.@-])(4[2-9]\d|5[0-9]\d)(?=[ -]\D|[ -]+\d\.\d{1,3}\.\d|$)/.exec(words)?.[1]
}
