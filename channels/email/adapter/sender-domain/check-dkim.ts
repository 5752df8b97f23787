import { createPublicKey } from 'node:crypto'
import type { DnsRecord, Finding } from '../../store/sender-domain/finding.ts'
import { dkimRecord } from '../dkim-keys.ts'
import type { DnsReader } from './dns-reader.ts'
import { awayFinding, findingsOf } from './make-finding.ts'
import type { SenderKey, SenderSetup } from './sender-setup.ts'
import { readTagList, type TagList } from './tag-list.ts'

/** RFC 8301, 3.2: at least 1,024 bits must be accepted, and signers should use 2,048. */
const soundBits = 2_048

/** DKIM (RFC 6376): the record of each selector holds the public half of our key and allows what we do with it. */
export async function checkDkim({ domain, keys }: SenderSetup, dns: DnsReader): Promise<Finding[]> {
  const make = findingsOf('dkim', { domain }, [])
  if (keys === 'none') return [make('not-checked', 'dkim-not-ours')]
  if (keys === 'other-domains') return [make('warning', 'dkim-other-domains')]
  const findings = await Promise.all(keys.map((key) => checkKey(key, dns)))
  return keys.some(({ signs }) => signs) ? findings : [make('fault', 'dkim-no-key'), ...findings]
}

async function checkKey(key: SenderKey, dns: DnsReader): Promise<Finding> {
  const record = pasted(key)
  const make = findingsOf('dkim', { domain: key.domain, selector: key.selector }, [record])
  // The record of a key that does not sign yet is still to be published: nothing fails until then.
  const state = key.signs ? 'fault' : 'warning'
  const code = (name: string): string => (key.signs ? `dkim-${name}` : `dkim-next-${name}`)
  const answer = await dns.txt(record.name)
  if (answer.kind === 'away') return awayFinding(make, answer.code)
  const texts = answer.kind === 'found' ? answer.values : []
  const [text, ...more] = texts
  if (text === undefined) return make(state, code('missing'))
  if (more.length > 0) return make(state, 'dkim-several', { count: texts.length })
  const tags = readTagList(text)
  if (tags === undefined || !isKeyRecord(tags)) return make(state, 'dkim-invalid')
  const published = (tags.get('p') ?? '').replace(/\s+/g, '')
  if (published === '') return make(state, 'dkim-revoked')
  if (published !== publicHalf(key)) return make(state, code('differs'))
  if (!allowsOurMails(tags)) return make(state, 'dkim-restricted')
  const flags = (tags.get('t') ?? '').split(':').map((each) => each.trim().toLowerCase())
  if (flags.includes('y')) return make('warning', 'dkim-testing')
  const bits = createPublicKey(key.privateKey).asymmetricKeyDetails?.modulusLength ?? 0
  if (bits < soundBits) return make('warning', 'dkim-short', { bits }, [])
  return make('good', key.signs ? 'dkim-good' : 'dkim-next-good', {}, [])
}

/** RFC 6376, 3.6.1: the version comes first where it is given, and is DKIM1. */
function isKeyRecord(tags: TagList): boolean {
  const version = tags.get('v')
  const [first] = tags.keys()
  return tags.has('p') && (version === undefined || (version === 'DKIM1' && first === 'v'))
}

/** Key type RSA, hash SHA-256, service mail (RFC 6376, 3.6.1). */
function allowsOurMails(tags: TagList): boolean {
  const list = (name: string): string[] | undefined =>
    tags
      .get(name)
      ?.split(':')
      .map((each) => each.trim().toLowerCase())
  const services = list('s')
  const hashes = list('h')
  const type = tags.get('k')
  return (
    (type === undefined || type.toLowerCase() === 'rsa') &&
    (hashes === undefined || hashes.includes('sha256')) &&
    (services === undefined || services.includes('*') || services.includes('email'))
  )
}

function publicHalf({ privateKey }: SenderKey): string {
  return createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).toString('base64')
}

function pasted(key: SenderKey): DnsRecord {
  const { name, strings } = dkimRecord(key)
  const value = strings.length === 1 ? (strings[0] ?? '') : strings.map((each) => `"${each}"`).join(' ')
  return { name, type: 'TXT', value }
}
