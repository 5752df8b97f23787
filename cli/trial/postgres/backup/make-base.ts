import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { duringBaseBackup } from '../../../../core/db/base-backup-session.ts'
import { type BaseBackup, type BaseFile, baseFolder, syncFolder, writeBaseFile } from './backup-folder.ts'
import { copyRunningCluster } from './copy-cluster.ts'

/** Copies the cluster of a running server, which stays in use. A copy that was interrupted stays behind as `….new` and is removed by the next. */
export async function makeBase(
  { superuserUrl, cluster }: { readonly superuserUrl: string; readonly cluster: string },
  backupDir: string,
  now: () => Date,
): Promise<BaseBackup> {
  const startedAt = now()
  const name = startedAt.toISOString().replaceAll(/[-:]|\.\d+/g, '')
  const folder = join(baseFolder(backupDir), name)
  const fresh = `${folder}.new`
  await rm(fresh, { recursive: true, force: true })
  await mkdir(fresh, { recursive: true, mode: 0o700 })
  let files: BaseFile['files'] = []
  const facts = await duringBaseBackup(superuserUrl, `uitpost ${name}`, async () => {
    files = await copyRunningCluster(cluster, join(fresh, 'files'))
  })
  await writeFile(join(fresh, 'backup_label'), facts.label, { mode: 0o600, flush: true })
  const base: BaseFile = {
    version: 1,
    startedAt: startedAt.toISOString(),
    endedAt: now().toISOString(),
    postgres: facts.version,
    systemId: facts.systemId,
    timeline: facts.timeline,
    firstWal: facts.firstWal,
    lastWal: facts.lastWal,
    bytes: files.reduce((sum, [, bytes]) => sum + bytes, 0),
    files,
  }
  await writeBaseFile(fresh, base)
  await rename(fresh, folder)
  await syncFolder(baseFolder(backupDir))
  return { ...base, folder }
}
