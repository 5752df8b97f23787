import type { IncomingMessage } from 'node:http'

export type Portal = 'staff' | 'citizen'

/** What the identity provider said about a person, as far as we use it. Kept sealed. */
export interface Identity {
  readonly name: string
  /** By which members of staff are known. */
  readonly email?: string
  /** 11 digits, of citizens. */
  readonly insz?: string
  /** Enterprises that the person may read for. */
  readonly enterprises: readonly { readonly number: string; readonly name?: string }[]
  /** National numbers of people who gave a mandate. */
  readonly mandators: readonly string[]
}

export interface Session {
  readonly door: Portal
  readonly identity: Identity
  readonly csrfToken: string
  /** To end the session at the identity provider too. */
  readonly idToken?: string
  readonly createdAt: Date
  readonly endsAt: Date
}

/** The session at the identity provider that a session of ours came from: who it is to the provider, and which session. */
export interface ProviderSession {
  readonly issuer: string
  /** `sub` of the ID token. */
  readonly subject?: string | undefined
  /** `sid`, of providers that tell when a session ends. */
  readonly sid?: string | undefined
}

export interface Sessions {
  /** A new token each time, whatever the browser sent: a token planted before the sign-in is worth nothing. @returns the cookie to set. */
  open(portal: Portal, identity: Identity, idToken: string | undefined, origin?: ProviderSession): Promise<string>
  find(request: IncomingMessage, door: Portal): Promise<Session | undefined>
  /**
   * Ends the sessions that came from this one of the provider, or from all of the person's when no `sid` is given, as far as they
   * were opened until `openedBefore`.
   * @returns how many.
   */
  endAllOf(door: Portal, origin: ProviderSession, openedBefore: Date): Promise<number>
  /** @returns the cookie that makes the browser forget. */
  end(request: IncomingMessage, door: Portal): Promise<string>
}
