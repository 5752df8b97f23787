import type { Report } from './report.ts'
import type { ReturnedMail } from './returned-mail.ts'
import { hardness, type SmtpStatus, statusIn } from './smtp-status.ts'

/**
 * Bounces in the dialects of servers that write no standard report: qmail, old Exim and Exchange, Domino and their like.
 * A machine must have written it, about a failure; who answers for an absent person is not a bounce.
 */
export function readPlainBounce(mail: ReturnedMail): Report | undefined {
  // Exim's bounces name who failed, and call themselves replies besides.
  const failedFor = mail.header('x-failed-recipients')
  if (!isFromMachine(mail) || (failedFor === '' && isAutoReply(mail))) return undefined
  const said = `${mail.subject}\n${mail.text}`
  if (failedFor === '' && (!failure.test(said) || delay.test(said))) return undefined
  const status = statusIn(said) ?? statusOfCode(said) ?? (noSuchMailbox.test(said) ? '5.1.1' : undefined)
  // A delay that some servers tell with a failure's words.
  if (status?.startsWith('4') === true && failedFor === '') return 'nothing'
  return { type: 'bounced', class: hardness(status), code: status ?? 'failed' }
}

const failure =
  /undeliver|not be delivered|couldn.t be delivered|was not delivered|delivery (to .* )?(has )?failed|failure notice|returned mail|returning mail|mail delivery failed|unable to deliver|permanent(ly)? (error|fail)|niet (worden )?(af|be)geleverd|onbestelbaar|unzustellbar|non remis|échec de (la )?(remise|distribution)/i
const delay = /\b(delayed|will (be retried|retry|keep trying)|still (trying|being retried)|warning: )/i
const noSuchMailbox =
  /no such (user|mailbox|recipient)|(user|mailbox|recipient|account) (is )?(unknown|not found|does(n.t| not) exist)|unknown (user|mailbox|recipient)|not listed in/i

/** Auto-Submitted of RFC 3834, and what came before and beside it. */
function isAutoReply(mail: ReturnedMail): boolean {
  return (
    /^auto-(replied|notified)/i.test(mail.header('auto-submitted')) ||
    mail.header('x-autoreply') !== '' ||
    mail.header('x-autorespond') !== '' ||
    /auto_reply/i.test(mail.header('precedence')) ||
    /^(auto(matic|matisch)?[ -:]|out of (the )?office|afwezig|abwesen|absence|réponse automatique)/i.test(mail.subject)
  )
}

function isFromMachine(mail: ReturnedMail): boolean {
  const sender = mail.from.split('@')[0] ?? ''
  return mail.header('return-path') === '<>' || /^(mailer-daemon|postmaster|mail-?daemon|double-bounce|)$/.test(sender)
}

/** A bare reply code such as `550 user unknown`, where no enhanced one stands. */
function statusOfCode(said: string): SmtpStatus | undefined {
  const code = /(?<![\d.])(5[05]\d|4[25]\d)(?=[ -]\D)/.exec(said)?.[1]
  if (code === undefined) return undefined
  if (code.startsWith('4')) return '4.0.0'
  if (code === '552') return '5.2.2'
  return noSuchMailbox.test(said) ? '5.1.1' : '5.0.0'
}
