import type { IncomingMessage } from 'node:http'

export type Door = 'staff' | 'citizen'

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
  readonly door: Door
  readonly identity: Identity
  readonly csrfToken: string
  /** To end the session at the identity provider too. */
  readonly idToken?: string
  readonly createdAt: Date
  readonly endsAt: Date
}

export interface Sessions {
  /** A new token each time, whatever the browser sent: a token planted before the sign-in is worth nothing. @returns the cookie to set. */
  open(door: Door, identity: Identity, idToken: string | undefined): Promise<string>
  find(request: IncomingMessage, door: Door): Promise<Session | undefined>
  /** @returns the cookie that makes the browser forget. */
  end(request: IncomingMessage, door: Door): Promise<string>
}
