import { createWriteStream } from 'node:fs'
import { mkdir, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { Command } from 'commander'
import { answerPackages } from '../../../../archive/transfer/answer-packages.ts'
import { listPackages, packageId } from '../../../../archive/transfer/packages.ts'
import type { TransferId } from '../../../../archive/transfer/transfer.ts'
import type { EntityId } from '../../../../core/words/id.ts'
import { openTransferPackage } from '../../../../dispatcher/transfer/open-package.ts'
import { readAnswers } from '../../../../dispatcher/transfer/read-answers.ts'
import type { CommandContext } from '../../../command-context.ts'
import { CommandFailed } from '../../../command-failed.ts'
import { withArchive } from '../../../reach/with-archive.ts'
import { by, forEntity, ofEntity, record } from './retention-command.ts'
import { exampleOf, transferId } from './transfer-id.ts'

const packagesAtOnce = 200

/** `uitpost archive transfer packages` */
export function packagesCommand(context: CommandContext): Command {
  return ofEntity(new Command('packages'))
    .description('write the packages that are ready into a folder')
    .argument('<id>', 'trf_…')
    .requiredOption('--output <folder>', 'is made where it does not exist')
    .addHelpText('after', exampleOf('packages', 'trf_01kb… --output overbrenging'))
    .action(async (named: string, { entity: code, output }: { entity: string; output: string }) => {
      const id = transferId(named)
      await mkdir(output, { recursive: true })
      const written = await forEntity(context, code, async (database, entity) => {
        const line = { action: 'download-transfer-package', subjectKind: 'transfer', subject: named }
        await record(context, database, entity, line)
        return withArchive(context.settings(), context.clock, ({ context: { blobs }, keyring }) =>
          writePackages({ tx: database.hub, keyring, blobs }, entity, id, output),
        )
      })
      context.terminal.out(written === 1 ? '1 package was written.' : `${written} packages were written.`)
    })
}

async function writePackages(
  deps: Parameters<typeof openTransferPackage>[0],
  entity: EntityId,
  id: TransferId,
  output: string,
): Promise<number> {
  let written = 0
  for (let after = 0; ; ) {
    const some = await listPackages(deps.tx, id, { status: 'packed', after }, packagesAtOnce)
    for (const each of some) {
      const { stream, name } = await openTransferPackage(deps, entity, id, packageId(each))
      // A file under its own name is whole.
      await pipeline(stream, createWriteStream(join(output, `${name}.part`)))
      await rename(join(output, `${name}.part`), join(output, name))
      written += 1
    }
    if (some.length < packagesAtOnce) return written
    after = some.at(-1)?.n ?? after
  }
}

/** `uitpost archive transfer answers` */
export function answersCommand(context: CommandContext): Command {
  return ofEntity(new Command('answers'))
    .description('record what the archive service answered: a CSV file with package, status, reason and reference')
    .argument('<id>', 'trf_…')
    .argument('<file>', 'the CSV file')
    .addHelpText('after', exampleOf('answers', 'trf_01kb… antwoorden.csv'))
    .action(async (named: string, file: string, { entity: code }: { entity: string }) => {
      const id = transferId(named)
      const text = await readFile(file, 'utf8').catch(() => {
        throw new CommandFailed(`The file ${file} cannot be read.`)
      })
      const { accepted, refused } = await forEntity(context, code, async (database, entity) => {
        const answers = readAnswers(text)
        const counts = await database.asHub((tx) => answerPackages(tx, entity, id, answers, by(context)))
        await record(context, database, entity, { action: 'answer-transfer', subjectKind: 'transfer', subject: named })
        return counts
      })
      context.terminal.out(`New answers: ${accepted} accepted, ${refused} refused.`)
    })
}
