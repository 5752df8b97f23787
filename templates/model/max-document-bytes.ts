/** The largest supplied document that one upload may bring, in bytes. */
export const maxDocumentBytes = 10 * 1024 * 1024
