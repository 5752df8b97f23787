import { newId } from '../../core/words/id.ts'
import { noCheck, noReply } from '../../templates/render/preview-frame.ts'
import type { CheckedRequest } from '../intake/check-request.ts'
import type { MessageBody } from '../message/message-body.ts'
import type { LetterRow } from '../prepare/claim-prepare.ts'
import type { SenderFacts } from './sender-facts.ts'

/** A request as the row and body that its letter would have, with the codes of a letter that was never sent. */
export function unsentLetter(
  request: CheckedRequest,
  { entityName, languagePolicy, classes }: SenderFacts,
): { readonly row: LetterRow; readonly body: MessageBody } {
  const { sender, now, version, document, attachments, messageClass, expiresAt } = request
  const { recipient, data = {}, subject, confidentiality, reference } = request.request
  const { sensitive, readingTermDays, reminderAfterDays, fallback, attachLetterToEmail, acknowledged } = messageClass
  return {
    row: {
      ...nothingHappened,
      id: newId('message', now),
      entity: sender.entity,
      test: sender.test,
      class: messageClass.key,
      priority: request.priority,
      createdAt: now,
      expiresAt: expiresAt ?? null,
      reference,
      version: version?.id ?? null,
      templateKey: version?.key ?? null,
      templateNumber: version?.number ?? null,
      document: document?.id ?? null,
      attachments:
        attachments.length === 0 ? null : attachments.map((each) => ({ ...each, document: each.document.id })),
      postage: request.postage,
      channels: request.channels,
      replyAllowed: request.request.replyAllowed ?? false,
      costCentre: request.request.costCentre ?? null,
      hasCondition: request.request.condition !== undefined,
      series: request.request.archive?.series ?? messageClass.series,
      dossier: request.request.archive?.dossier ?? null,
      classFacts: classes.get(messageClass.key) ?? {
        sensitive,
        readingTermDays,
        reminderAfterDays,
        fallback,
        attachLetterToEmail,
        acknowledged,
      },
      entityName,
      languagePolicy,
    },
    body: {
      recipient,
      data,
      ...(document !== undefined && { subject: subject ?? '' }),
      ...(confidentiality !== undefined && { confidentiality }),
    },
  }
}

/** The members of a letter that was accepted at this moment. */
const nothingHappened = {
  waitsSince: null,
  sealWaitsSince: null,
  status: 'accepted',
  final: false,
  lastEvent: 1,
  record: null,
  next: null,
  cancellableUntil: null,
  recipientIndex: null,
  deliveries: [],
  fence: 0,
  attempts: 0,
  fixed: null,
  replyReference: noReply,
  checkCode: noCheck,
  language: null,
  languageRule: null,
  variant: null,
  letterDate: null,
  houseStyle: null,
  route: null,
  copied: null,
  sealed: Buffer.alloc(0),
  addressedTo: null,
  content: null,
  alertEmail: null,
  alertIndex: null,
  confirmedAt: null,
  wantsAlerts: null,
  chosenLanguage: null,
  addressFailed: false,
} as const satisfies Partial<LetterRow>
