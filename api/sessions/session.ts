import type { IncomingMessage } from 'node:http'

export type Portal = 'staff' | 'citizen'

/** The claims of the identity provider about a person, as far as we use them. Stored encrypted. */
export interface Identity {
  readonly name: string
  /** Identifies members of staff. */
  readonly email?: string
  /** 11 digits, of citizens. */
  readonly insz?: string
  /** Enterprises that the person may read for. */
  readonly enterprises: readonly {
    readonly number: string
    readonly name?: string
    /** `reader`: may open letters, and decide about none. Absent: both. */
    readonly role?: 'reader'
  }[]
  /** Signed in by a means that the settings call strong, such as an eID. */
  readonly strongly?: true
  /** National numbers of people who gave a mandate. */
  readonly mandators: readonly string[]
  /** When a mandate ends, by the number of its giver, as ISO instants; absent: the identity provider did not say. */
  readonly mandateEnds?: Readonly<Record<string, string>>
  /** Numbers whose mandate ended since the sign-in: they are in none of the lists above. Never stored. */
  readonly ended?: readonly string[]
}

export interface Session {
  readonly door: Portal
  readonly identity: Identity
  readonly csrfToken: string
  /** The token that ends the session at the identity provider too. */
  readonly idToken?: string
  readonly createdAt: Date
  readonly endsAt: Date
}

/**
 * The session at the identity provider from which one of our sessions came: the person's subject at the provider, and the
 * session.
 */
export interface ProviderSession {
  readonly issuer: string
  /** `sub` of the ID token. */
  readonly subject?: string | undefined
  /** `sid`, of providers that report when a session ends. */
  readonly sid?: string | undefined
}

export interface Sessions {
  /**
   * A new token each time, whatever the browser sent: a token injected before the sign-in is worth nothing.
   * @returns the cookie to set.
   */
  open(portal: Portal, identity: Identity, idToken: string | undefined, origin?: ProviderSession): Promise<string>
  find(request: IncomingMessage, door: Portal): Promise<Session | undefined>
  /**
   * Ends the sessions that came from this session of the provider, or from all of the person's sessions when no `sid` is given,
   * as far as they were opened before `openedBefore`.
   * @returns how many.
   */
  endAllOf(door: Portal, origin: ProviderSession, openedBefore: Date): Promise<number>
  /** @returns the cookie that makes the browser forget. */
  end(request: IncomingMessage, door: Portal): Promise<string>
}
