/** The parts of oidc-provider 9 that are used here; it ships no types of its own. */
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http'

  export interface AdapterPayload {
    readonly [member: string]: unknown
    readonly uid?: string
    readonly grantId?: string
    consumed?: number
  }
  export interface Adapter {
    upsert(id: string, payload: AdapterPayload, expiresInSeconds?: number): Promise<void>
    find(id: string): Promise<AdapterPayload | undefined>
    findByUid(uid: string): Promise<AdapterPayload | undefined>
    findByUserCode(code: string): Promise<AdapterPayload | undefined>
    consume(id: string): Promise<void>
    destroy(id: string): Promise<void>
    revokeByGrantId(grantId: string): Promise<void>
  }
  export interface Grant {
    addOIDCScope(scope: string): void
    save(): Promise<string>
  }
  export interface RequestContext {
    type: string
    body: unknown
    readonly headers: IncomingMessage['headers']
    readonly oidc: {
      readonly client: { readonly clientId: string }
      readonly session: { readonly accountId?: string }
      readonly params: { readonly scope?: string }
      readonly result?: { readonly login?: { readonly accountId: string } }
    }
  }
  export interface Interaction {
    readonly uid: string
    readonly params: { readonly client_id: string; readonly acr_values?: string }
  }
  export class Provider {
    constructor(issuer: string, configuration: Record<string, unknown>)
    readonly Grant: new (grant: {
      clientId: string
      accountId: string
    }) => Grant
    callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>
    interactionDetails(request: IncomingMessage, response: ServerResponse): Promise<Interaction>
    interactionFinished(
      request: IncomingMessage,
      response: ServerResponse,
      result: { login: { accountId: string } },
    ): Promise<void>
    on(event: string, listener: () => void): this
  }
  export const errors: { readonly SessionNotFound: new () => Error }
}
