import { accessNl } from './nl/access.ts'
import { archiveNl } from './nl/archive.ts'
import { auditNl } from './nl/audit.ts'
import { callbacksNl } from './nl/callbacks.ts'
import { caseResendNl } from './nl/case-resend.ts'
import { casesNl } from './nl/cases.ts'
import { complaintsNl } from './nl/complaints.ts'
import { eboxNl } from './nl/ebox.ts'
import { falseLettersNl } from './nl/false-letters.ts'
import { frameNl } from './nl/frame.ts'
import { guestsNl } from './nl/guests.ts'
import { houseStylesNl } from './nl/house-styles.ts'
import { inInboxNl } from './nl/in-inbox.ts'
import { incomingMailNl } from './nl/incoming-mail.ts'
import { invoiceNl } from './nl/invoice.ts'
import { keysNl } from './nl/keys.ts'
import { limitsNl } from './nl/limits.ts'
import { listsNl } from './nl/lists/index.ts'
import { messageClassesNl } from './nl/message-classes.ts'
import { messagesNl } from './nl/messages.ts'
import { operationNl } from './nl/operation.ts'
import { outcomeWordsNl } from './nl/outcome-words.ts'
import { ownPdfNl } from './nl/own-pdf.ts'
import { paperPartsNl } from './nl/print/paper-parts.ts'
import { printContractsNl } from './nl/print/print-contracts.ts'
import { printProposalsNl } from './nl/print/print-proposals.ts'
import { printRunsNl } from './nl/print/print-runs.ts'
import { readerCopiesNl } from './nl/reader-copies.ts'
import { recoveryNl } from './nl/recovery.ts'
import { retentionNl } from './nl/retention.ts'
import { retentionPastNl } from './nl/retention-past.ts'
import { sealNl } from './nl/seal.ts'
import { sendNl } from './nl/send.ts'
import { senderDomainsNl } from './nl/sender-domains.ts'
import { statisticsNl } from './nl/statistics.ts'
import { storageNl } from './nl/storage.ts'
import { subjectAccessNl } from './nl/subject-access.ts'
import { suppressedAddressesNl } from './nl/suppressed-addresses.ts'
import { editorNl } from './nl/templates/editor.ts'
import { mentionsNl } from './nl/templates/mentions.ts'
import { teamworkNl } from './nl/templates/teamwork.ts'
import { templateFaultsNl } from './nl/templates/template-faults.ts'
import { templateStepsNl } from './nl/templates/template-steps.ts'
import { templatesNl } from './nl/templates/templates.ts'
import { testLettersNl } from './nl/test-letters.ts'
import { transferNl } from './nl/transfers.ts'
import { unmatchedNl } from './nl/unmatched.ts'
import { wordsNl } from './nl/words.ts'

/** The staff app in Dutch: staff are u, what is sent is a bericht, and a brief where it is one. */
export const staffNl = {
  ...frameNl,
  ...wordsNl,
  ...outcomeWordsNl,
  ...messagesNl,
  ...sendNl,
  ...testLettersNl,
  ...listsNl,
  ...inInboxNl,
  ...accessNl,
  ...archiveNl,
  ...retentionNl,
  ...retentionPastNl,
  ...transferNl,
  ...auditNl,
  ...storageNl,
  ...recoveryNl,
  ...subjectAccessNl,
  ...paperPartsNl,
  ...printContractsNl,
  ...printProposalsNl,
  ...printRunsNl,
  ...messageClassesNl,
  ...eboxNl,
  ...sealNl,
  ...incomingMailNl,
  ...casesNl,
  ...caseResendNl,
  ...readerCopiesNl,
  ...unmatchedNl,
  ...falseLettersNl,
  ...templatesNl,
  ...editorNl,
  ...templateStepsNl,
  ...teamworkNl,
  ...mentionsNl,
  ...houseStylesNl,
  ...guestsNl,
  ...suppressedAddressesNl,
  ...limitsNl,
  ...ownPdfNl,
  ...templateFaultsNl,
  ...invoiceNl,
  ...operationNl,
  ...senderDomainsNl,
  ...statisticsNl,
  ...complaintsNl,
  ...callbacksNl,
  ...keysNl,
} as const
