import { lifeWords } from '../../../core/words/events/words-of-event.ts'
import { showId } from '../../../core/words/id.ts'
import { localized } from '../../../core/words/language.ts'
import { element, type Xml, xmlFile } from '../../../core/xml/write-xml.ts'
import type { PackageFacts, PackedLetter } from './package-facts.ts'
import { titleOf } from './root-mets.ts'

/**
 * Descriptive metadata as simple Dublin Core (ISO 15836-1), in the element `oai_dc:dc`: its fifteen elements are what every archive
 * reads. The letters of a dossier are described by its representations.
 */
type Term =
  | 'title'
  | 'creator'
  | 'identifier'
  | 'date'
  | 'type'
  | 'language'
  | 'relation'
  | 'description'
  | 'format'
  | 'rights'

/** The dossier, or the letters of a month. */
export function describePackage(facts: PackageFacts, languages: readonly string[], letters: number): Buffer {
  const { entity, series, dossier, openedOn, closedOn } = facts
  return dublinCore([
    ['title', titleOf(facts)],
    ['creator', localized(entity.name, 'nl')],
    ['identifier', dossier],
    ['identifier', facts.id],
    ['date', `${openedOn}/${closedOn}`],
    ['type', dossier === undefined ? 'Brieven zonder dossier' : 'Dossier'],
    ...languages.map((language) => ['language', language] as const),
    ['relation', `Serie: ${localized(series.name, 'nl')} (${series.key})`],
    ['description', letters === 1 ? '1 verzonden brief' : `${letters} verzonden brieven`],
    ['rights', series.legalGround],
  ])
}

/** One letter. */
export function describeLetter({ entity, series }: PackageFacts, { record, documents }: PackedLetter): Buffer {
  const words = lifeWords('nl').document
  return dublinCore([
    ['title', record.subject],
    ['creator', localized(entity.name, 'nl')],
    ['identifier', record.reference],
    ['identifier', showId('record', record.id)],
    ['date', record.letterDate],
    ['type', record.test ? 'Testbrief' : 'Brief'],
    ['language', record.language],
    ['relation', record.dossier === null ? undefined : `Dossier: ${record.dossier}`],
    ['relation', record.copyOf === null ? undefined : `Kopie van: ${showId('record', record.copyOf)}`],
    ['relation', `Serie: ${localized(series.name, 'nl')} (${series.key})`],
    ['description', record.recipientName === '' ? undefined : `Aan: ${record.recipientName}`],
    ...documents.map(({ n, kind }) => ['description', `${n}. ${words[kind]}`] as const),
    ...[...new Set(documents.map(({ mediaType }) => mediaType))].map((type) => ['format', type] as const),
  ])
}

function dublinCore(terms: readonly (readonly [Term, string | null | undefined])[]): Buffer {
  return xmlFile(
    element(
      'oai_dc:dc',
      terms.map(([term, text]): Xml => element(`dc:${term}`, text?.trim() ?? undefined)),
      {
        'xmlns:oai_dc': 'http://www.openarchives.org/OAI/2.0/oai_dc/',
        'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
        'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
        'xsi:schemaLocation':
          'http://www.openarchives.org/OAI/2.0/oai_dc/ http://www.openarchives.org/OAI/2.0/oai_dc.xsd',
      },
    ),
  )
}
