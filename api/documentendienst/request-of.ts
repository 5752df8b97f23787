import { type Fault, Refusal } from '../../core/fault.ts'
import { channelsOf } from '../../core/words/documentendienst.ts'
import type { Language } from '../../core/words/language.ts'
import type { Postage } from '../../core/words/message.ts'
import { readEnterpriseNumber } from '../../core/words/numbers/enterprise-number.ts'
import { readInsz } from '../../core/words/numbers/insz.ts'
import type { Recipient } from '../../core/words/recipient.ts'
import type { MessageRequest } from '../../dispatcher/intake/message-request.ts'
import type { DocumentendienstMessage } from '../contract/documentendienst.ts'
import { refuseInput } from '../http/problem-document.ts'

/** The documents of a message as they are stored. */
export interface KeptDocuments {
  /** With what is read in the window of its first page. */
  readonly letter: { readonly id: string; readonly addressLines: readonly string[] }
  readonly attachments: readonly string[]
}

/**
 * The request to the hub's own intake for a message of the MAGDA Documentendienst.
 * @param reference the name of the letter where the message has none
 * @throws Refusal UP-1001 with every fault
 */
export function requestOf(
  message: DocumentendienstMessage,
  { letter, attachments }: KeptDocuments,
  reference: string,
): MessageRequest {
  const faults: Fault[] = []
  const { language, subject } = subjectOf(message)
  const recipient = recipientOf(message, language, letter.addressLines, faults)
  const postage = postageOf(message, faults)
  if (faults.length > 0 || recipient === undefined) throw refuseInput(faults, true)
  return {
    document: letter.id,
    subject,
    recipient,
    reference: message.externalReference ?? reference,
    channels: channelsOf[message.deliveryChannel],
    ...(attachments.length > 0 && { attachments: attachments.map((document) => ({ document })) }),
    ...(postage !== undefined && { postage }),
    ...((message.isReplyAuthorized ?? message.replyAuthorized) === true && { replyAllowed: true }),
  }
}

function subjectOf({ subject }: DocumentendienstMessage): { language: Language; subject: string } {
  for (const language of ['nl', 'fr', 'de'] as const) {
    const text = subject[language]
    if (text !== undefined) return { language, subject: text }
  }
  throw new Refusal('UP-1001', 'Give the subject in exactly one of nl, fr and de.')
}

function recipientOf(
  message: DocumentendienstMessage,
  language: Language,
  addressLines: readonly string[],
  faults: Fault[],
): Recipient | undefined {
  const number = numberOf(message.recipient)
  const attention = message.forTheAttentionOf?.label ?? message.forTheAttentionOf?.name
  const anyone = {
    language,
    name: nameOf(message) ?? addressLines[0] ?? attention ?? unnamed[language],
    ...(message.emailAddress !== undefined && { email: message.emailAddress }),
    ...(message.correspondenceAddress !== undefined && { address: addressOf(message.correspondenceAddress) }),
  }
  if (number !== undefined && 'insz' in number) return { type: 'citizen', ...number, ...anyone }
  if (number !== undefined)
    return { type: 'enterprise', ...number, ...anyone, ...(attention !== undefined && { attention }) }
  if (anyone.email !== undefined || anyone.address !== undefined) return { type: 'addressee', ...anyone }
  const detail =
    'Give the number of the recipient (`recipient`), or its `correspondenceAddress` or `emailAddress`, as the channel needs.'
  faults.push({ in: 'body', pointer: '/messageToPublish/recipient', code: 'UP-2304', detail })
  return undefined
}

/** The eBox knows numbers only: the addressee of a letter without name in its window. */
const unnamed: Readonly<Record<Language, string>> = {
  nl: 'Bestemmeling',
  fr: 'Destinataire',
  de: 'Empfänger',
  en: 'Addressee',
}

function numberOf(
  id: DocumentendienstMessage['recipient'],
): { readonly insz: string } | { readonly enterpriseNumber: string } | undefined {
  if (id?.ssin !== undefined) return { insz: id.ssin }
  if (id?.enterpriseNumber !== undefined) return { enterpriseNumber: id.enterpriseNumber }
  const value = id?.eboxIdValue
  if (value === undefined) return undefined
  const isEnterprise = id?.eboxType?.toLowerCase() === 'enterprise'
  const enterpriseNumber = isEnterprise ? readEnterpriseNumber(value) : undefined
  if (enterpriseNumber !== undefined) return { enterpriseNumber }
  const insz = isEnterprise ? undefined : readInsz(value)
  return insz === undefined ? undefined : { insz }
}

function nameOf({ correspondenceAddress: address }: DocumentendienstMessage): string | undefined {
  if (address === undefined) return undefined
  const person = [address.firstName, address.lastName].filter((each) => each !== undefined).join(' ')
  return address.organisationName ?? (person === '' ? undefined : person)
}

function addressOf(
  address: NonNullable<DocumentendienstMessage['correspondenceAddress']>,
): NonNullable<Recipient['address']> {
  const { street, houseNumber, boxNumber, postalCode, municipality, countryCode = 'BE' } = address
  if (countryCode === 'BE')
    return {
      street,
      houseNumber,
      ...(boxNumber !== undefined && { box: boxNumber }),
      postalCode,
      municipality,
      country: 'BE',
    }
  const number = boxNumber === undefined ? houseNumber : `${houseNumber}/${boxNumber}`
  return { lines: [`${street} ${number}`, `${postalCode} ${municipality}`], country: countryCode }
}

function postageOf(message: DocumentendienstMessage, faults: Fault[]): Postage | undefined {
  const { deliveryChannel, deliveryMethod, isEar, isPrior } = message
  if (deliveryMethod === 'REGISTERED') {
    if (deliveryChannel === 'PAPER') return isEar === true ? 'registered-with-receipt' : 'registered'
    const detail = 'Only a letter on paper can be registered: take the channel PAPER.'
    faults.push({ in: 'body', pointer: '/messageToPublish/deliveryMethod', code: 'UP-1001', detail })
  }
  if (deliveryChannel !== 'PAPER' || isPrior === undefined) return undefined
  return isPrior ? 'priority' : 'non-priority'
}
