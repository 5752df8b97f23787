import { localized } from '../../../core/words/language.ts'
import { element, emptyElement, type Xml } from '../../../core/xml/write-xml.ts'
import { fileGroup, filesDivision, metadataDivision, metadataSection, metsFile, metsHeader, structure } from './mets.ts'
import type { ListedFile, PackageFacts } from './package-facts.ts'

/** The METS file of a representation, as the package names it. */
export interface ListedRepresentation {
  readonly id: string
  readonly mets: ListedFile
}

/** The METS file of a package. */
export function rootMets(
  facts: PackageFacts,
  files: {
    readonly descriptive: ListedFile
    readonly preservation: ListedFile
    readonly schemas: readonly ListedFile[]
    readonly documentation: readonly ListedFile[]
    readonly representations: readonly ListedRepresentation[]
  },
): Buffer {
  const { representations } = files
  return metsFile({ id: facts.id, label: titleOf(facts) }, [
    metsHeader(facts.madeAt, agents(facts)),
    metadataSection('descriptive', files.descriptive),
    metadataSection('preservation', files.preservation),
    element(
      'fileSec',
      [
        fileGroup('documentation', 'Documentation', files.documentation),
        fileGroup('schemas', 'Schemas', files.schemas),
        ...representations.map(({ id, mets }) =>
          fileGroup(groupOf(id), `Representations/${id}`, [mets], { 'csip:CONTENTINFORMATIONTYPE': 'MIXED' }),
        ),
      ],
      { ID: 'files' },
    ),
    structure(facts.id, [
      metadataDivision(),
      filesDivision('Documentation', 'documentation'),
      filesDivision('Schemas', 'schemas'),
      ...representations.map(representationDivision),
    ]),
  ])
}

/** The name of a package for people: its dossier, or its series with the month. */
export function titleOf({ dossier, series, openedOn }: PackageFacts): string {
  return dossier ?? `${localized(series.name, 'nl')} ${openedOn.slice(0, 7)}`
}

function representationDivision({ id, mets }: ListedRepresentation): Xml {
  const group = groupOf(id)
  const pointer = emptyElement('mptr', {
    LOCTYPE: 'URL',
    'xlink:type': 'simple',
    'xlink:href': mets.path,
    // The title holds the ID of the file group (CSIP108).
    'xlink:title': group,
  })
  return element('div', [pointer], { ID: `div-${group}`, LABEL: `Representations/${id}` })
}

function groupOf(representation: string): string {
  return `group-${representation}`
}

function agents({ entity, version }: PackageFacts): readonly Xml[] {
  const name = localized(entity.name, 'nl')
  const byCode = { 'csip:NOTETYPE': 'IDENTIFICATIONCODE' }
  return [
    element('agent', [element('name', 'Uitpost'), element('note', version, { 'csip:NOTETYPE': 'SOFTWARE VERSION' })], {
      ROLE: 'CREATOR',
      TYPE: 'OTHER',
      OTHERTYPE: 'SOFTWARE',
    }),
    ...['CREATOR', 'ARCHIVIST'].map((role) =>
      element('agent', [element('name', name), element('note', entity.code, byCode)], {
        ROLE: role,
        TYPE: 'ORGANIZATION',
      }),
    ),
  ]
}
