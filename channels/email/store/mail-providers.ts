/**
 * The large providers of Belgian mailboxes, and `other` for all other domains together. Each judges a sender, and limits its mail, over
 * all its domains: complaints are counted by these names, and turns are limited by them.
 */
export const providers = [
  'gmail',
  'microsoft',
  'yahoo',
  'apple',
  'telenet',
  'proximus',
  'voo',
  'gmx',
  'proton',
  'other',
] as const
export type Provider = (typeof providers)[number]

/** As people know them. */
export const providerNames: Readonly<Record<Exclude<Provider, 'other'>, string>> = {
  gmail: 'Gmail',
  microsoft: 'Microsoft (Outlook.com, Hotmail)',
  yahoo: 'Yahoo',
  apple: 'Apple (iCloud)',
  telenet: 'Telenet',
  proximus: 'Proximus',
  voo: 'VOO',
  gmx: 'GMX',
  proton: 'Proton',
}

/** Domains of the mailboxes of each provider, in most countries. This is the only table of them. */
const rules: readonly (readonly [Exclude<Provider, 'other'>, RegExp])[] = [
  ['gmail', /^(gmail|googlemail)\.com$/],
  ['microsoft', /^(outlook|hotmail|live)\.([a-z]{2,3}|com?\.[a-z]{2})$|^msn\.com$|^passport\.com$/],
  ['yahoo', /^(yahoo|ymail|rocketmail)\.([a-z]{2,3}|com?\.[a-z]{2})$|^(aol|aim)\.[a-z]{2,3}$|^verizon\.net$/],
  ['apple', /^(icloud|me|mac)\.com$/],
  ['telenet', /^(telenet|pandora)\.be$/],
  ['proximus', /^(skynet|proximus|belgacom|scarlet)\.be$|^belgacom\.net$/],
  ['voo', /^(voo|brutele)\.be$/],
  ['gmx', /^(gmx)\.[a-z]{2,3}$|^web\.de$/],
  ['proton', /^(proton|protonmail)\.[a-z]{2,3}$|^pm\.me$/],
]

/** The provider of a mailbox, by the domain of its address in lower case. */
export function providerOf(domain: string): Provider {
  return rules.find(([, pattern]) => pattern.test(domain))?.[0] ?? 'other'
}
