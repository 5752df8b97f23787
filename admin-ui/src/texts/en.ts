import type { SameKeys } from '../ui/texts/shape.ts'
import { accessEn } from './en/access.ts'
import { archiveEn } from './en/archive.ts'
import { complaintsEn } from './en/complaints.ts'
import { eboxEn } from './en/ebox.ts'
import { editorEn } from './en/editor.ts'
import { frameEn } from './en/frame.ts'
import { houseStylesEn } from './en/house-styles.ts'
import { inInboxEn } from './en/in-inbox.ts'
import { incomingMailEn } from './en/incoming-mail.ts'
import { messagesEn } from './en/messages.ts'
import { operationEn } from './en/operation.ts'
import { outcomeWordsEn } from './en/outcome-words.ts'
import { ownPdfEn } from './en/own-pdf.ts'
import { printContractsEn } from './en/print-contracts.ts'
import { printProposalsEn } from './en/print-proposals.ts'
import { printRunsEn } from './en/print-runs.ts'
import { senderDomainsEn } from './en/sender-domains.ts'
import { teamworkEn } from './en/teamwork.ts'
import { templateFaultsEn } from './en/template-faults.ts'
import { templateStepsEn } from './en/template-steps.ts'
import { templatesEn } from './en/templates.ts'
import { wordsEn } from './en/words.ts'
import type { staffNl } from './nl.ts'

/** The staff app in English. */
export const staffEn = {
  ...frameEn,
  ...wordsEn,
  ...outcomeWordsEn,
  ...messagesEn,
  ...inInboxEn,
  ...accessEn,
  ...archiveEn,
  ...printContractsEn,
  ...printProposalsEn,
  ...printRunsEn,
  ...eboxEn,
  ...incomingMailEn,
  ...templatesEn,
  ...editorEn,
  ...templateStepsEn,
  ...teamworkEn,
  ...houseStylesEn,
  ...ownPdfEn,
  ...templateFaultsEn,
  ...operationEn,
  ...senderDomainsEn,
  ...complaintsEn,
} satisfies SameKeys<typeof staffNl>
