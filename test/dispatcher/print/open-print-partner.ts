import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import type { PartnerSettings } from '../../../channels/print/adapter/partner-connection.ts'
import { openPrintChannel } from '../../../channels/print/adapter/print-channel.ts'
import { addContract } from '../../../channels/print/store/contracts/contracts.ts'
import { closeRun } from '../../../channels/print/store/runs/close-run.ts'
import type { Database } from '../../../core/db/database.ts'
import { type EntityId, type Id, type MessageId, newId, showNumberedId } from '../../../core/words/id.ts'
import { settleRunsChore } from '../../../dispatcher/collected/work-print-runs.ts'
import { pollReceipts } from '../../../dispatcher/receipts/receive-receipts.ts'
import { privateKey } from '../../channels/print/print-house.ts'
import { type FaultySftp, startFaultySftp } from '../../support/faulty/faulty-sftp.ts'
import { afterFile } from '../../support/process/after-file.ts'
import type { DispatcherFixture } from '../dispatcher-fixture.ts'

/** A print partner behind a real SSH server, with which an entity has a contract. */
export interface PrintPartner {
  readonly sftp: FaultySftp
  readonly settings: PartnerSettings
  readonly folder: string
  contractWith(entity: EntityId): Promise<Id<'printContract'>>
  /** Names of the packages that the partner can see. */
  packages(): string[]
  /** Puts a return file about these letters into the partner's `out/`. */
  report(name: string, lines: readonly object[]): void
  /** Reads the return files as the dispatcher does, and settles the runs; with another database for a test that interrupts it. */
  takeReturns(database?: Pick<Database, 'hub' | 'asHub'>): Promise<void>
  /** Closes the open runs before their cut-off. */
  closeRuns(): Promise<Id<'run'>[]>
}

export async function openPrintPartner(at: DispatcherFixture): Promise<PrintPartner> {
  const folder = mkdtempSync(join(tmpdir(), 'uitpost-partner-'))
  const sftp = await startFaultySftp(folder)
  afterFile(async () => {
    await sftp.close()
    await rm(folder, { recursive: true })
  })
  const settings = { url: sftp.url, timeoutMs: 2_000 }
  const { database } = at.test
  const channelWith = (used: Pick<Database, 'hub' | 'asHub'>) =>
    openPrintChannel({
      database: used,
      clock: at.clock,
      partner: settings,
      signingKey: privateKey,
      returns: { log: at.deps.log, partnerName: 'Drukpartner Voorbeeld' },
    })
  at.channels.set('print', channelWith(database))
  return {
    sftp,
    settings,
    folder,
    contractWith: async (entity) => {
      const id = newId('printContract', at.clock.now())
      const facts = { name: 'Post', partner: 'Drukpartner Voorbeeld', cutOff: '17:00', calendar: 'BE' } as const
      const paper = { profile: 'c5-right', sides: 'two', blankLastSide: false, sheetMarks: 'none' } as const
      const tariff = { from: '2026-01-01', postage: 'priority', sheetsUpTo: 4, zone: 'BE', amount: 158 } as const
      await database.asEntity(entity, (tx) =>
        addContract(tx, { id, entity, ...facts, ...paper, dueDays: 2, tariffs: [tariff] }, at.clock.now()),
      )
      return id
    },
    packages: () => {
      const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      return names.filter((name) => name.endsWith('.zip')).sort()
    },
    report: (name, lines) => {
      mkdirSync(join(folder, 'out'), { recursive: true })
      writeFileSync(join(folder, 'out', name), `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`)
    },
    takeReturns: async (used = database) => {
      const channels = new Map([['print' as const, channelWith(used)]])
      for (const chore of [...pollReceipts({ ...at.deps, channels }), settleRunsChore(at.deps)])
        await chore.run(new AbortController().signal)
    },
    closeRuns: async () => {
      const runs = await database.hub.query<{ id: Id<'run'> }>(sql`select id from print_run where status = 'open'`)
      for (const { id } of runs) await database.asHub((tx) => closeRun(tx, id, at.clock.now(), true))
      return runs.map((run) => run.id)
    },
  }
}

export const letterOf = (message: MessageId, sequence = 1): string => showNumberedId('dlv', message, sequence)
