import type { EboxDecision } from '../channels/ebox/store/decision.ts'
import type { EboxSender } from '../channels/ebox/store/senders.ts'
import type { Localized } from '../core/words/language.ts'
import type { MessageClassKey } from '../core/words/message.ts'
import type { Role } from '../core/words/permission.ts'
import type { PrintProfileName } from '../templates/model/letter-frame.ts'

/** An entity of the trial, with its staff. `folder` holds its templates and house style. */
export interface SeedEntity {
  readonly folder: string
  readonly code: string
  readonly name: Localized
  readonly kind: 'flemish' | 'local'
  readonly languagePolicy: 'nl-only' | 'facilities' | 'free'
  readonly staff: readonly SeedMember[]
  /** The window of its envelopes. */
  readonly envelope: PrintProfileName
  /** Classes that this entity also sends by email; the other entities keep the default classes. */
  readonly alsoByEmail: readonly MessageClassKey[]
  /** It decided to use the eBox, and the eBox registered it; absent: it does not use it. */
  readonly ebox?: { readonly decision: EboxDecision; readonly senders: readonly EboxSender[] }
  /** A class whose letters open in the inbox only after their reader acknowledged receipt. */
  readonly acknowledged?: MessageClassKey
  /** A class whose letters move on to paper when they are not seen in time. */
  readonly seenInTime?: MessageClassKey
}
export interface SeedMember {
  readonly username: string
  readonly name: string
  readonly email: string
  readonly roles: readonly Role[]
}

export const entities: readonly SeedEntity[] = [
  {
    folder: 'agentschap-voorbeeldbelastingen',
    code: 'OVO000901',
    name: {
      nl: 'Agentschap Voorbeeldbelastingen',
      fr: 'Agence Exemple Impôts',
      de: 'Agentur Mustersteuern',
      en: 'Example Tax Agency',
    },
    kind: 'flemish',
    languagePolicy: 'free',
    envelope: 'c5-right',
    // A person who tries the trial can send each letter of the first entity over each channel.
    alsoByEmail: ['decision', 'payment'],
    seenInTime: 'invitation',
    staff: [
      { username: 'els', name: 'Els Claes', email: 'els.claes@belastingen.example', roles: ['officer', 'sender'] },
      { username: 'pieter', name: 'Pieter Wouters', email: 'pieter.wouters@belastingen.example', roles: ['reviewer'] },
      { username: 'amina', name: 'Amina Diallo', email: 'amina.diallo@belastingen.example', roles: ['archivist'] },
      {
        username: 'ria',
        name: 'Ria Segers',
        email: 'ria.segers@belastingen.example',
        roles: ['data-protection-officer'],
      },
      {
        username: 'tom',
        name: 'Tom Janssens',
        email: 'tom.janssens@belastingen.example',
        roles: ['entity-admin', 'officer', 'sender', 'archivist'],
      },
    ],
  },
  {
    folder: 'agentschap-voorbeeldstudies',
    code: 'OVO000902',
    name: { nl: 'Agentschap Voorbeeldstudies', fr: 'Agence Exemple Études', en: 'Example Study Agency' },
    kind: 'flemish',
    languagePolicy: 'free',
    envelope: 'c5-right',
    alsoByEmail: [],
    // None of its templates has this class: a letter takes it on request.
    acknowledged: 'payment',
    staff: [
      {
        username: 'nadia',
        name: 'Nadia Bakkali',
        email: 'nadia.bakkali@studies.example',
        roles: ['officer', 'sender'],
      },
      {
        username: 'wim',
        name: 'Wim Declercq',
        email: 'wim.declercq@studies.example',
        roles: ['reviewer', 'archivist'],
      },
    ],
  },
  {
    folder: 'gemeente-voorbeeldegem',
    code: '0999000327',
    name: { nl: 'Gemeente Voorbeeldegem', en: 'Municipality of Voorbeeldegem' },
    kind: 'local',
    languagePolicy: 'nl-only',
    envelope: 'c5-left',
    alsoByEmail: [],
    ebox: {
      decision: {
        decidedOn: '2026-03-02',
        reference: 'CBS 2026/118',
        url: 'https://www.voorbeeldegem.example/besluiten/2026-118',
      },
      senders: (['citizen', 'enterprise'] as const).map((target) => ({
        target,
        organization: '0999000327',
        application: 'UITPOST',
        messageType: target === 'citizen' ? 'VOORBEELDEGEM_BURGER' : 'VOORBEELDEGEM_ONDERNEMING',
      })),
    },
    staff: [
      {
        username: 'griet',
        name: 'Griet Maes',
        email: 'griet.maes@voorbeeldegem.example',
        roles: ['officer', 'sender', 'archivist', 'entity-admin'],
      },
      { username: 'bram', name: 'Bram Goossens', email: 'bram.goossens@voorbeeldegem.example', roles: ['reviewer'] },
    ],
  },
]

/** An operator works for the hub itself and has no entity. */
export const operators: readonly SeedMember[] = [
  { username: 'omar', name: 'Omar Peeters', email: 'omar.peeters@uitpost.example', roles: ['hub-operator'] },
]
