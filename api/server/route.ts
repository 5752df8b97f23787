import type { IncomingMessage } from 'node:http'
import type { z } from 'zod'
import type { Fault } from '../../core/fault.ts'
import type { IfMatch } from '../../core/words/if-match.ts'
import type { AccessRule } from '../authentication/access-rule.ts'
import type { Caller } from '../authentication/caller.ts'
import type { Operation, Shape } from '../contract/operation.ts'
import type { Reply } from '../http/reply.ts'
import type { ApiDeps } from './api-deps.ts'
import type { Allowance } from './rate-limits.ts'

/** The input of a handler: the caller, and the request as parsed by the operation's schemas. */
export interface Call<Path = unknown, Query = unknown, Body = unknown> {
  readonly caller: Caller
  readonly path: Path
  readonly query: Query
  readonly body: Body
  /** The body as parsed JSON, before defaults: a repeated request must be equal to it. */
  readonly rawBody: unknown
  /** Where the operation takes one: 1 to 255 visible ASCII characters. */
  readonly idempotencyKey?: string
  /** The condition of `If-Match`. */
  readonly ifMatch?: IfMatch
  /** The purpose of an access by a person (`Uitpost-Purpose`). */
  readonly purpose?: string
  /** `X-Correlation-Id`: the name that the caller gave to this call. */
  readonly correlationId?: string
  readonly now: Date
  /** `Uitpost-Request-Id` of this request. */
  readonly requestId: string
  readonly isHead: boolean
  readonly request: IncomingMessage
}

/** Parsed JSON or text holds no `undefined`: an optional member is present or it is not. */
export type FromJson<T> = T extends Uint8Array
  ? T
  : T extends readonly unknown[] | object
    ? { [K in keyof T]: FromJson<Exclude<T[K], undefined>> }
    : T

/** The input of the handler of this operation. */
export type CallOf<Of> =
  Of extends Operation<infer Path, infer Query, infer Body>
    ? Call<FromJson<z.output<Path>>, FromJson<z.output<Query>>, FromJson<z.output<Body>>>
    : never

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'

export interface Route {
  readonly method: Method
  /** With `{name}` for each parameter, as in the OpenAPI document. */
  readonly path: string
  readonly access: AccessRule
  readonly limit: Allowance
  readonly operation: Operation<Shape, Shape, z.ZodType>
  readonly handler: (call: Call, deps: ApiDeps) => Promise<Reply>
  /** Faults that only a lower layer can find, reported together with those of the shape. */
  readonly moreFaults?: MoreFaults
}
type MoreFaults = (caller: Caller, rawBody: unknown, parts: ApiDeps) => Promise<readonly Fault[]>

interface Given<Path extends Shape, Query extends Shape, Body extends z.ZodType> {
  readonly permission: AccessRule
  readonly limit?: Allowance
  readonly operation: Operation<Path, Query, Body>
  readonly handler: (call: CallOf<Operation<Path, Query, Body>>, parts: ApiDeps) => Promise<Reply>
  readonly moreFaults?: MoreFaults
}

type Line = <Path extends Shape, Query extends Shape, Body extends z.ZodType>(
  path: string,
  given: Given<Path, Query, Body>,
) => Route

const line =
  (method: Method): Line =>
  (path, { permission, limit, operation, handler, moreFaults }) => ({
    method,
    path,
    access: permission,
    limit: limit ?? (method === 'get' ? 'read' : 'write'),
    operation,
    // The schemas of the operation have checked the input of the handler.
    handler: handler as Route['handler'],
    ...(moreFaults === undefined ? {} : { moreFaults }),
  })

export const get: Line = line('get')
export const post: Line = line('post')
export const put: Line = line('put')
export const patch: Line = line('patch')
export const del: Line = line('delete')
