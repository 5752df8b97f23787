import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { type Answer, decode, encode, type Packet } from 'dns-packet'

/** Records by name and type; a string of a TXT record longer than 255 characters is divided. */
export interface Zone {
  readonly [name: string]: {
    readonly TXT?: readonly string[]
    readonly MX?: readonly (readonly [number, string])[]
    readonly A?: readonly string[]
    readonly AAAA?: readonly string[]
    /** The server answers this name with an error, or not at all. */
    readonly fails?: 'SERVFAIL' | 'silent'
  }
}

/** A DNS server on loopback over UDP. Names of the zone that are changed are answered as they are then. */
export interface DnsServer {
  /** For `DNS_SERVERS`. */
  readonly address: string
  /** Replaces what is published. */
  publish(zone: Zone): void
  /** Names and types that were requested, in order. */
  readonly requested: string[]
  close(): Promise<void>
}

export async function openDnsServer(first: Zone = {}): Promise<DnsServer> {
  let zone = first
  const requested: string[] = []
  const socket = createSocket('udp4')
  socket.on('message', (bytes, from) => {
    const query = decode(bytes)
    const [question] = query.questions ?? []
    if (question === undefined) return
    const name = question.name.toLowerCase()
    requested.push(`${name} ${question.type}`)
    const entry = zone[name]
    if (entry?.fails === 'silent') return
    const answers = entry === undefined ? [] : answersOf(name, question.type, entry)
    // 3: the name does not exist; 2: the server failed (RFC 1035, 4.1.1).
    const code = entry?.fails === 'SERVFAIL' ? 2 : entry === undefined ? 3 : 0
    const reply: Packet = {
      type: 'response',
      ...(query.id !== undefined && { id: query.id }),
      flags: 0x8180 | code,
      questions: [question],
      answers,
    }
    socket.send(encode(reply), from.port, from.address)
  })
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  return {
    address: `127.0.0.1:${socket.address().port}`,
    publish: (next) => {
      zone = next
    },
    requested,
    close: () => new Promise((done) => socket.close(() => done())),
  }
}

function answersOf(name: string, type: string, entry: Zone[string]): Answer[] {
  const common = { name, ttl: 60, class: 'IN' } as const
  switch (type) {
    case 'TXT':
      return (entry.TXT ?? []).map((text) => ({ ...common, type, data: text.match(/[^]{1,255}/g) ?? [''] }))
    case 'MX':
      return (entry.MX ?? []).map(([preference, exchange]) => ({ ...common, type, data: { preference, exchange } }))
    case 'A':
      return (entry.A ?? []).map((data) => ({ ...common, type, data }))
    case 'AAAA':
      return (entry.AAAA ?? []).map((data) => ({ ...common, type, data }))
    default:
      return []
  }
}
