import type { z } from 'zod'

export type Shape = z.ZodObject

/** One answer that goes well: a JSON body by its schema, or bytes of one of these media types. */
export interface Answer {
  readonly description: string
  readonly body?: z.ZodType
  readonly mediaTypes?: readonly string[]
  readonly headers?: Readonly<Record<string, string>>
}

/** What an operation takes and gives: the reader of requests checks by it, the OpenAPI document is made of it. */
export interface Operation<Path extends Shape, Query extends Shape, Body extends z.ZodType> {
  /** Unique; clients name their function after it. */
  readonly id: string
  readonly tag: Tag
  readonly summary: string
  readonly description?: string
  readonly path?: Path
  readonly query?: Query
  readonly body?: Body
  /** The body may be absent; then it reads as an empty object. */
  readonly bodyOptional?: true
  /** The body is a form with one file (`multipart/form-data`): the member of `body` that is the file, and how large it may be. */
  readonly form?: { readonly file: string; readonly largest: number }
  /** The body is `application/x-www-form-urlencoded`, as the protocols of sign-in write it. */
  readonly urlEncoded?: true
  /** Bytes of the body; absent: what a message may have. */
  readonly largestBody?: number
  readonly headers?: readonly RequestHeader[]
  readonly answers: Readonly<Partial<Record<200 | 201 | 202 | 204 | 302, Answer>>>
  /** Refusals beside those that every operation of its kind may give (400, 401, 403, 404, 413, 415, 429). */
  readonly refusals?: readonly (404 | 409 | 410 | 412 | 422 | 503)[]
}

/** Headers that mean something to an operation. */
export type RequestHeader = 'Idempotency-Key' | 'If-Match' | 'Uitpost-Purpose'

export const tags = {
  Messages: 'Send letters and follow them.',
  Documents: 'PDFs made elsewhere: letters and attachments.',
  Feed: 'Everything that happened, oldest first.',
  Templates: 'The texts of letters, their versions and their approval.',
  'Set-up': 'Keys, entities, members, house styles, message classes, print contracts.',
  Archive: 'Find a letter that was sent, and prove that it is unchanged.',
  Inbox: 'Letters as a citizen or an enterprise reads them.',
  'Letter check': 'Anyone can check whether a letter is real.',
  Operators: 'Print runs, dead letters, channels, audit.',
  'Sign-in': 'Who is asking.',
  Service: 'Health, figures and this document.',
} as const
export type Tag = keyof typeof tags

export function operation<
  Path extends Shape = Shape,
  Query extends Shape = Shape,
  Body extends z.ZodType = z.ZodUndefined,
>(made: Operation<Path, Query, Body>): Operation<Path, Query, Body> {
  return made
}
