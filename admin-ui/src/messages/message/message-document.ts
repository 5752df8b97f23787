import type { Message, MessageDocument } from '../../ui/api/api-types.ts'

const endings: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'text/html': 'html',
  'message/rfc822': 'eml',
  'application/xml': 'xml',
}

export function documentPath(message: Message, document: MessageDocument): string {
  return `/v1/messages/${message.id}/documents/${document.id}`
}

/** The name holds ids only: downloaded files stay in folders that other people may see. */
export function fileNameOf(message: Message, document: MessageDocument): string {
  return `${message.id}-${document.kind}.${endings[document.mediaType] ?? 'bin'}`
}
