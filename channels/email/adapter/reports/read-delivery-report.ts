import { type SmtpStatus, statusIn } from '../smtp-status.ts'
import { answersIn } from './answers-in.ts'
import { classifyFailureFacts } from './classify-answer.ts'
import { fieldGroups } from './field-groups.ts'
import { isDelayText } from './mail-kinds.ts'
import type { RecipientReport, Report } from './report.ts'
import type { ReturnedMail } from './returned-mail.ts'

/**
 * A delivery report (RFC 3464, RFC 6533), also one that was forwarded, or whose fields are in its text. The action decides and not the
 * status: Postfix reports a mail that expired in its queue as failed with a 4.x.x. `relayed` and `expanded` are not proof that anything
 * arrived. Why it failed is read from the answer of the server, the text and the status together.
 */
export function readDeliveryReport(mail: ReturnedMail): Report | undefined {
  const contents = mail.parts(/^message\/(global-)?delivery-status$/)
  const groups = [...contents, ...(contents.length === 0 ? [mail.text] : [])].flatMap(groupsOfRecipients)
  if (groups.length === 0) return undefined
  return { outcome: 'about-recipients', recipients: groups.map((group) => recipientReport(group, mail, groups.length)) }
}

/** Fields about one recipient: those with an action, or with a recipient and a status. */
function groupsOfRecipients(content: string): ReadonlyMap<string, string>[] {
  return fieldGroups(content).filter((group) => {
    const names = group.has('final-recipient') || group.has('original-recipient')
    return (group.has('action') && (names || group.has('status'))) || (names && group.has('status'))
  })
}

function recipientReport(group: ReadonlyMap<string, string>, mail: ReturnedMail, groups: number): RecipientReport {
  const status = statusIn(group.get('status') ?? '')
  const diagnostic = [
    group.get('diagnostic-code'),
    group.get('x-postfix-diagnostic-code'),
    group.get('x-actual-reason'),
  ]
    .filter((each) => each !== undefined)
    .join(' ')
  switch (outcomeOf(group.get('action'), status, mail)) {
    case 'delivered':
      return { outcome: 'delivered' }
    case 'relayed':
      return { outcome: 'relayed' }
    case 'delayed':
      return { outcome: 'delayed' }
    case 'failed': {
      const failure = classifyFailureFacts({ status, diagnostic, text: textAbout(group, mail, groups) })
      // The reason may be in a sentence that is beside no address and no code.
      if (failure.reason === 'unspecified' && groups === 1)
        return { outcome: 'failed', ...classifyFailureFacts({ status, diagnostic, text: mail.text }) }
      return { outcome: 'failed', ...failure }
    }
  }
}

function outcomeOf(
  action: string | undefined,
  status: SmtpStatus | undefined,
  mail: ReturnedMail,
): RecipientReport['outcome'] {
  const word = /[a-z]+/i.exec(action ?? '')?.[0].toLowerCase() ?? ''
  if (/^fail|^undeliver|^error|^bounce|^reject/.test(word)) return 'failed'
  if (/^delay|^warn|^retr|^defer/.test(word)) return 'delayed'
  if (word.startsWith('deliver')) return 'delivered'
  if (/^relay|^expan/.test(word)) return 'relayed'
  if (status?.startsWith('2') === true) return 'delivered'
  if (status?.startsWith('4') === true && (isDelayText(mail.subject) || isDelayText(mail.text))) return 'delayed'
  return 'failed'
}

/** The text of a report of one recipient is about it; in a report of several, only what is said beside its address. */
function textAbout(group: ReadonlyMap<string, string>, mail: ReturnedMail, groups: number): string {
  const address = /[^\s;<>@]{1,100}@[^\s;<>]{1,200}/.exec(group.get('final-recipient') ?? '')?.[0].toLowerCase()
  const answers = answersIn(mail.text)
  if (groups === 1) return answers.map(({ said }) => said).join('\n') || mail.text
  return answers.find((each) => each.address === address)?.said ?? ''
}
