import { verifyCheckpoint } from '../../archive/ledger/checkpoint.ts'
import { leafHash } from '../../archive/ledger/merkle.ts'
import type { RecordProof } from '../../archive/ledger/prove-record.ts'
import { brusselsDay } from '../../core/words/days/brussels-day.ts'
import { lifeWords } from '../../core/words/events/words-of-event.ts'
import { showId } from '../../core/words/id.ts'
import { type Language, localized } from '../../core/words/language.ts'
import { formatEnterpriseNumber } from '../../core/words/numbers/enterprise-number.ts'
import { messageStatusWords } from '../../core/words/statuses/message-status-words.ts'
import { formatDate, formatDateTime, formatNumber } from '../../templates/language/format/format-value.ts'
import type { Block } from '../../templates/model/document.ts'
import { heading, type OfficeLetter, paragraph, tableOf, textRuns } from '../../templates/render/office-letter.ts'
import { serviceWords } from '../legal-service/service-words.ts'
import { eventRows } from './event-rows.ts'
import type { StatementFacts } from './read-statement.ts'
import type { StatementWords } from './words/statement-words.ts'
import { statementWords } from './words/words-in.ts'

type Pair = readonly [name: string, value: string]

/**
 * A statement of sending as a document: what was sent, to whom, what happened, when it counts as received, the hashes and the proof.
 * The same facts give the same bytes.
 * @param checkPage the address of the page on which anyone checks a proof
 */
export function statementLetter(facts: StatementFacts, language: Language, checkPage: string): OfficeLetter {
  const words = statementWords(language)
  const { record, message, sender, at } = facts
  const name = localized(sender, language)
  return {
    language,
    subject: words.title,
    sender,
    about: record.id,
    date: brusselsDay(at),
    reference: record.reference,
    blocks: [
      paragraph(words.intro(name, formatDateTime(at.toISOString(), language))),
      ...warnings(facts, words).map((text): Block => ({ kind: 'paragraph', runs: textRuns(text, true) })),
      heading(words.letter),
      factTable(words, letterPairs(facts, name, language, words)),
      heading(words.timeline),
      tableOf([words.when, words.what], eventRows(message, language, words), 2),
      paragraph(words.timelineNote),
      heading(words.service),
      ...serviceBlocks(facts, language, words),
      heading(words.documents),
      paragraph(words.documentsIntro),
      documentTable(facts, language, words),
      ...sealBlocks(facts.seal, language, words),
      heading(words.proof),
      ...proofBlocks(facts.proof, language, words),
      heading(words.check),
      { kind: 'list', ordered: true, start: 1, items: words.steps(checkPage).map((step) => [paragraph(step)]) },
      paragraph(words.keyWarning),
    ],
  }
}

function warnings({ record, message }: StatementFacts, words: StatementWords): string[] {
  const left = message.deliveries.some(({ handedOverAt }) => handedOverAt !== null)
  return [
    ...(record.test ? [words.test] : []),
    ...(message.final && !left ? [words.notSent] : []),
    ...(message.personalDataRemovedAt === null ? [] : [words.removed]),
  ]
}

function factTable({ fact, value }: StatementWords, pairs: readonly Pair[]): Block {
  return tableOf([fact, value], pairs, 2)
}

function letterPairs(
  { record, message }: StatementFacts,
  sender: string,
  language: Language,
  words: StatementWords,
): Pair[] {
  const { recipient, classRules } = message
  const given: readonly (readonly [string, string | null | undefined])[] = [
    [words.subject, record.subject],
    [words.sender, sender],
    [words.addressee, record.recipientName],
    [words.personNumber, recipient.inszMasked],
    [words.enterpriseNumber, recipient.enterpriseNumber && formatEnterpriseNumber(recipient.enterpriseNumber)],
    [words.address, addressOf(recipient.address)],
    [words.email, recipient.email],
    [words.reference, record.reference],
    [words.dossier, record.dossier],
    [words.letterDate, formatDate(record.letterDate, language)],
    [words.kind, classRules === null ? record.class : localized(classRules.name, language)],
    [words.templateHead, templateOf(record, words)],
    [words.status, localized(messageStatusWords[message.status].name, language)],
    [words.copyOf, record.copyOf && showId('record', record.copyOf)],
    [words.messageNumber, showId('message', record.message)],
    [words.recordNumber, showId('record', record.id)],
  ]
  return given.flatMap(([name, value]) =>
    value === null || value === undefined || value === '' ? [] : [[name, value]],
  )
}

function templateOf(
  { templateKey, templateVersion }: StatementFacts['record'],
  words: StatementWords,
): string | undefined {
  return templateKey === null || templateVersion === null ? undefined : words.template(templateKey, templateVersion)
}

