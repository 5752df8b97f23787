import { element } from '../../../core/xml/write-xml.ts'
import { fileGroup, filesDivision, metadataDivision, metadataSection, metsFile, metsHeader, structure } from './mets.ts'
import type { ListedFile } from './package-facts.ts'

/** The METS file of one letter: its documents, and the proof and the statement beside them. */
export function representationMets(
  { id, label, madeAt }: { readonly id: string; readonly label: string; readonly madeAt: Date },
  files: {
    readonly descriptive: ListedFile
    readonly preservation: ListedFile
    readonly data: readonly ListedFile[]
    readonly documentation: readonly ListedFile[]
  },
): Buffer {
  return metsFile({ id, label }, [
    metsHeader(madeAt, []),
    metadataSection('descriptive', files.descriptive),
    metadataSection('preservation', files.preservation),
    element(
      'fileSec',
      [fileGroup('documentation', 'Documentation', files.documentation), fileGroup('data', 'Data', files.data)],
      { ID: 'files' },
    ),
    structure(id, [metadataDivision(), filesDivision('Documentation', 'documentation'), filesDivision('Data', 'data')]),
  ])
}
