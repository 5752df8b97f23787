export { type LegalMention, legalMentions } from '../../../core/words/legal-mention.ts'
