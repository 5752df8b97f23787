import { languages } from '../../core/words/language.ts'
import type { LetterMaker, VersionFacts } from '../letters/letter-maker.ts'
import type { LetterRow } from './claim-prepare.ts'

const unknownText: VersionFacts = { houseStyle: null, languages: ['nl'], fallback: [] }

/**
 * House style and languages of the texts of these letters: those of the template's version, or of a supplied document, which is
 * taken as it is.
 */
export async function factsOfTexts(
  letters: Pick<LetterMaker, 'houseStyles' | 'standardStyles'>,
  rows: readonly LetterRow[],
): Promise<(row: LetterRow) => VersionFacts> {
  const [versions, styles] = await Promise.all([
    letters.houseStyles([...new Set(rows.flatMap((row) => row.version ?? []))]),
    letters.standardStyles([...new Set(rows.flatMap((row) => (row.document === null ? [] : row.entity)))]),
  ])
  return (row) => {
    if (row.version !== null) return versions.get(row.version) ?? unknownText
    return { houseStyle: styles.get(row.entity) ?? null, languages, fallback: ['nl'] }
  }
}
