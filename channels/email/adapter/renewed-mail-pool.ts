import { type MailPool, type MailPoolSettings, openMailPool } from './open-mail-pool.ts'

/** The least time between two reads of the address. */
const readEveryMs = 30_000

interface Generation {
  readonly url: string
  readonly pool: MailPool
  sending: number
}

/**
 * Connections to a mail server whose address, user or password may change while the process runs: mails that are sent later use
 * new connections, and the earlier ones are closed after their last mail.
 * @param readUrl the present address; a read that fails leaves the last one
 */
export function openRenewedMailPool(
  { url, ...settings }: MailPoolSettings,
  readUrl: () => Promise<string>,
  now: () => number = () => performance.now(),
): MailPool {
  const open = (at: string): Generation => ({ url: at, pool: openMailPool({ url: at, ...settings }), sending: 0 })
  let current = open(url)
  let lastReadAt = now()
  const closeIfUnused = (generation: Generation): void => {
    if (generation !== current && generation.sending === 0) generation.pool.close()
  }
  const renew = async (): Promise<void> => {
    if (now() < lastReadAt + readEveryMs) return
    lastReadAt = now()
    const found = await readUrl().catch(() => current.url)
    if (found === current.url) return
    const earlier = current
    current = open(found)
    closeIfUnused(earlier)
  }
  return {
    send: async (mail, signal) => {
      await renew()
      const used = current
      used.sending += 1
      try {
        return await used.pool.send(mail, signal)
      } finally {
        used.sending -= 1
        closeIfUnused(used)
      }
    },
    close: () => current.pool.close(),
  }
}
