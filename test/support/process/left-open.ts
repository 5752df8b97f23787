import { setTimeout as pause } from 'node:timers/promises'

/**
 * What a file must not leave behind in the process that it shares, by Node's names: servers and connections. A hub or a dispatcher
 * that is still open has both; a timer alone ends by itself. The threads and child processes of `shared-pools.ts` outlive the file by
 * intent.
 */
const kinds = ['TCPServerWrap', 'TCPSocketWrap'] as const
type Kind = (typeof kinds)[number]
export type OpenKinds = Readonly<Record<Kind, number>>

/** How many of each kind keep this process alive now. */
export function openKinds(): OpenKinds {
  const open = process.getActiveResourcesInfo()
  const count = (kind: Kind): number => open.filter((each) => each === kind).length
  return { TCPServerWrap: count('TCPServerWrap'), TCPSocketWrap: count('TCPSocketWrap') }
}

/**
 * Resolves once no more is open than before: a connection ends a moment after its server.
 * @throws with what the file left open, when that is not so within the limit
 */
export async function untilAsBefore(before: OpenKinds, limitMs = 15_000): Promise<void> {
  const end = Date.now() + limitMs
  for (;;) {
    const now = openKinds()
    const left = kinds.filter((kind) => now[kind] > before[kind])
    if (left.length === 0) return
    if (Date.now() > end) {
      const counts = left.map((kind) => `${now[kind] - before[kind]} of ${kind}`)
      throw new Error(`This file left open in the process that it shares: ${counts.join(', ')}`)
    }
    await pause(20)
  }
}
