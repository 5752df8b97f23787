import { type Attributes, element, emptyElement, type Xml, xmlFile } from '../../../core/xml/write-xml.ts'
import type { ListedFile } from './package-facts.ts'

/**
 * The parts that the METS file of a package and those of its representations have in common: METS 1.12 in the profile E-ARK CSIP and
 * SIP 2.2.0 (earkcsip.dilcis.eu, earksip.dilcis.eu). A comment names the requirement where the reason is not plain.
 */
const namespaces: Attributes = {
  xmlns: 'http://www.loc.gov/METS/',
  'xmlns:xlink': 'http://www.w3.org/1999/xlink',
  'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
  'xmlns:csip': 'https://DILCIS.eu/XML/METS/CSIPExtensionMETS',
  'xmlns:sip': 'https://DILCIS.eu/XML/METS/SIPExtensionMETS',
  'xsi:schemaLocation':
    'http://www.loc.gov/METS/ http://www.loc.gov/standards/mets/mets.xsd http://www.w3.org/1999/xlink http://www.loc.gov/standards/mets/xlink.xsd https://DILCIS.eu/XML/METS/CSIPExtensionMETS https://earkcsip.dilcis.eu/schema/DILCISExtensionMETS.xsd https://DILCIS.eu/XML/METS/SIPExtensionMETS https://earksip.dilcis.eu/schema/DILCISExtensionSIPMETS.xsd',
}
/** Also that of a representation: the validator asks for it there (SIP2). */
const profile = 'https://earksip.dilcis.eu/profile/E-ARK-SIP-v2-2-0.xml'

/** A METS file. Its `content` is in the order of the schema: header, descriptive and administrative metadata, files, structure. */
export function metsFile(
  { id, label }: { readonly id: string; readonly label: string },
  content: readonly Xml[],
): Buffer {
  return xmlFile(
    element('mets', content, {
      ...namespaces,
      OBJID: id,
      LABEL: label,
      // Letters come with attachments of any kind; the vocabulary has no word of its own for them (CSIP2).
      TYPE: 'Mixed',
      'csip:CONTENTINFORMATIONTYPE': 'MIXED',
      PROFILE: profile,
    }),
  )
}

export function metsHeader(createdAt: Date, agents: readonly Xml[]): Xml {
  const attributes = {
    CREATEDATE: createdAt.toISOString(),
    RECORDSTATUS: 'NEW',
    'csip:OAISPACKAGETYPE': 'SIP',
  }
  return element('metsHdr', agents, attributes) ?? emptyElement('metsHdr', attributes)
}

/** A reference to a metadata file: `descriptive` is Dublin Core, `preservation` PREMIS. */
export function metadataSection(kind: 'descriptive' | 'preservation', file: ListedFile): Xml {
  const reference = emptyElement('mdRef', {
    ...located(file),
    MDTYPE: kind === 'descriptive' ? 'DC' : 'PREMIS',
    MIMETYPE: file.mediaType,
    ...checked(file),
  })
  const dated = { CREATED: file.createdAt.toISOString(), STATUS: 'CURRENT' }
  if (kind === 'descriptive') return element('dmdSec', [reference], { ID: 'dmd-1', ...dated })
  return element('amdSec', [element('digiprovMD', [reference], { ID: 'amd-1', ...dated })], { ID: 'amdsec-1' })
}

/** A group of files; each has the ID `<group>-<number>`. */
export function fileGroup(id: string, use: string, files: readonly ListedFile[], more: Attributes = {}): Xml {
  return element(
    'fileGrp',
    files.map((file, at) => fileElement(`${id}-${at + 1}`, file)),
    { ID: id, USE: use, ...more },
  )
}

function fileElement(id: string, file: ListedFile): Xml {
  return element('file', [emptyElement('FLocat', located(file))], {
    ID: id,
    MIMETYPE: file.mediaType,
    ...checked(file),
  })
}

function located({ path }: ListedFile): Attributes {
  // Readers decode the address: a `+` or `%` of a name would become another one.
  return { LOCTYPE: 'URL', 'xlink:type': 'simple', 'xlink:href': path.split('/').map(encodeURIComponent).join('/') }
}

function checked({ size, createdAt, sha256 }: ListedFile): Attributes {
  return {
    SIZE: String(size),
    CREATED: createdAt.toISOString(),
    CHECKSUM: sha256,
    CHECKSUMTYPE: 'SHA-256',
  }
}

/** The one structural map that the profile asks for (CSIP80). */
export function structure(label: string, divisions: readonly Xml[]): Xml {
  return element('structMap', [element('div', divisions, { ID: 'div-root', LABEL: label })], {
    ID: 'structure',
    TYPE: 'PHYSICAL',
    LABEL: 'CSIP',
  })
}

/** The division of the metadata: it names the sections instead of files (CSIP88). */
export function metadataDivision(): Xml {
  return emptyElement('div', { ID: 'div-metadata', LABEL: 'Metadata', DMDID: 'dmd-1', ADMID: 'amd-1' })
}

export function filesDivision(label: string, group: string): Xml {
  return element('div', [emptyElement('fptr', { FILEID: group })], { ID: `div-${group}`, LABEL: label })
}
