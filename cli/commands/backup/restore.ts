import { join, resolve } from 'node:path'
import { Command } from 'commander'
import { openArchive } from '../../../archive/archive-context.ts'
import { verifierKey } from '../../../archive/ledger/checkpoint.ts'
import { openPublishedFiles } from '../../../archive/ledger/published/published-files.ts'
import { recordAudit } from '../../../core/audit/record-audit.ts'
import type { Clock } from '../../../core/clock.ts'
import { readSettings, type Settings } from '../../../core/config.ts'
import { createKeyring } from '../../../core/crypto/keyring.ts'
import { createSigner } from '../../../core/crypto/signer.ts'
import { openDatabase } from '../../../core/db/database.ts'
import { type BegunRecovery, beginRecovery } from '../../../dispatcher/recovery/begin-recovery.ts'
import type { CommandContext } from '../../command-context.ts'
import { CommandFailed } from '../../command-failed.ts'
import { blobsIn } from '../../hub/config/hub-config.ts'
import { migrateAll } from '../../hub/migrate-all.ts'
import { openBlobs } from '../../hub/open-blobs.ts'
import { shortTime } from '../../show/table.ts'
import { type RestoredCluster, restoreCluster } from '../../trial/postgres/backup/restore-cluster.ts'
import { openTrialSecrets } from '../../trial/trial-secrets.ts'
import { commandLineActor } from '../archive/retention/retention-command.ts'
import { describeRecovery } from './describe-recovery.ts'

interface RestoreFlags {
  readonly from?: string
  readonly to?: string
  readonly json?: true
}

/** `uitpost restore` */
export function restoreCommand({ terminal, clock, settings }: CommandContext): Command {
  return new Command('restore')
    .description('restore the built-in database to a moment, from the back-ups in BACKUP_DIR')
    .option('--from <folder>', 'the folder of the back-ups; absent: BACKUP_DIR')
    .option('--to <time>', 'the moment, with a time zone (2026-11-30T14:05:00+01:00); absent: as far as the log goes')
    .option('--json', 'print what was done as JSON')
    .addHelpText(
      'after',
      `
The hub must be stopped, and DATA_DIR must hold no database. secrets.json, postgres.json, the file checkpoints, checkpoints.leaves and the
blob store must be in their place. The command replays the log, destroys again what disposals destroyed, continues the published ledger and
lists the letters that may have left after that moment. The hub then starts in recovery: nothing leaves until \`uitpost recovery end\`.
It can be interrupted and run again.

Examples:
  $ uitpost restore
  $ uitpost restore --from /mnt/backups --to 2026-11-30T14:05:00+01:00`,
    )
    .action(async ({ from, to, json }: RestoreFlags) => {
      const known = settings()
      const folder = from ?? known.BACKUP_DIR
      if (folder === undefined)
        throw new CommandFailed('No folder of back-ups is known.', 'Give it with --from, or set BACKUP_DIR.', 2)
      const progress = (step: string): void => terminal.tell(`${step} …`)
      const options = { dataDir: known.DATA_DIR, from: resolve(folder), to: momentOf(to), progress }
      const done = await restoreCluster(options, async (restored) => ({
        restoredTo: restored.restoredTo ?? null,
        base: restored.base.endedAt,
        ...(await recover(known, clock, restored, progress)),
      }))
      if (json) return terminal.out(JSON.stringify(done))
      terminal.out(
        `The database is restored to ${done.restoredTo?.toISOString() ?? 'the end of its base back-up'} (${shortTime(done.restoredTo)}).`,
      )
      for (const line of describeRecovery(done)) terminal.out(line)
    })
}

/** @throws CommandFailed */
function momentOf(to: string | undefined): Date | undefined {
  if (to === undefined) return undefined
  const at = new Date(to)
  if (Number.isNaN(at.getTime()) || !/(Z|[+-]\d\d:?\d\d)$/i.test(to))
    throw new CommandFailed('--to is no moment with a time zone.', 'Write it as 2026-11-30T14:05:00+01:00.', 2)
  return at
}

/** What follows the replay, with the secrets of the data folder. */
async function recover(
  settings: Settings,
  clock: Clock,
  { port, restoredTo }: RestoredCluster,
  progress: (step: string) => void,
): Promise<BegunRecovery> {
  const secrets = await openTrialSecrets(settings.DATA_DIR)
  const url = (role: 'owner' | 'app' | 'hub'): string =>
    `postgres://uitpost_${role}:${secrets.databasePasswords[role]}@127.0.0.1:${port}/uitpost`
  progress('Renewing the tables')
  await migrateAll(url('owner'), clock.now())
  const ring = settings.ENCRYPTION_KEYS ?? readSettings({ ENCRYPTION_KEYS: secrets.encryptionKeys }).ENCRYPTION_KEYS
  if (ring === undefined) throw new CommandFailed('There are no encryption keys.', 'Put secrets.json back.')
  const signer = createSigner(settings.SIGNING_KEY ?? secrets.signingKey)
  const database = openDatabase({ appUrl: url('app'), hubUrl: url('hub'), queryTimeoutMs: 0 })
  try {
    const blobs = openBlobs(settings.BLOBS_URL ?? blobsIn(settings.DATA_DIR), settings)
    const begun = await beginRecovery({
      archive: openArchive({ database, blobs, keyring: createKeyring(ring.keys, ring.index), clock }),
      files: openPublishedFiles(join(settings.DATA_DIR, 'checkpoints')),
      verifierKey: verifierKey(settings.LEDGER_ORIGIN, signer.publicKey),
      retired: settings.RETIRED_LETTER_KEYS ?? [],
      by: commandLineActor,
      restoredTo,
      progress,
    })
    await recordAudit(database, undefined, {
      at: clock.now(),
      actorKind: 'hub',
      actor: commandLineActor,
      action: 'begin-recovery',
      subjectKind: 'hub',
      subject: 'hub',
    })
    return begun
  } finally {
    await database.close()
  }
}
