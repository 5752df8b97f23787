export { maxDocumentBytes } from '../../../templates/model/max-document-bytes.ts'
