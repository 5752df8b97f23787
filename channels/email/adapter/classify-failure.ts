import type { Outcome, RejectionReason } from '../../port.ts'
import { reasonOfStatus, type SmtpStatus, statusIn } from './smtp-status.ts'

/** How far the transfer of a mail was when the failure occurred. */
export interface Progress {
  /** Its last byte was written to the connection: the server may have accepted it, even when its answer was lost. */
  readonly complete: boolean
}

/** The facts of a failure that nodemailer reports; its messages and responses quote addresses and never leave this file. */
interface SmtpFailure {
  readonly code?: string
  /** What the connection itself reported (`ECONNREFUSED`, `CERT_HAS_EXPIRED`), where the library replaced it by a general code. */
  readonly originalCode?: string
  readonly command?: string
  readonly response?: string
  readonly responseCode?: number
}

/** The least wait after a temporary answer (below 500). */
const timeoutMs = 60_000

/** What a failed hand-over means. The detail holds a code and never an address. */
export function classifyFailure(error: unknown, { complete }: Progress): Outcome {
  const { code, originalCode, command, response = '', responseCode = 0 } = failureOf(error)
  const status = statusIn(response)
  const detail = responseCode === 0 ? safeCode(originalCode ?? code) : [responseCode, status].filter(Boolean).join(' ')
  if (code === 'EENVELOPE' && command === 'API')
    return { kind: 'rejected', reason: 'address-refused', detail: 'not an address' }
  // No relay offers what this address needs (RFC 6531).
  if (code === 'ESMTPUTF8') return { kind: 'rejected', reason: 'address-refused', detail: 'SMTPUTF8 not offered' }
  // The relay said at EHLO how large a mail may be, and this one was not offered to it.
  if (code === 'EMESSAGE' && command === 'MAIL FROM' && responseCode === 0)
    return { kind: 'rejected', reason: 'too-large', detail: 'SIZE' }
  // There was no clear refusal. Once the whole mail was sent, it is unknown whether the server has it.
  if (responseCode < 400 || responseCode > 599)
    return complete ? { kind: 'unknown', detail } : { kind: 'unavailable', detail }
  const step = stepOf(code, command)
  const patience = patienceWith(responseCode, status, response, step)
  if (patience !== undefined) return { kind: 'unavailable', detail, ...patience }
  // 503 reports an error in the SMTP dialogue, not that the mail was refused.
  if (responseCode < 500 || responseCode === 503) return { kind: 'unavailable', detail, retryAfterMs: timeoutMs }
  const reason = reasonOfAny(responseCode, status, step)
  // A server that refuses the hub, its password or its sender address would refuse every letter: the recipients are not the
  // cause.
  if (step === 'session' || (step === 'sender' && reason !== 'too-large'))
    return { kind: 'unavailable', detail, retryAfterMs: timeoutMs }
  return { kind: 'rejected', reason: reason ?? reasonOfCode(responseCode, step), detail }
}

/** Servers that greylist take a mail again after a few minutes; most of them after five (RFC 6647, 5). */
const greylistMs = 5 * 60_000

/**
 * A temporary answer about this mail or its recipient that needs time and nothing else: greylisting (RFC 6647), a limit of the
 * provider, a mailbox that is busy. The server works, so it is no failure of the channel.
 */
function patienceWith(
  responseCode: number,
  status: string | undefined,
  response: string,
  step: Step,
): { readonly patient: true; readonly retryAfterMs: number } | undefined {
  if (responseCode >= 500 || step === 'session' || refusesUs(response)) return undefined
  if (isSlowDown(status, response)) return { patient: true, retryAfterMs: timeoutMs }
  if (responseCode === 421 || step === 'sender') return undefined
  if (/gr[ae]y.?list/i.test(response) || status === '4.7.1' || status === '4.7.0')
    return { patient: true, retryAfterMs: greylistMs }
  const isAboutRecipient = status === undefined ? responseCode === 450 : /^4\.[1247]\./.test(status)
  return step === 'recipient' && isAboutRecipient ? { patient: true, retryAfterMs: timeoutMs } : undefined
}

/** Postfix answers 450 4.7.1 to a hub whose own name it cannot find: waiting does not help. */
function refusesUs(response: string): boolean {
  return /client host rejected|helo command rejected|sender address rejected/i.test(response)
}

/** Status codes with which Gmail, Microsoft and others ask for fewer mails, and words that go with other codes. */
function isSlowDown(status: string | undefined, response: string): boolean {
  if (status === '4.7.28' || status === '4.7.500' || status === '4.7.650' || status === '4.4.5') return true
  return /rate.?limit|too (?:many|much) (?:messages|mails?|connections)|too (?:fast|often)|unusual rate|throttl|slow(?:ing)? down|\[TSS?\d\d\]/i.test(
    response,
  )
}

/** The provider of the recipient requires fewer mails for a while (`421 4.7.28` and the like). */
export function asksToSlowDown(error: unknown): boolean {
  const { response = '', responseCode = 0, code, command } = failureOf(error)
  return (
    responseCode >= 400 &&
    responseCode < 500 &&
    stepOf(code, command) !== 'session' &&
    isSlowDown(statusIn(response), response)
  )
}

/**
 * The server was not reached, refused the session or refuses our mails as such: the mails that wait behind this one need not try it
 * as well, and another server may take them.
 */
export function serverIsAway(error: unknown, { complete }: Progress): boolean {
  const { code, command = '', response = '', responseCode = 0 } = failureOf(error)
  if (complete || code === 'EABORT' || lacksExtension(error)) return false
  const step = stepOf(code, command)
  if (step === 'session') return code !== 'EMESSAGE' && code !== 'EENVELOPE'
  const status = statusIn(response)
  if (isSlowDown(status, response)) return false
  // RFC 5321, 3.8: the server closes the connection, whatever the command.
  if (responseCode === 421) return true
  return step === 'sender' && responseCode >= 400 && reasonOfAny(responseCode, status, step) !== 'too-large'
}

/** This server lacks an extension that the mail needs; another one may have it. */
export function lacksExtension(error: unknown): boolean {
  const { code } = failureOf(error)
  return code === 'ESMTPUTF8' || code === 'EREQUIRETLS'
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

/** From the enhanced code; without one, 552 alone says clearly what is wrong. */
function reasonOfAny(responseCode: number, status: SmtpStatus | undefined, step: Step): RejectionReason | undefined {
  if (status !== undefined) return reasonOfStatus(status)
  return responseCode === 552 ? reasonOfCode(552, step) : undefined
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
  code !== undefined && /^[A-Z0-9_]{1,40}$/.test(code) ? code : 'ERR_UNKNOWN'
