import { classifyBounce, saysUnknown } from './bounce-class.ts'
import type { Report } from './report.ts'
import type { ReturnedMail } from './returned-mail.ts'
import { statusIn } from './smtp-status.ts'

/**
 * Bounces of servers that write no standard report: qmail, OpenSMTPD, old Exim, Exchange, Domino and similar. The sender must be
 * a mail system that reports a failure; an automatic reply of an absent person is not a bounce. Exchange marks its bounces as
 * replies, so the mark alone does not make one a reply of a person.
 */
export function readPlainBounce(mail: ReturnedMail): Report | undefined {
  // Exim's bounces name the failed recipient in a header.
  const isNamed = mail.header('x-failed-recipients') !== ''
  if (!isFromMachine(mail) || (!isNamed && isAutoReply(mail))) return undefined
  const text = withoutCopy(mail.text)
  const said = `${mail.subject}\n${text}`
  // A person may write about an address that is no longer in use.
  const answer = isMailSystem(mail) ? answerIn(text) : undefined
  const isFailure = failure.test(said) || answer !== undefined || /^\s*Action: *failed/im.test(text)
  if (!isNamed && !isFailure) return undefined
  const isRefusal = answer !== undefined && !isTemporary(answer)
  if (!isNamed && !isRefusal && delay.test(said) && !/^\s*Action: *failed/im.test(text)) return undefined
  const found = classifyBounce(reportedIn(text) ?? statusIn(text), answer ?? text)
  // A delay that some servers report in the words of a failure.
  if (found.code.startsWith('4') && !isNamed && !/^\s*Action: *failed/im.test(text)) return 'nothing'
  return { type: 'bounced', ...found }
}

const failure =
  /undeliver|not (be |been )?deliver(ed|able)|(couldn|wasn|isn|hasn).t (be )?(been )?delivered|delivery (to .* )?(has )?failed|delivery failure|failure notice|\(failure\)|notification: error|returned mail|returning mail|mail delivery failed|(unable|failed|could not|cannot|error( has)? occurred while (attempting|trying)) (to )?deliver|permanent(ly)? (error|fail)|address not found|rejected (by|your)|(niet|kon niet|kan niet) (worden |zijn )?(afgeleverd|bezorgd|geleverd)|onbestelbaar|unzustellbar|nicht zugestellt|(non|pas|n.a pu être) (été )?(remis|distribué)|échec de (la )?(remise|distribution)/i
const delay = /\b(delayed|will (be retried|retry|keep trying)|still (trying|being retried)|warning: )/i

/**
 * The lines that hold a server's answer: an address with a code or words of refusal on its line, or on one of the two below it
 * (`lotte@example.org: 550 5.1.1 no such user`).
 */
function answerIn(text: string): string | undefined {
  const lines = text.split(/\r?\n/)
  for (const [at, line] of lines.entries()) {
    if (!/[^\s<>@]+@[^\s<>@]+/.test(line)) continue
    const near = lines.slice(at, at + 4).join('\n')
    if (/(?<![\d.])[45]\.\d{1,3}\.\d{1,3}(?![\d.])|(?<![\d.])[45][0-7]\d[ -]/.test(near) || saysUnknown(near))
      return near
  }
  return undefined
}

function isTemporary(answer: string): boolean {
  return classifyBounce(undefined, answer).code.startsWith('4')
}

/** Some systems write the fields of a report into their text. */
function reportedIn(text: string): ReturnType<typeof statusIn> {
  return statusIn(/^\s*Status(?: code)?: *(.*)$/im.exec(text)?.[1] ?? '')
}

/** The quoted letter itself may contain any words and figures. */
function withoutCopy(text: string): string {
  return (
    text.split(
      /^.*\b(copy of (the|your) (original )?message|original message|headers? of the original)\b.*$|^Received: /im,
      1,
    )[0] ?? ''
  )
}

/** Auto-Submitted of RFC 3834 and its older variants, from a sender that is no mail system. */
function isAutoReply(mail: ReturnedMail): boolean {
  if (
    /^(auto(matic|matisch)?[ -:]|out of (the )?office|afwezig|abwesen|absence|réponse automatique)/i.test(mail.subject)
  )
    return true
  if (isMailSystem(mail)) return false
  return (
    /^auto-(replied|notified)/i.test(mail.header('auto-submitted')) ||
    mail.header('x-autoreply') !== '' ||
    mail.header('x-autorespond') !== '' ||
    /auto_reply/i.test(mail.header('precedence'))
  )
}

function isFromMachine(mail: ReturnedMail): boolean {
  return mail.header('return-path') === '<>' || isMailSystem(mail)
}

/** The address from which a mail system writes, and no person (RFC 5321, 4.5.1; Exchange writes from one of its own). */
function isMailSystem(mail: ReturnedMail): boolean {
  const sender = mail.from.split('@')[0] ?? ''
  return /^(mailer-daemon|postmaster|mail-?daemon|double-bounce|microsoftexchange[0-9a-f]*|)$/.test(sender)
}
