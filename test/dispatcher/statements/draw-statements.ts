import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { languages } from '../../../core/words/language.ts'
import { statementLetter } from '../../../dispatcher/statements/statement-letter.ts'
import { OfficeWriter } from '../../../templates/render/office-letter.ts'
import { factsOf, historyNames } from './histories.ts'

/** Draws the statement of every history in every language into one folder, to validate and to read: `draw-statements.ts FOLDER`. */
async function drawStatements(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  const offices = new OfficeWriter()
  for (const name of historyNames)
    for (const language of languages) {
      const { bytes } = await offices.draw(
        statementLetter(factsOf(name), language, 'https://uitpost.example.be/verify'),
      )
      await writeFile(join(folder, `${name}-${language}.pdf`), bytes)
    }
}

const [folder] = process.argv.slice(2)
if (folder === undefined) throw new Error('Name a folder')
await drawStatements(folder)
