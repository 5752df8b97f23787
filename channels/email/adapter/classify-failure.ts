import type { Outcome, RejectionReason } from '../../port.ts'
import { reasonOfStatus, statusIn } from './smtp-status.ts'

/** How far the transfer of a mail was when the failure occurred. */
export interface Progress {
  /** Its last byte was written to the connection: the server may have accepted it, even when its answer was lost. */
  readonly complete: boolean
}

/** The facts of a failure that nodemailer reports; its messages and responses quote addresses and never leave this file. */
interface SmtpFailure {
  readonly code?: string
  readonly command?: string
  readonly response?: string
  readonly responseCode?: number
}

/** Answers below 500 are temporary: greylisting requires a minute at least, a busy server as well. */
const timeoutMs = 60_000

/** What a failed hand-over means. The detail holds a code and never an address. */
export function classifyFailure(error: unknown, { complete }: Progress): Outcome {
  const { code, command, response = '', responseCode = 0 } = failureOf(error)
  const status = statusIn(response)
  const detail = responseCode === 0 ? safeCode(code) : [responseCode, status].filter(Boolean).join(' ')
  if (code === 'EENVELOPE' && command === 'API')
    return { kind: 'rejected', reason: 'address-refused', detail: 'not an address' }
  // There was no clear refusal. Once the whole mail was sent, it is unknown whether the server has it.
  if (responseCode < 400 || responseCode > 599)
    return complete ? { kind: 'unknown', detail } : { kind: 'unavailable', detail }
  // 503 reports an error in the SMTP dialogue, not that the mail was refused.
  if (responseCode < 500 || responseCode === 503) return { kind: 'unavailable', detail, retryAfterMs: timeoutMs }
  const step = stepOf(code, command)
  const reason = status === undefined ? undefined : reasonOfStatus(status)
  // A server that refuses the hub, its password or its sender address would refuse every letter: the recipients are not the
  // cause.
  if (step === 'session' || (step === 'sender' && reason !== 'too-large'))
    return { kind: 'unavailable', detail, retryAfterMs: timeoutMs }
  return { kind: 'rejected', reason: reason ?? reasonOfCode(responseCode, step), detail }
}

/** The server was not reached or refused the session: the mails that wait behind this one need not try it as well. */
export function serverIsAway(error: unknown, { complete }: Progress): boolean {
  const { code, command = '', responseCode = 0 } = failureOf(error)
  if (complete || code === 'EABORT') return false
  return stepOf(code, command) === 'session' || (responseCode === 0 && command === 'CONN')
}

type Step = 'session' | 'sender' | 'recipient' | 'content'

const steps = new Map<string, Step>([
  ['MAIL FROM', 'sender'],
  ['RCPT TO', 'recipient'],
  ['DATA', 'content'],
])
const beforeAnyMail = new Set(['EAUTH', 'ENOAUTH', 'ETLS', 'EDNS'])

function stepOf(code = '', command = ''): Step {
  return beforeAnyMail.has(code) ? 'session' : (steps.get(command) ?? 'session')
}

function reasonOfCode(code: number, step: Step): RejectionReason {
  if (code === 552) return step === 'recipient' ? 'mailbox-full' : 'too-large'
  if (step === 'content') return 'content-refused'
  return code === 550 || code === 551 || code === 553 ? 'unknown-recipient' : 'policy'
}

function failureOf(error: unknown): SmtpFailure {
  return error instanceof Error ? (error as Error & SmtpFailure) : {}
}

const safeCode = (code: string | undefined): string =>
  code !== undefined && /^[A-Z_]{1,40}$/.test(code) ? code : 'ERR_UNKNOWN'
