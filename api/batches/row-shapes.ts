import type { MessageRequest } from '../../dispatcher/intake/message-request.ts'
import type { RowShapes } from '../../dispatcher/intake/row-shapes.ts'
import { messageRequest } from '../contract/messages/request.ts'
import { NotJson, readJson } from '../http/read-json.ts'
import { faultsOf } from '../http/zod-faults.ts'
import { readableParts } from '../messages/faults-of-values.ts'

/** The rows of a list by the contract of messages; a dispatcher reads them by the same rules as the API reads a letter. */
export const rowShapes: RowShapes = {
  parse: (text) => {
    try {
      return readJson(text)
    } catch (error) {
      if (!(error instanceof NotJson)) throw error
      return { broken: `${error.message} (character ${error.at + 1})` }
    }
  },
  shape: (asked) => {
    const read = messageRequest.safeParse(asked)
    if (read.success) return { request: read.data as MessageRequest, faults: [], reports: () => true }
    const { request, isUnread } = readableParts(asked)
    return { request, faults: faultsOf(read.error.issues, 'body', asked), reports: (pointer) => !isUnread(pointer) }
  },
}