function addressOf(address: StatementFacts['message']['recipient']['address']): string | undefined {
  if (address === undefined) return undefined
  if ('lines' in address) return [...address.lines, address.country].join(', ')
  const { street, houseNumber, box, postalCode, municipality, country } = address
  const place = `${postalCode} ${municipality}`
  return [`${street} ${houseNumber}${box === undefined ? '' : `/${box}`}`, place, country].join(', ')
}

function serviceBlocks({ message, service }: StatementFacts, language: Language, words: StatementWords): Block[] {
  if (message.serviceRules?.objectionTerm == null) return [paragraph(words.noTerm)]
  if (service === undefined) return [paragraph(words.notServed)]
  const { how, servedOn, termEndsOn, provisional } = service
  const pairs: Pair[] = [
    ...(servedOn === undefined ? [] : [[words.servedOn, formatDate(servedOn, language)] as const]),
    ...(termEndsOn === undefined ? [] : [[words.termEndsOn, formatDate(termEndsOn, language)] as const]),
  ]
  const known = servedOn === undefined ? words.awaited : localized(serviceWords[how], language)
  const limits = [...(provisional ? [words.provisional] : []), words.judge].join(' ')
  return [...(pairs.length === 0 ? [] : [factTable(words, pairs)]), paragraph(known), paragraph(limits)]
}

function documentTable({ record }: StatementFacts, language: Language, words: StatementWords): Block {
  const kinds = lifeWords(language).document
  const rows = record.documents.map(({ n, kind, pages, size, sha256 }) => [
    `${n}. ${kinds[kind]} (${words.size(pages ?? undefined, `${formatNumber(Math.ceil(size / 1000), language)} kB`)})`,
    inParts(sha256),
  ])
  return tableOf([words.document, 'SHA-256'], rows, 2)
}

/** Nothing of a letter without a seal. */
function sealBlocks(seal: StatementFacts['seal'], language: Language, words: StatementWords): Block[] {
  if (seal === undefined) return []
  if (seal === 'unreadable') return [heading(words.seal), paragraph(words.sealUnreadable)]
  const { level, isIntact, sealedBy, subject, issuer, serialNumber, sealedAt, timeStamp } = seal.seal
  const time = (at: Date): string => formatDateTime(at.toISOString(), language)
  const pairs: Pair[] = [
    [words.sealedBy, sealedBy],
    [words.certificate, subject],
    [words.certificateIssuer, issuer],
    [words.serialNumber, inParts(serialNumber)],
    [words.sealLevel, `PAdES ${level.toUpperCase()}`],
    timeStamp === undefined
      ? [words.sealedAt, words.byOwnClock(time(sealedAt))]
      : [words.timeStamp, words.stamped(time(timeStamp.at), timeStamp.by)],
  ]
  const intro = words.sealIntro(seal.document)
  const fits = isIntact ? words.sealFits : words.sealBroken
  return [heading(words.seal), paragraph(intro), factTable(words, pairs), paragraph(`${fits} ${words.sealTrust}`)]
}

function proofBlocks(proof: RecordProof | 'pending', language: Language, words: StatementWords): Block[] {
  if (proof === 'pending') return [paragraph(words.pending)]
  const { leafIndex, treeSize, leaf, checkpoint, checkpointAt, verifierKey } = proof
  const root = verifyCheckpoint(checkpoint, verifierKey)?.root
  const place = words.placeText(formatNumber(leafIndex + 1, language), formatNumber(treeSize, language))
  const pairs: Pair[] = [
    [words.place, place],
    [words.leafHash, inParts(leafHash(leaf).toString('hex'))],
    ...(root === undefined ? [] : [[words.root, inParts(root.toString('hex'))] as const]),
    [words.signedAt, formatDateTime(checkpointAt.toISOString(), language)],
    ...proof.witnesses.map(
      ({ name, at }): Pair => [words.witness, words.cosigned(name, formatDateTime(at.toISOString(), language))],
    ),
    [words.log, verifierKey.split('+')[0] ?? ''],
    // Divided at its last part, so that it can be compared line by line.
    [words.key, verifierKey.replace(/\+(?=[^+]{44}$)/, '+ ')],
  ]
  const witnessed = proof.witnesses.length === 0 ? [] : [paragraph(words.witnessNote)]
  return [paragraph(words.proofIntro), factTable(words, pairs), ...witnessed]
}

/** Characters of a code on one line; a longer code is divided, and its parts are read one after the other. */
const partLength = 32

function inParts(code: string): string {
  return (code.match(new RegExp(`.{1,${partLength}}`, 'g')) ?? []).join(' ')
}
