import { createHash, timingSafeEqual } from 'node:crypto'

/** Somebody whom the trial knows, with claims as ACM/IDM gives them (its claims table: `rrn`, `vo_orgcode`, `…_rol_3d`). */
export interface Persona {
  readonly kind: 'staff' | 'citizen'
  readonly username: string
  readonly password: string
  /** `name` is also shown on the page where one signs in; without `sub` the username is it. */
  readonly claims: Readonly<Record<string, string | readonly string[]>>
}

/** An application that people may sign in to. It meets only personas of its own kind. */
export interface RelyingParty {
  readonly kind: Persona['kind']
  readonly clientId: string
  /** Absent: a public client; PKCE is asked of both. */
  readonly clientSecret?: string
  readonly redirectUris: readonly string[]
  /** Where a browser may be sent after signing out at the provider. */
  readonly signedOutUris?: readonly string[]
  /** Where the provider tells that a person signed out (`backchannel_logout_uri`). */
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
