export { type RecipientType, recipientTypes } from '../../../core/words/recipient.ts'
