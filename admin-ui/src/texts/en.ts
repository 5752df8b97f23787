import type { SameKeys } from '../ui/texts/shape.ts'
import { accessEn } from './en/access.ts'
import { archiveEn } from './en/archive.ts'
import { auditEn } from './en/audit.ts'
import { callbacksEn } from './en/callbacks.ts'
import { caseResendEn } from './en/case-resend.ts'
import { casesEn } from './en/cases.ts'
import { complaintsEn } from './en/complaints.ts'
import { eboxEn } from './en/ebox.ts'
import { falseLettersEn } from './en/false-letters.ts'
import { frameEn } from './en/frame.ts'
import { guestsEn } from './en/guests.ts'
import { houseStylesEn } from './en/house-styles.ts'
import { inInboxEn } from './en/in-inbox.ts'
import { incomingMailEn } from './en/incoming-mail.ts'
import { invoiceEn } from './en/invoice.ts'
import { keysEn } from './en/keys.ts'
import { limitsEn } from './en/limits.ts'
import { listsEn } from './en/lists/index.ts'
import { messageClassesEn } from './en/message-classes.ts'
import { messagesEn } from './en/messages.ts'
import { operationEn } from './en/operation.ts'
import { outcomeWordsEn } from './en/outcome-words.ts'
import { ownPdfEn } from './en/own-pdf.ts'
import { paperPartsEn } from './en/print/paper-parts.ts'
import { printContractsEn } from './en/print/print-contracts.ts'
import { printProposalsEn } from './en/print/print-proposals.ts'
import { printRunsEn } from './en/print/print-runs.ts'
import { readerCopiesEn } from './en/reader-copies.ts'
import { recoveryEn } from './en/recovery.ts'
import { retentionEn } from './en/retention.ts'
import { retentionPastEn } from './en/retention-past.ts'
import { sealEn } from './en/seal.ts'
import { sendEn } from './en/send.ts'
import { senderDomainsEn } from './en/sender-domains.ts'
import { statisticsEn } from './en/statistics.ts'
import { storageEn } from './en/storage.ts'
import { subjectAccessEn } from './en/subject-access.ts'
import { suppressedAddressesEn } from './en/suppressed-addresses.ts'
import { editorEn } from './en/templates/editor.ts'
import { mentionsEn } from './en/templates/mentions.ts'
import { teamworkEn } from './en/templates/teamwork.ts'
import { templateFaultsEn } from './en/templates/template-faults.ts'
import { templateStepsEn } from './en/templates/template-steps.ts'
import { templatesEn } from './en/templates/templates.ts'
import { testLettersEn } from './en/test-letters.ts'
import { transferEn } from './en/transfers.ts'
import { unmatchedEn } from './en/unmatched.ts'
import { wordsEn } from './en/words.ts'
import type { staffNl } from './nl.ts'

/** The staff app in English. */
export const staffEn = {
  ...frameEn,
  ...wordsEn,
  ...outcomeWordsEn,
  ...messagesEn,
  ...sendEn,
  ...testLettersEn,
  ...listsEn,
  ...inInboxEn,
  ...accessEn,
  ...archiveEn,
  ...retentionEn,
  ...retentionPastEn,
  ...transferEn,
  ...auditEn,
  ...storageEn,
  ...recoveryEn,
  ...subjectAccessEn,
  ...paperPartsEn,
  ...printContractsEn,
  ...printProposalsEn,
  ...printRunsEn,
  ...messageClassesEn,
  ...eboxEn,
  ...sealEn,
  ...incomingMailEn,
  ...casesEn,
  ...caseResendEn,
  ...readerCopiesEn,
  ...unmatchedEn,
  ...falseLettersEn,
  ...templatesEn,
  ...editorEn,
  ...templateStepsEn,
  ...teamworkEn,
  ...mentionsEn,
  ...houseStylesEn,
  ...guestsEn,
  ...suppressedAddressesEn,
  ...limitsEn,
  ...ownPdfEn,
  ...templateFaultsEn,
  ...invoiceEn,
  ...operationEn,
  ...senderDomainsEn,
  ...statisticsEn,
  ...complaintsEn,
  ...callbacksEn,
  ...keysEn,
} satisfies SameKeys<typeof staffNl>
