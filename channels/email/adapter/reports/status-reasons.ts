import type { SmtpStatus } from '../smtp-status.ts'
import type { FailureReason } from './failure-reason.ts'

/** What the codes of RFC 3463, 3 and its registry say, without their first digit. */
const reasons: Readonly<Record<string, FailureReason>> = {
  '1.1': 'unknown-recipient',
  '1.2': 'domain-unknown',
  '1.3': 'unknown-recipient',
  '1.4': 'unknown-recipient',
  '1.6': 'moved',
  '1.7': 'policy',
  '1.8': 'policy',
  '1.10': 'unknown-recipient',
  '2.1': 'mailbox-disabled',
  '2.2': 'mailbox-full',
  '2.3': 'too-large',
  '2.4': 'server-fault',
  '3.1': 'mailbox-full',
  '3.2': 'temporary',
  '3.3': 'content-refused',
  '3.4': 'too-large',
  '3.5': 'server-fault',
  '4.1': 'unreachable',
  '4.2': 'unreachable',
  '4.3': 'dns',
  '4.4': 'domain-unknown',
  '4.5': 'rate-limited',
  '4.6': 'loop',
  '4.7': 'expired-in-queue',
  '4.8': 'loop',
  '4.14': 'loop',
  '7.2': 'not-allowed-to-send',
  '7.10': 'encryption',
  '7.13': 'mailbox-disabled',
  '7.28': 'rate-limited',
}
const ofSubject: Readonly<Record<string, FailureReason>> = {
  '5': 'server-fault',
  '6': 'content-refused',
  '7': 'policy',
}

/** The reason that a permanent status names, undefined where it names none: codes that end in 0 mean "other". */
export function reasonOfReport(status: SmtpStatus): FailureReason | undefined {
  const [, subject = '', detail = ''] = status.split('.')
  return reasons[`${subject}.${detail}`] ?? (detail === '0' && subject !== '6' ? undefined : ofSubject[subject])
}

/** The code that describes a reason where the server gave none, or one that contradicts its words. */
export const usualCode: Readonly<Record<FailureReason, SmtpStatus | undefined>> = {
  'unknown-recipient': '5.1.1',
  'mailbox-disabled': '5.2.1',
  moved: '5.1.6',
  'domain-unknown': '5.1.2',
  'no-mail-accepted': '5.1.10',
  'mailbox-full': '5.2.2',
  'rate-limited': '5.7.1',
  greylisted: '4.7.1',
  spam: '5.7.1',
  virus: '5.7.1',
  blocked: '5.7.1',
  authentication: '5.7.1',
  policy: '5.7.1',
  'not-allowed-to-send': '5.7.1',
  'relay-denied': '5.7.1',
  'content-refused': '5.6.0',
  'too-large': '5.3.4',
  unreachable: '5.4.1',
  dns: '5.4.3',
  'expired-in-queue': '5.4.7',
  loop: '5.4.6',
  encryption: '5.7.10',
  'server-fault': undefined,
  temporary: undefined,
  unspecified: undefined,
}
