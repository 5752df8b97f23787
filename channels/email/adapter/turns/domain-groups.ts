import { providerOf, providers } from '../../store/mail-providers.ts'

/** Limits of one provider of mailboxes. */
export interface GroupLimits {
  /** Mails under way at the same time. */
  readonly atOnce: number
  /** Absent: no limit. */
  readonly perSecond?: number
}

/** Domains that share limits: those of a provider, or of a group of the settings. */
export interface DomainGroup {
  /** A name for settings and metrics; a domain that is in no group is a group by itself, and unnamed. */
  readonly name: string | undefined
  readonly limits: GroupLimits
}

const usualLimits: GroupLimits = { atOnce: 3 }

/** A setting of limits that is not right. */
export class GroupsRefused extends Error {
  override readonly name = 'GroupsRefused'
}

export interface GroupSettings {
  /** `default=3 gmail=5/20 cities=4`: mails at the same time, and per second. */
  readonly limits?: string
  /** `cities=gent.be,brugge.be schools=…`: adds groups; a group of the same name replaces the usual one. */
  readonly groups?: string
}

/**
 * The group of a domain, with its limits: that of the settings, or the provider of its mailboxes. Complaints are always counted by the
 * provider, whatever the settings group (decision 0059).
 * @throws GroupsRefused when a setting cannot be read
 */
export function openDomainGroups({ limits = '', groups = '' }: GroupSettings): (domain: string) => DomainGroup {
  const added = new Map(pairsOf(groups).map(([name, value]) => [name, value.toLowerCase().split(',')]))
  const usual = providers.filter((name) => name !== 'other' && !added.has(name))
  const ofName = new Map(pairsOf(limits).map(([name, value]) => [name, limitsOf(name, value)]))
  const known = new Set<string>(['default', ...usual, ...added.keys()])
  const unknown = [...ofName.keys()].find((name) => !known.has(name))
  if (unknown !== undefined) throw new GroupsRefused(`there is no group ${unknown}; there are ${[...known].join(', ')}`)
  const otherwise = ofName.get('default') ?? usualLimits
  const groupNamed = (name: string): DomainGroup => ({ name, limits: ofName.get(name) ?? otherwise })
  const ofProvider = new Map<string, DomainGroup>(usual.map((name) => [name, groupNamed(name)]))
  const ofDomain = new Map(
    [...added].flatMap(([name, domains]) => domains.map((domain) => [domain, groupNamed(name)] as const)),
  )
  const other: DomainGroup = { name: undefined, limits: otherwise }
  return (domain) => ofDomain.get(domain) ?? ofProvider.get(providerOf(domain)) ?? other
}

function pairsOf(text: string): [string, string][] {
  return text
    .split(/\s+/)
    .filter((each) => each !== '')
    .map((each) => {
      const [, name, value] = /^([a-z][a-z0-9-]{0,30})=([^=]+)$/.exec(each) ?? []
      if (name === undefined || value === undefined) throw new GroupsRefused(`expected name=value, found ${each}`)
      return [name, value]
    })
}

function limitsOf(name: string, value: string): GroupLimits {
  const [, atOnce, perSecond] = /^([1-9]\d{0,2})(?:\/([1-9]\d{0,4}))?$/.exec(value) ?? []
  if (atOnce === undefined)
    throw new GroupsRefused(`${name}: expected mails at the same time, or these and mails per second, such as 5/20`)
  return { atOnce: Number(atOnce), ...(perSecond !== undefined && { perSecond: Number(perSecond) }) }
}
