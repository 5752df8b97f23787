import { join } from 'node:path'
import type { Clock } from '../../core/clock.ts'
import type { Settings } from '../../core/config.ts'
import { createLog } from '../../core/log.ts'
import { createClosingStack } from '../hub/closing-stack.ts'
import { refuseTakenPort } from '../hub/listen-for-requests.ts'
import type { HubPools } from '../hub/open-pools.ts'
import { describeTrial } from './describe-trial.ts'
import { type ExampleLetter, findExample } from './find-example.ts'
import { makeFolder } from './make-folder.ts'
import type { ServerNews } from './postgres/keep-running.ts'
import { startTrialPartner } from './print-partner/run-partner.ts'
import { refuseSecondTrial } from './refuse-second-trial.ts'
import { registerApps } from './register-apps.ts'
import { seedTrial } from './seed-trial.ts'
import { startHistory } from './start-history.ts'
import { startStandIns } from './start-stand-ins.ts'
import { explainDisk, type TrialError } from './trial-error.ts'
import { removeTrialFile, type TrialFile, writeTrialFile } from './trial-file.ts'

const loopback = '127.0.0.1'

export interface Trial extends AsyncDisposable {
  readonly told: TrialFile
  /** The path of the same information for scripts. */
  readonly file: string
  readonly logFile: string
  readonly example: ExampleLetter
  /** Resolves when the letters of the history were sent; a trial serves before that. */
  readonly historyPlanted: Promise<void>
  /** Resolves when a stand-in ended that could not be restarted: then the trial can no longer be used. */
  readonly lost: Promise<TrialError>
}

export interface TrialOptions {
  /** Sends messages in every state through the public API. */
  readonly history: boolean
  /** The stand-in of the print partner reports by itself what it would print and post. */
  readonly partnerReports?: boolean
  /** Called with each step as it begins. */
  readonly progress?: (step: string) => void
  /** Of the caller, who closes them; absent: the hub opens its own. */
  readonly pools?: HubPools
}

/**
 * Everything in one process, on loopback: stand-ins, hub, seeds. Ready for letters when the promise resolves.
 * @throws TrialError with what to repair; SettingsRefused
 */
export async function openTrial(settings: Settings, clock: Clock, options: TrialOptions): Promise<Trial> {
  const { progress = () => undefined } = options
  const dataDir = settings.DATA_DIR
  const opened = createClosingStack()
  try {
    await makeFolder(dataDir)
    await refuseSecondTrial(dataDir)
    await refuseTakenPort(settings.PORT, loopback)
    await removeTrialFile(dataDir)
    const logFile = join(dataDir, 'uitpost.log')
    const log = createLog(settings.LOG_LEVEL, logFile)

    progress('Starting PostgreSQL and the stand-ins')
    // Loaded while the database is made: about a second of work on another core.
    const loading = Promise.all([
      import('../hub/open-hub.ts'),
      import('../hub/open-api-server.ts'),
      import('../hub/open-hub-dispatcher.ts'),
    ])
    let lose: (error: TrialError) => void = () => undefined
    const lost = new Promise<TrialError>((resolve) => {
      lose = resolve
    })
    const databaseNews = (news: ServerNews): void => {
      log.error({ news: news.what }, 'the database of the trial ended by itself')
      if (news.what === 'lost') lose(news.error)
    }
    const standIns = await startStandIns(settings, clock, databaseNews, log)
    opened.push(async () => standIns[Symbol.asyncDispose]())
    if (standIns.print && options.partnerReports === true) {
      const partner = startTrialPartner({ folder: standIns.print.dir, clock, log })
      opened.push(() => partner.stop())
    }

    progress('Opening the hub')
    const [{ openHub }] = await loading
    const hub = await openHub(
      standIns.config,
      { api: true, dispatcher: true },
      {
        clock,
        log,
        host: loopback,
        listening: (url) => registerApps(standIns, url),
        ...(options.pools && { pools: options.pools }),
      },
    )
    opened.push(async () => hub[Symbol.asyncDispose]())

    progress('Adding entities, templates and people')
    await seedTrial(standIns, hub, clock)
    const told = await describeTrial(standIns, hub.base.database, hub.url, clock.now())
    const file = await writeTrialFile(dataDir, told)
    opened.push(() => removeTrialFile(dataDir))
    const example = await findExample(hub.base.database, told)
    const history = options.history ? startHistory(hub, dataDir) : undefined
    if (history) opened.push(async () => history[Symbol.asyncDispose]())
    const historyPlanted = history?.planted ?? Promise.resolve()
    return {
      told,
      file,
      logFile,
      example,
      historyPlanted,
      lost,
      [Symbol.asyncDispose]: () => opened.closeAll(),
    }
  } catch (error) {
    await opened.closeAll().catch(() => undefined)
    throw explainDisk(error, dataDir)
  }
}
