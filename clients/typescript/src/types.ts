import type { CallOptions } from './call.ts'
import type { operations } from './generated/schema.ts'

export type OperationId = keyof operations

type Json<Content> = Content extends { 'application/json': infer Body } ? Body : never
type OtherThanJson<Type> = Type extends 'application/json' ? never : Type extends `text/${string}` ? string : Blob
type Read<Content> = Json<Content> | OtherThanJson<keyof Content>

/** What an operation answers: an object, text, or a Blob for bytes. */
export type Answer<Id extends OperationId> = {
  [Status in keyof operations[Id]['responses']]: operations[Id]['responses'][Status] extends { content: infer Content }
    ? Read<Content>
    : void
}[keyof operations[Id]['responses']]

type Parameters<Id extends OperationId> = operations[Id]['parameters']
type Sent<Id extends OperationId> = operations[Id] extends { requestBody: { content: infer Content } }
  ? { readonly body: Content[keyof Content] }
  : operations[Id] extends { requestBody?: { content: infer Content } }
    ? { readonly body?: Content[keyof Content] }
    : unknown
type InQuery<Id extends OperationId> =
  Parameters<Id> extends { query: infer Query }
    ? { readonly query: Query }
    : Parameters<Id> extends { query?: infer Query }
      ? [Query] extends [undefined]
        ? unknown
        : { readonly query?: Query }
      : unknown
type InPath<Id extends OperationId> = Parameters<Id> extends { path: infer Path } ? { readonly path: Path } : unknown
type Key<Id extends OperationId> =
  Parameters<Id> extends { header?: { 'Idempotency-Key'?: string } }
    ? {
        /** 1 to 255 visible ASCII characters, the same for every repetition; absent: one is made for this call. */
        readonly idempotencyKey?: string
      }
    : unknown
type OtherHeaders<Id extends OperationId> =
  Parameters<Id> extends { header?: infer Header }
    ? { readonly headers?: Partial<Omit<NonNullable<Header>, 'Idempotency-Key'>> }
    : unknown

/** What an operation takes. */
export type Request<Id extends OperationId> = InPath<Id> & InQuery<Id> & Sent<Id> & Key<Id> & OtherHeaders<Id>

/** The arguments of the function for an operation; the request may be left out where nothing in it is required. */
export type Arguments<Id extends OperationId> =
  // oxlint-disable-next-line typescript/no-generated-empty-object-type
  Record<never, never> extends Request<Id>
    ? [request?: Request<Id>, options?: CallOptions]
    : [request: Request<Id>, options?: CallOptions]

export type Method<Id extends OperationId> = (...given: Arguments<Id>) => Promise<Answer<Id>>

type ItemOf<Type> = Type extends { items: readonly (infer Item)[] } ? Item : never
/** Every item of a list, page after page. */
export type Listing<Id extends OperationId> = (
  ...given: Arguments<Id>
) => AsyncGenerator<ItemOf<Answer<Id>>, void, undefined>
