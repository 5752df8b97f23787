import { createHash, randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { sql } from 'drizzle-orm'
import type { Clock } from '../../core/clock.ts'
import type { Keyring } from '../../core/crypto/keyring.ts'
import type { Database } from '../../core/db/database.ts'
import { cookieName, readCookie, writeCookie } from './cookies.ts'
import type { Identity, Portal, ProviderSession, Session, Sessions } from './session.ts'
import { withoutEnded } from './without-ended.ts'

/** A working day, however busy; and an hour without activity. */
const longestHours = 10
const idleMinutes = 60

interface SessionDeps {
  readonly database: Database
  readonly keyring: Keyring
  readonly clock: Clock
  /** The site is reached over https. */
  readonly secure: boolean
}
interface Sealed {
  readonly identity: Identity
  readonly csrfToken: string
  readonly idToken?: string
}

/** Sessions in the database, found by the hash of a token of 256 random bits that only the browser has. */
export function openSessions({ database, keyring, clock, secure }: SessionDeps): Sessions {
  const nameOf = (portal: Portal): string => cookieName(`uitpost-${portal}`, secure)
  const tokenOf = (request: IncomingMessage, portal: Portal): Buffer | undefined => {
    const token = readCookie(request, nameOf(portal))
    return token === undefined || !/^[\w-]{43}$/.test(token) ? undefined : hash(token)
  }
  return {
    open: async (door, identity, idToken, origin) => {
      const token = randomBytes(32).toString('base64url')
      const content: Sealed = {
        identity,
        csrfToken: randomBytes(24).toString('base64url'),
        ...(idToken === undefined ? {} : { idToken }),
      }
      const sealed = keyring.seal(Buffer.from(JSON.stringify(content)), contextOf(hash(token)))
      const now = clock.now()
      const until = new Date(now.getTime() + longestHours * 3_600_000)
      const { subject, session } = indexesOf(keyring, origin)
      await database.app.query(
        sql`select open_session(${hash(token)}, ${door}, ${sealed}, ${now}, ${until}, ${subject}, ${session})`,
      )
      return writeCookie(nameOf(door), token, { secure, seconds: longestHours * 3600 })
    },
    find: async (request, door) => {
      const token = tokenOf(request, door)
      if (token === undefined) return undefined
      const [row] = await database.app.query<{ door: Portal; sealed: Buffer; created_at: Date; ends_at: Date }>(
        sql`select * from find_session(${token}, ${clock.now()}, make_interval(mins => ${idleMinutes}))`,
      )
      if (row === undefined || row.door !== door) return undefined
      const content = JSON.parse(keyring.open(row.sealed, contextOf(token)).toString()) as Sealed
      const identity = withoutEnded(content.identity, clock.now())
      return { door, ...content, identity, createdAt: row.created_at, endsAt: row.ends_at } satisfies Session
    },
    endAllOf: async (door, origin, openedBefore) => {
      const { subject, session } = indexesOf(keyring, origin)
      const [row] = await database.app.query<{ ended: number }>(
        sql`select end_sessions_of_person(${door}, ${subject}, ${session}, ${openedBefore}) as ended`,
      )
      return row?.ended ?? 0
    },
    end: async (request, door) => {
      const token = tokenOf(request, door)
      if (token !== undefined) await database.app.query(sql`select end_session(${token})`)
      return writeCookie(nameOf(door), '', { secure, seconds: 0 })
    },
  }
}

/** A subject may be a national number, so only a value is stored that is the same for equal subjects and reveals nothing else. */
function indexesOf(
  keyring: Keyring,
  origin: ProviderSession | undefined,
): { subject: Buffer | null; session: Buffer | null } {
  const index = (what: 'sub' | 'sid', value: string | undefined): Buffer | null =>
    value === undefined ? null : keyring.blindIndex('provider-session', `${what}\0${origin?.issuer ?? ''}\0${value}`)
  return { subject: index('sub', origin?.subject), session: index('sid', origin?.sid) }
}

function hash(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/** Binds the sealed identity to its row. */
function contextOf(tokenHash: Buffer): string {
  return `session:${tokenHash.toString('hex')}`
}
