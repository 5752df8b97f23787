import { wordsOfEvent } from '../../../core/words/events/words-of-event.ts'
import { showId, showNumberedId } from '../../../core/words/id.ts'
import { localized } from '../../../core/words/language.ts'
import { element, type Xml, xmlFile } from '../../../core/xml/write-xml.ts'
import { formatOf } from './file-formats.ts'
import type { ListedFile, PackageFacts, PackedLetter } from './package-facts.ts'

/**
 * Preservation metadata: PREMIS 3.0 (loc.gov/standards/premis/v3). Objects, then events, then agents, as its schema orders them. No event
 * holds a reason that a person typed.
 */
interface PremisEvent {
  readonly id: string
  readonly type: string
  readonly at: Date
  readonly detail: string
  /** The result, where there is one. */
  readonly note?: string | undefined
  readonly agent: 'software' | 'organisation'
}

/** Of a package: the dossier as intellectual entity with its letters, and how the package was made. */
export function packagePremis(facts: PackageFacts, letters: readonly string[]): Buffer {
  const { id, madeAt } = facts
  const events: PremisEvent[] = [
    {
      id: `${id}-made`,
      type: 'information package creation',
      at: madeAt,
      detail: 'The submission package was made from sealed records.',
      agent: 'software',
    },
  ]
  return premis(facts, id, events, [
    element(
      'premis:object',
      [
        identifier('object', id),
        ...letters.map((letter) => relation('structural', 'has part', letter)),
        linked('Event', `${id}-made`),
      ],
      { 'xsi:type': 'premis:intellectualEntity' },
    ),
  ])
}

/** Of a letter: the representation, its files with their hashes, and what happened to it. */
export function letterPremis(
  facts: PackageFacts,
  letter: PackedLetter,
  files: readonly (ListedFile & { readonly originalName: string })[],
): Buffer {
  const id = showId('record', letter.record.id)
  const events = eventsOf(letter)
  const representation = element(
    'premis:object',
    [
      identifier('object', id),
      relation('structural', 'is part of', facts.id),
      ...files.map(({ path }) => relation('structural', 'has part', `${id}/${path}`)),
      ...events.map((event) => linked('Event', event.id)),
    ],
    { 'xsi:type': 'premis:representation' },
  )
  return premis(facts, id, events, [representation, ...files.map((file) => fileObject(id, file))])
}

function fileObject(
  id: string,
  { path, size, sha256, mediaType, originalName }: ListedFile & { originalName: string },
): Xml {
  const { name, version, registryKey } = formatOf(mediaType)
  return element(
    'premis:object',
    [
      identifier('object', `${id}/${path}`),
      element('premis:objectCharacteristics', [
        element('premis:compositionLevel', '0'),
        element('premis:fixity', [
          element('premis:messageDigestAlgorithm', 'SHA-256'),
          element('premis:messageDigest', sha256),
          element('premis:messageDigestOriginator', 'Uitpost'),
        ]),
        element('premis:size', String(size)),
        element('premis:format', [
          element('premis:formatDesignation', [
            element('premis:formatName', name),
            element('premis:formatVersion', version),
          ]),
          registryKey &&
            element('premis:formatRegistry', [
              element('premis:formatRegistryName', 'PRONOM'),
              element('premis:formatRegistryKey', registryKey),
              element('premis:formatRegistryRole', 'specification'),
            ]),
        ]),
      ]),
      element('premis:originalName', originalName),
      relation('structural', 'is part of', id),
    ],
    { 'xsi:type': 'premis:file' },
  )
}

function eventsOf({ record, events, proof }: PackedLetter): PremisEvent[] {
  return [
    ...events.map(
      ({ sequence, type, at, channel }): PremisEvent => ({
        id: showNumberedId('evt', record.message, sequence),
        type,
        at,
        detail: wordsOfEvent(type, channel, record.language),
        agent: 'software',
      }),
    ),
    {
      id: `${showId('record', record.id)}-sealed`,
      type: 'sealed',
      at: proof.checkpointAt,
      detail: 'The hashes of the documents are in the ledger, below a signed checkpoint.',
      note: `leaf ${proof.leafIndex}, tree size ${proof.treeSize}`,
      agent: 'software',
    },
    ...(record.closedAt === null
      ? []
      : [
          {
            id: `${showId('record', record.id)}-closed`,
            type: 'closed',
            at: record.closedAt,
            detail: 'Nothing more could happen to the letter.',
            agent: 'organisation',
          } as const,
        ]),
  ]
}

function premis(
  { entity, version }: PackageFacts,
  subject: string,
  events: readonly PremisEvent[],
  objects: readonly Xml[],
): Buffer {
  return xmlFile(
    element(
      'premis:premis',
      [
        ...objects,
        ...events.map((event) => eventElement(event, subject, entity.code)),
        element('premis:agent', [
          identifier('agent', 'uitpost'),
          element('premis:agentName', 'Uitpost'),
          element('premis:agentType', 'software'),
          element('premis:agentVersion', version),
        ]),
        element('premis:agent', [
          identifier('agent', entity.code),
          element('premis:agentName', localized(entity.name, 'nl')),
          element('premis:agentType', 'organization'),
        ]),
      ],
      {
        'xmlns:premis': 'http://www.loc.gov/premis/v3',
        'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
        'xsi:schemaLocation': 'http://www.loc.gov/premis/v3 http://www.loc.gov/standards/premis/v3/premis-v3-0.xsd',
        version: '3.0',
      },
    ),
  )
}

function eventElement({ id, type, at, detail, note, agent }: PremisEvent, subject: string, code: string): Xml {
  return element('premis:event', [
    identifier('event', id),
    element('premis:eventType', type),
    element('premis:eventDateTime', at.toISOString()),
    element('premis:eventDetailInformation', [element('premis:eventDetail', detail)]),
    note &&
      element('premis:eventOutcomeInformation', [
        element('premis:eventOutcomeDetail', [element('premis:eventOutcomeDetailNote', note)]),
      ]),
    linked('Agent', agent === 'software' ? 'uitpost' : code),
    linked('Object', subject),
  ])
}

/** Identifiers are those of Uitpost, and of files their path below the package. */
function identifier(of: 'object' | 'event' | 'agent', value: string): Xml {
  return element(`premis:${of}Identifier`, [
    element(`premis:${of}IdentifierType`, 'local'),
    element(`premis:${of}IdentifierValue`, value),
  ])
}

function linked(to: 'Object' | 'Event' | 'Agent', value: string): Xml {
  return element(`premis:linking${to}Identifier`, [
    element(`premis:linking${to}IdentifierType`, 'local'),
    element(`premis:linking${to}IdentifierValue`, value),
  ])
}

function relation(type: string, subType: string, value: string): Xml {
  return element('premis:relationship', [
    element('premis:relationshipType', type),
    element('premis:relationshipSubType', subType),
    element('premis:relatedObjectIdentifier', [
      element('premis:relatedObjectIdentifierType', 'local'),
      element('premis:relatedObjectIdentifierValue', value),
    ]),
  ])
}
