import { statusIn } from '../smtp-status.ts'
import { answersIn, type SaidBeside } from './answers-in.ts'
import { classifyFailureFacts, type Failure } from './classify-answer.ts'
import {
  isDelayText,
  isFailureText,
  isFinalText,
  isForwarded,
  isFromMachine,
  isMailSystem,
  isReportSubject,
} from './mail-kinds.ts'
import type { RecipientReport, Report } from './report.ts'
import type { ReturnedMail } from './returned-mail.ts'

/**
 * Bounces of servers that write no standard report: qmail, OpenSMTPD, Exim, Exchange, Domino, gateways. The sender must be a mail system
 * that reports a failure, since a person may write about an address that is no longer in use.
 */
export function readPlainBounce(mail: ReturnedMail): Report | undefined {
  // Exim's and Gmail's bounces name the failed recipient in a header.
  const isNamed = mail.header('x-failed-recipients') !== ''
  if (!isNamed && !isFromMachine(mail) && !isForwarded(mail) && !isReportSubject(mail)) return undefined
  const said = `${mail.subject}\n${mail.text}`
  const answers = answersIn(mail.text)
  const recipients = failuresBeside(answers)
  const whole = wholeFailure(mail, answers)
  const isSystem = isMailSystem(mail) || isNamed
  const isRefusal = isSystem && (recipients.length > 0 || isCertain(whole))
  // Answers of absent persons have no return path either: without a mail system as sender, the subject has to name a failure.
  const isFailure = isFailureText(isSystem ? said : mail.subject) || isRefusal
  if (!isNamed && !isFailure && !(isSystem && isDelayText(said))) return undefined
  const failures = recipients.length > 1 ? recipients : [whole]
  if (isDelay(mail, said, failures, isNamed))
    return { outcome: 'about-recipients', recipients: [{ outcome: 'delayed' }] }
  return {
    outcome: 'about-recipients',
    recipients: failures.map((each): RecipientReport => ({ outcome: 'failed', ...each })),
  }
}

/** The failures of addresses that have an answer of their own. */
function failuresBeside(answers: readonly SaidBeside[]): Failure[] {
  const perAddress = new Map<string, string>()
  for (const { address, said } of answers)
    if (address !== '') perAddress.set(address, `${perAddress.get(address) ?? ''}\n${said}`)
  return [...perAddress.values()].map((said) => classifyFailureFacts({ diagnostic: said })).filter(isCertain)
}

function wholeFailure(mail: ReturnedMail, answers: readonly SaidBeside[]): Failure {
  const status =
    statusIn(/^[ \t]*(?:Status|Error)(?: code)?: *(.*)$/im.exec(mail.text)?.[1] ?? '') ?? statusIn(mail.text)
  const diagnostic = answers.map(({ said }) => said).join('\n')
  // Domino writes the reason into the subject.
  return classifyFailureFacts({ status, diagnostic: diagnostic || mail.subject, text: `${mail.subject}\n${mail.text}` })
}

const isCertain = ({ reason }: Failure): boolean => reason !== 'unspecified'

/** A delay that some servers report in the words of a failure. A refusal for good is none, whatever the words beside it. */
function isDelay(mail: ReturnedMail, said: string, failures: readonly Failure[], isNamed: boolean): boolean {
  if (/^[ \t]*Action: *failed/im.test(mail.text) || isNamed) return false
  if (isDelayText(mail.subject) && !isFinalText(mail.subject)) return !failures.some(isHardFailure)
  if (failures.some((each) => each.class === 'hard' || (each.code.startsWith('5') && isCertain(each)))) return false
  return isDelayText(said) && !isFinalText(said)
}

const isHardFailure = (each: Failure): boolean => each.class === 'hard'
