import { hardness, type SmtpStatus, statusIn } from './smtp-status.ts'

/** What a failure means for the address, and the enhanced code that describes it best. */
export interface BounceClass {
  readonly class: 'hard' | 'soft'
  readonly code: SmtpStatus | 'failed'
}

/** The mailbox exists and accepts nothing now. */
const isFull =
  /\b(over|exceed\w*|out of|reached|insufficient)\b.{0,30}\b(quota|storage|space|limit|size)|quota (exceeded|full|reached)|(mailbox|inbox|account)( \w+){0,3} (is )?full|mailbox ?full|boîte .{0,20}pleine|postvak .{0,20}vol\b|postfach .{0,20}voll/i
/** The server refuses the hub, its sender address or this mail; another mail from another sender may arrive. */
const isPolicy =
  /\b(spam|junk|virus|malware|phish\w*|black-?list\w*|block-? ?list\w*|dnsbl|rbl|spamhaus|barracuda|reputation|greylist\w*|rate[- ]limit\w*|throttl\w*|dmarc|spf|dkim)\b|(message|mail|content|sender|ip( address)?|host|client|connection|attachment) (was |is |has been |been )?(rejected|refused|blocked|denied|banned|not allowed)|too many|(policy|content) (reason|violation|restriction)|(message|mail)( size)?( is)? too (large|big)|exceeds .{0,30}(message )?size|sender .{0,20}(rejected|unknown|not (found|verified|allowed))/i
/** The address does not exist, and will not exist tomorrow. */
const isUnknown = new RegExp(
  [
    String.raw`no such (user|mailbox|recipient|person|account|address)|no (mailbox|user|account)( \w+){0,2} (here|by that name|with that name)`,
    String.raw`(user|mailbox|recipient|account|address|e-?mail)( \w+){0,2} (is |was )?(unknown|not (be )?found|not known|invalid|non-?existent|does(n.t| not) exist|unavailable|inactive|disabled|deactivated|closed|deleted|removed|suspended|not (valid|active|exist))`,
    String.raw`(unknown|invalid|bad|non-?existent|nonexisting|inactive) (local )?(user|mailbox|recipient|account|address|destination|local-?part)`,
    String.raw`(wasn.t|was not|couldn.t be|could not be|cannot be|can.t be|not) found|not listed in|no longer (valid|active|exists?|available|employed|works?|in use)|not our customer|unroutea?ble|unrouteable`,
    String.raw`(domain|host)( name)? (name )?(is )?(not found|does(n.t| not) exist|unknown|invalid)|(host|domain) (or domain )?(name )?not found|nxdomain|null mx`,
    String.raw`(adres|gebruiker|postvak|ontvanger|mailbox).{0,20}(onbekend|bestaat niet|niet gevonden)|(adresse|utilisateur|destinataire|boîte).{0,30}(inconnue?|n.existe pas|introuvable)|(adresse|benutzer|empfänger|postfach).{0,30}(unbekannt|existiert nicht|nicht gefunden)`,
  ].join('|'),
  'i',
)

/**
 * Why a mail came back, from the status of the report and from the server's own text. The text counts for more: many servers
 * report every failure as 5.0.0 or 5.1.1. Words about the mailbox or the mail come before words about the address, since a wrong
 * mark on a good address keeps later letters away from it. A temporary answer is never hard.
 * @param reported the `Status` field of a report (RFC 3464), where there is one
 * @param said the answer of the server, as printed in a diagnostic or in the text of a bounce
 */
export function classifyBounce(reported: SmtpStatus | undefined, said: string): BounceClass {
  const words = withoutNames(said)
  const written = statusIn(words)
  const reply = replyCodeIn(words)
  const best = isInformative(written) ? written : isInformative(reported) ? reported : (written ?? reported)
  if ((reply ?? written ?? reported ?? '5').startsWith('4'))
    return { class: 'soft', code: temporary([written, reported]) }
  if (best?.startsWith('5.3.') === true && isInformative(best)) return { class: 'soft', code: best }
  if (isFull.test(words)) return { class: 'soft', code: about(best, '5.2') ?? '5.2.2' }
  if (isPolicy.test(words)) return { class: 'soft', code: about(best, '5.7') ?? '5.7.1' }
  if (isUnknown.test(words) || isEdgeBlock(written, words))
    return { class: 'hard', code: best !== undefined && hardness(best) === 'hard' ? best : '5.1.1' }
  if (reply === '552' && written === undefined) return { class: 'soft', code: '5.2.2' }
  return best === undefined
    ? { class: 'soft', code: reply === undefined ? 'failed' : '5.0.0' }
    : { class: hardness(best), code: best }
}

/** Whether the text says that an address is not known. */
export function saysUnknown(text: string): boolean {
  return isUnknown.test(withoutNames(text))
}

/** `5.0.0`, `5.3.0` and `5.5.0` mean "some failure" in the reports of many servers. */
function isInformative(status: SmtpStatus | undefined): status is SmtpStatus {
  return status !== undefined && !/^\d\.[035]\.0$/.test(status)
}

/** With this code Exchange Online refuses addresses that its directory does not hold. */
function isEdgeBlock(status: SmtpStatus | undefined, words: string): boolean {
  return status === '5.4.1' && /recipient address rejected: access denied/i.test(words)
}

function about(status: SmtpStatus | undefined, subject: string): SmtpStatus | undefined {
  return status?.startsWith(`${subject}.`) === true ? status : undefined
}

function temporary(statuses: readonly (SmtpStatus | undefined)[]): SmtpStatus {
  return statuses.find((status) => status?.startsWith('4')) ?? '4.0.0'
}

/** The reply code `550` before its text, where it is a word of its own. */
function replyCodeIn(text: string): string | undefined {
  return /(?<![\d.])([45][0-7]\d)(?=[ -]\D|[ -]+\d\.\d{1,3}\.\d)/.exec(text)?.[1]
}

/** Addresses and links contain words that say nothing about the failure. */
function withoutNames(text: string): string {
  return text
    .replaceAll(/https?:\/\/\S+/gi, ' ')
    .replaceAll(/<[^<>\s]*@[^<>\s]*>|[^\s<>"'(:;,]+@[^\s<>"'):;,]+/g, ' ')
    .replaceAll(/\s+/g, ' ')
}
