import type * as document from '../../../../api/contract/document.ts'

export type SuppliedDocument = document.SuppliedDocumentAnswer
