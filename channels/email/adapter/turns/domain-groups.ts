/** Limits of one provider of mailboxes. */
export interface GroupLimits {
  /** Mails under way at the same time. */
  readonly atOnce: number
  /** Absent: no limit. */
  readonly perSecond?: number
}

/** A provider with the domains of its mailboxes. */
export interface DomainGroup {
  /** A name for settings and metrics; a domain that is in no group is a group by itself, and unnamed. */
  readonly name: string | undefined
  readonly limits: GroupLimits
}

/** Large providers of Belgian mailboxes, by the domains that they share their limits over. */
const usualGroups: Readonly<Record<string, readonly string[]>> = {
  gmail: ['gmail.com', 'googlemail.com'],
  microsoft: [
    'outlook.com',
    'outlook.be',
    'outlook.fr',
    'hotmail.com',
    'hotmail.be',
    'hotmail.fr',
    'hotmail.nl',
    'live.com',
    'live.be',
    'live.fr',
    'live.nl',
    'msn.com',
  ],
  yahoo: ['yahoo.com', 'yahoo.fr', 'yahoo.de', 'yahoo.co.uk', 'ymail.com', 'rocketmail.com', 'aol.com'],
  apple: ['icloud.com', 'me.com', 'mac.com'],
  telenet: ['telenet.be', 'pandora.be'],
  proximus: ['skynet.be', 'proximus.be', 'belgacom.net', 'scarlet.be'],
  voo: ['voo.be', 'brutele.be'],
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
 * The group of a domain, with its limits.
 * @throws GroupsRefused when a setting cannot be read
 */
export function openDomainGroups({ limits = '', groups = '' }: GroupSettings): (domain: string) => DomainGroup {
  const members = new Map(Object.entries(usualGroups))
  for (const [name, value] of pairsOf(groups)) members.set(name, value.toLowerCase().split(','))
  const ofName = new Map(pairsOf(limits).map(([name, value]) => [name, limitsOf(name, value)]))
  const unknown = [...ofName.keys()].find((name) => name !== 'default' && !members.has(name))
  if (unknown !== undefined)
    throw new GroupsRefused(`there is no group ${unknown}; there are ${['default', ...members.keys()].join(', ')}`)
  const otherwise = ofName.get('default') ?? usualLimits
  const ofDomain = new Map<string, DomainGroup>()
  for (const [name, domains] of members) {
    const group = { name, limits: ofName.get(name) ?? otherwise }
    for (const domain of domains) ofDomain.set(domain, group)
  }
  const other: DomainGroup = { name: undefined, limits: otherwise }
  return (domain) => ofDomain.get(domain) ?? other
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
