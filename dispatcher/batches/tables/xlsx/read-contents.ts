import { posix } from 'node:path'
import { TableRefused } from '../../csv/table-refused.ts'
import { damaged, type WorkbookParts } from './open-parts.ts'
import { attributeOf, isTrue, readXml } from './read-xml.ts'

export interface SheetEntry {
  readonly name: string
  readonly isHidden: boolean
  readonly part: string
}

export interface WorkbookContents {
  readonly sheets: readonly SheetEntry[]
  /** Serial numbers of dates count from 1 January 1904, as Excel for Mac wrote them. */
  readonly isFrom1904: boolean
  readonly sharedStrings: string | undefined
  readonly styles: string | undefined
}

interface Relation {
  readonly type: string
  readonly target: string
}

/** The table of contents of a workbook (ISO/IEC 29500-1, 18.2). @throws TableRefused */
export async function readContents(parts: WorkbookParts): Promise<WorkbookContents> {
  const main = await mainPart(parts)
  const relations = await readRelations(parts, main)
  const found: { name: string; isHidden: boolean; relation: string }[] = []
  let isFrom1904 = false
  await readXml(parts.read(main), {
    open: (element, attributes) => {
      if (element === 'workbookPr') isFrom1904 = isTrue(attributes['date1904'])
      if (element === 'sheet')
        found.push({
          name: attributes['name'] ?? '',
          isHidden: (attributes['state'] ?? 'visible') !== 'visible',
          relation: attributeOf(attributes, 'id') ?? '',
        })
    },
  })
  const sheets = found.flatMap(({ relation, ...sheet }) => {
    const known = relations.get(relation)
    return known?.type.endsWith('/worksheet') === true ? [{ ...sheet, part: known.target }] : []
  })
  const partOf = (type: string): string | undefined =>
    [...relations.values()].find((relation) => relation.type.endsWith(`/${type}`))?.target
  return { sheets, isFrom1904, sharedStrings: partOf('sharedStrings'), styles: partOf('styles') }
}

async function mainPart(parts: WorkbookParts): Promise<string> {
  if (parts.has('xl/workbook.xml')) return 'xl/workbook.xml'
  const relations = await readRelations(parts, '')
  const main = [...relations.values()].find(({ type }) => type.endsWith('/officeDocument'))
  if (main === undefined || !parts.has(main.target))
    throw new TableRefused('The workbook is damaged: it has no table of contents.', damaged)
  return main.target
}

async function readRelations(parts: WorkbookParts, of: string): Promise<Map<string, Relation>> {
  const folder = posix.dirname(of)
  const relations = new Map<string, Relation>()
  await readXml(parts.read(posix.join(folder, '_rels', `${posix.basename(of)}.rels`)), {
    open: (element, attributes) => {
      if (element !== 'Relationship' || attributes['TargetMode'] === 'External') return
      const target = attributes['Target'] ?? ''
      relations.set(attributes['Id'] ?? '', {
        type: attributes['Type'] ?? '',
        target: target.startsWith('/') ? target.slice(1) : posix.join(folder, target),
      })
    },
  })
  return relations
}
