import { type CallOptions, type CallSettings, send } from './call.ts'
import { itemsOf, type Page } from './pages.ts'
import { addressOf, bodyOf, type Endpoint, type Given, headersOf } from './request.ts'
import type { Listing, Method, OperationId } from './types.ts'

export interface Connection extends CallSettings {
  readonly url: string
}

/** The function that calls one operation of the document. */
export function method<Id extends OperationId>(connection: Connection, endpoint: Endpoint): Method<Id> {
  return ((given?: Given, options?: CallOptions) => call(connection, endpoint, given, options)) as Method<Id>
}

/** Where a list takes its cursor. */
export type CursorPlace = 'query.cursor' | 'query.after' | 'body.cursor'

/** The function that goes through a list. */
export function listing<Id extends OperationId>(
  connection: Connection,
  endpoint: Endpoint,
  cursorAt: CursorPlace,
): Listing<Id> {
  const [part, name] = cursorAt.split('.') as ['query' | 'body', string]
  return ((given: Given = {}, options?: CallOptions) =>
    itemsOf((cursor) => {
      const at = cursor === undefined ? given : { ...given, [part]: { ...(given[part] as object), [name]: cursor } }
      return call(connection, endpoint, at, options) as Promise<Page<unknown>>
    }, cursorAt === 'query.after')) as Listing<Id>
}

function call(connection: Connection, endpoint: Endpoint, given: Given = {}, options?: CallOptions): Promise<unknown> {
  const body = bodyOf(endpoint, given.body)
  return send(
    {
      url: addressOf(connection.url, endpoint.path, given),
      method: endpoint.method,
      headers: headersOf(endpoint, given),
      body: body === undefined ? undefined : () => body,
    },
    connection,
    options,
  )
}
