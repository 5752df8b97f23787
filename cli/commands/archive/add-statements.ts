import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { proofFile } from '../../../archive/ledger/proof-file.ts'
import { entitiesOfRecords } from '../../../archive/read/entities-of-records.ts'
import { jsonText } from '../../../archive/verify/export-archive.ts'
import { recordPath } from '../../../archive/verify/export-layout.ts'
import { parseId } from '../../../core/words/id.ts'
import type { Language } from '../../../core/words/language.ts'
import { readStatement, type StatementDeps } from '../../../dispatcher/statements/read-statement.ts'
import { statementLetter } from '../../../dispatcher/statements/statement-letter.ts'
import { OfficeWriter } from '../../../templates/render/office-letter.ts'

const recordsAtOnce = 50

/**
 * Writes the statement of sending and the proof of each record of an export beside its documents.
 * @param language of the statements; undefined: that of each letter
 */
export async function addStatements(
  deps: StatementDeps,
  folder: string,
  { language, page, now }: { readonly language: Language | undefined; readonly page: string; readonly now: Date },
): Promise<void> {
  const offices = new OfficeWriter()
  const names = await readdir(join(folder, 'records')).catch(() => [])
  const ids = names.flatMap((name) => parseId('record', name) ?? [])
  for (let from = 0; from < ids.length; from += recordsAtOnce) {
    const some = ids.slice(from, from + recordsAtOnce)
    for (const { record, entity } of await entitiesOfRecords(deps.archive.database.hub, some)) {
      const facts = await readStatement(deps, entity, record, now)
      if (facts === undefined) continue
      const { bytes } = await offices.draw(statementLetter(facts, language ?? facts.record.language, page))
      await writeFile(join(folder, recordPath(record, 'statement.pdf')), bytes)
      if (facts.proof !== 'pending')
        await writeFile(join(folder, recordPath(record, 'proof.json')), jsonText(proofFile(facts.proof)))
    }
  }
}
