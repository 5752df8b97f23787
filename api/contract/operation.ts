import type { z } from 'zod'

/** A file of a form. */
export interface FormFile {
  /** The file name as the sender gave it, without folders; it may be any text. */
  readonly name: string
  readonly bytes: Buffer
}

/** A form with one file: the member of `body` that is the file, and its maximum size in bytes. */
export interface FileForm {
  readonly file: string
  readonly largest: number
}

/**
 * A form with one part of JSON and several files: `body` has the JSON under its name, and `files`, a record of `FormFile` by the
 * name of their part.
 */
export interface FilesForm {
  readonly json: string
  readonly maxFiles: number
  /** Bytes of all parts together. */
  readonly largest: number
}

export type Shape = z.ZodObject

/** One successful answer: a JSON body by its schema, or bytes of one of these media types. */
export interface Answer {
  readonly description: string
  readonly body?: z.ZodType
  readonly mediaTypes?: readonly string[]
  readonly headers?: Readonly<Record<string, string>>
}

/** The input and output of an operation: the request reader checks against it, and the OpenAPI document is generated from it. */
export interface Operation<Path extends Shape, Query extends Shape, Body extends z.ZodType> {
  /** Unique; clients name their generated function after it. */
  readonly id: string
  readonly tag: Tag
  readonly summary: string
  readonly description?: string
  readonly path?: Path
  readonly query?: Query
  readonly body?: Body
  /** The body may be absent; an absent body is read as an empty object. */
  readonly bodyOptional?: true
  /** The body is a form (`multipart/form-data`). */
  readonly form?: FileForm | FilesForm
  /** The body is `application/x-www-form-urlencoded`, as the sign-in protocols send it. */
  readonly urlEncoded?: true
  /** Media types of a body that the handler reads as it arrives, beside JSON, which it reads and checks itself. */
  readonly streamed?: readonly string[]
  /** Maximum size of the body in bytes; absent: that of a message. */
  readonly largestBody?: number
  readonly headers?: readonly RequestHeader[]
  /** The `Idempotency-Key` may be absent. */
  readonly keyOptional?: true
  readonly answers: Readonly<Partial<Record<200 | 201 | 202 | 204 | 302, Answer>>>
  /** Refusals in addition to those that every operation of its kind may give (400, 401, 403, 404, 413, 415, 429). */
  readonly refusals?: readonly (404 | 409 | 410 | 412 | 422 | 503)[]
}

/** Headers that have a meaning for an operation. */
export type RequestHeader = 'Idempotency-Key' | 'If-Match' | 'Uitpost-Purpose' | 'X-Correlation-Id'

export const tags = {
  Messages: 'Send letters and follow them.',
  Batches: 'Lists of letters: checked, mended, sent in stages, and stopped.',
  Documents: 'PDFs made elsewhere: letters and attachments.',
  Documentendienst: 'Clients of the MAGDA Documentendienst: point their base address at the hub.',
  Feed: 'Everything that happened, oldest first.',
  Callbacks: 'The same events, posted to your system as they happen.',
  Templates: 'The texts of letters, their versions and their approval.',
  'Set-up': 'Keys, entities, members, house styles, message classes, print contracts.',
  Archive: 'Find a letter that was sent, and prove that it is unchanged.',
  Inbox: 'Letters as a citizen or an enterprise reads them.',
  'Returned and incoming mail': 'Letters that came back by post, and scanned mail with the reference of a letter.',
  Cases: 'Letters of which no report came in time, or that failed late, until somebody follows them up.',
  Portals: 'Letters in Mijn Burgerprofiel and the Ondernemersloket.',
  'Letter check': 'Anyone can check whether a letter is real.',
  'Data protection': 'Who looked at personal data, and what is held about a person.',
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
