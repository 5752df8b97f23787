import { createHash, timingSafeEqual } from 'node:crypto'

/** A person in the trial, with claims as ACM/IDM gives them (its claims table: `rrn`, `vo_orgcode`, `…_rol_3d`). */
export interface Persona {
  readonly kind: 'staff' | 'citizen'
  readonly username: string
  readonly password: string
  /** `name` is also shown on the sign-in page; without `sub`, the username is the subject. */
  readonly claims: Readonly<Record<string, string | readonly string[]>>
}

/** An application that people may sign in to. It shows only personas of its own kind. */
export interface RelyingParty {
  readonly kind: Persona['kind']
  readonly clientId: string
  /** Absent: a public client; both must use PKCE. */
  readonly clientSecret?: string
  readonly redirectUris: readonly string[]
  /** Where a browser may be sent after signing out at the provider. */
  readonly signedOutUris?: readonly string[]
  /** The URL to which the provider reports that a person signed out (`backchannel_logout_uri`). */
  readonly backChannelLogoutUri?: string
}

export function personaName({ claims, username }: Persona): string {
  const { name, given_name: given, family_name: family } = claims
  return [name ?? [given, family].filter(Boolean)].flat().join(' ') || username
}

/** The persona of this kind with this name and password. A wrong name takes as long as a wrong password. */
export function recognize(
  personas: readonly Persona[],
  kind: Persona['kind'],
  username: string,
  password: string,
): Persona | undefined {
  const persona = personas.find((each) => each.kind === kind && each.username === username.trim())
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
  const right = timingSafeEqual(digest(password), digest(persona?.password ?? ''))
  return right && persona ? persona : undefined
}
