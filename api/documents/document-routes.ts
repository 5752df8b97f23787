import * as document from '../contract/document.ts'
import { get, post, type Route } from '../server/route.ts'
import { getPreviewPicture, postDocument } from './document-handlers.ts'

/** Supplied documents, and the pictures of previews. */
export const documentRoutes: readonly Route[] = [
  post('/v1/documents', { permission: 'documents:write', operation: document.uploadDocument, handler: postDocument }),
  get('/v1/previews/{id}/{picture}', {
    // The handler asks for the one that the kind of file needs.
    permission: ['documents:write', 'messages:send'],
    operation: document.getPreviewPicture,
    handler: getPreviewPicture,
  }),
]
