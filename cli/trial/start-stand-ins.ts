import { join, resolve } from 'node:path'
import type { Clock } from '../../core/clock.ts'
import { readSettings, type Settings } from '../../core/config.ts'
import { prepareDatabase } from '../../core/db/prepare-database.ts'
import type { Log } from '../../core/log.ts'
import { eboxOf } from '../hub/config/ebox-config.ts'
import { blobsIn, type HubConfig, registrarOf } from '../hub/config/hub-config.ts'
import { peppolOf } from '../hub/config/peppol-config.ts'
import { registryOf, registryTimeoutMs } from '../hub/config/registry-config.ts'
import { sealsFileOf } from '../hub/config/seal-config.ts'
import { migrateAll } from '../hub/migrate-all.ts'
import { startTrialEbox, type TrialEbox } from './ebox/start-ebox.ts'
import { type IdentityProvider, startIdentityProvider } from './identity-provider.ts'
import { type MailSink, startMailSink } from './mail-sink.ts'
import { startTrialAccessPoint, type TrialAccessPoint } from './peppol/start-access-point.ts'
import { personasOf } from './personas.ts'
import { keepBackups } from './postgres/backup/keep-backups.ts'
import type { ServerNews } from './postgres/keep-running.ts'
import { type EmbeddedCluster, startPostgres } from './postgres.ts'
import { type RegistrarStandIn, startRegistrar } from './registrar/registrar-stand-in.ts'
import { type RegistryStandIn, startRegistry } from './registry/registry-stand-in.ts'
import { startTrialSeals, type TrialSeals } from './seals/trial-seals.ts'
import { type SftpSink, startSftpSink } from './sftp-sink.ts'
import { openTrialSecrets, type TrialSecrets } from './trial-secrets.ts'

const databaseName = 'uitpost'

/** The stand-ins for the outside world in the trial. A stand-in is absent where a setting names a real server. */
export interface StandIns extends AsyncDisposable {
  readonly config: HubConfig
  readonly ownerUrl: string
  readonly secrets: TrialSecrets
  readonly mail?: MailSink
  readonly print?: SftpSink
  readonly ebox?: TrialEbox
  readonly identity?: IdentityProvider
}

/**
 * Opens them in order; `databaseNews` is called when the built-in database ended by itself. Closes what was opened in reverse
 * order, also when a later one fails.
 */
export async function startStandIns(
  settings: Settings,
  clock: Clock,
  databaseNews: (news: ServerNews) => void = () => undefined,
  log?: Log,
): Promise<StandIns> {
  const opened: (() => Promise<void>)[] = []
  const closeAll = async (): Promise<void> => {
    for (const close of opened.splice(0).reverse()) await close()
  }
  try {
    const dataDir = resolve(settings.DATA_DIR)
    const secrets = await openTrialSecrets(dataDir)
    const urls = await openDatabaseOfTrial(settings, secrets, dataDir, databaseNews, opened, log)
    await migrateAll(urls.owner, clock.now())
    const { BACKUP_DIR: folder, BACKUP_RETENTION_DAYS: days } = settings
    if (urls.cluster !== undefined && folder !== undefined) {
      const backups = keepBackups({
        cluster: urls.cluster,
        hubUrl: urls.hub,
        folder: resolve(folder),
        dataDir,
        clock,
        log,
        days,
      })
      opened.push(() => backups.stop())
    }
    const mail = settings.SMTP_URL === undefined ? await startMailSink({ dataDir, clock }) : undefined
    if (mail) opened.push(() => mail.stop())
    const account = { username: 'uitpost', password: secrets.sftpPassword }
    const print = settings.SFTP_URL === undefined ? await startSftpSink({ dataDir, ...account }) : undefined
    if (print) opened.push(() => print.stop())
    const ebox = settings.EBOX_URL === undefined ? await startTrialEbox(settings, dataDir, clock) : undefined
    if (ebox) opened.push(() => ebox.standIn.stop())
    const registrar = settings.REGISTRAR_URL === undefined ? await startRegistrar({ dataDir, clock }) : undefined
    if (registrar) opened.push(() => registrar.stop())
    const registry = settings.REGISTRY_URL === undefined ? await startRegistry({ dataDir }) : undefined
    if (registry) opened.push(() => registry.stop())
    const peppol = settings.PEPPOL_URL === undefined ? await startTrialAccessPoint(settings, dataDir, clock) : undefined
    if (peppol) opened.push(() => peppol.standIn.stop())
    const seals = settings.SEALS_FILE === undefined ? await startTrialSeals({ dataDir, clock }) : undefined
    if (seals) opened.push(() => seals.stop())
    const needsIdentity = settings.OIDC_ISSUER_STAFF === undefined || settings.OIDC_ISSUER_CITIZEN === undefined
    const identity = needsIdentity
      ? await startIdentityProvider({ dataDir, clock, personas: personasOf(secrets) })
      : undefined
    if (identity) opened.push(() => identity.stop())
    return {
      config: configOfTrial(settings, secrets, urls, {
        mail,
        print,
        ebox,
        identity,
        registrar,
        peppol,
        registry,
        seals,
      }),
      ownerUrl: urls.owner,
      secrets,
      ...(mail && { mail }),
      ...(print && { print }),
      ...(ebox && { ebox }),
      ...(identity && { identity }),
      [Symbol.asyncDispose]: closeAll,
    }
  } catch (error) {
    await closeAll()
    throw error
  }
}

interface DatabaseUrls {
  /** Absent where settings name a server. */
  readonly cluster?: EmbeddedCluster
  readonly app: string
  readonly hub: string
  readonly owner: string
}

async function openDatabaseOfTrial(
  settings: Settings,
  secrets: TrialSecrets,
  dataDir: string,
  databaseNews: (news: ServerNews) => void,
  opened: (() => Promise<void>)[],
  log: Log | undefined,
): Promise<DatabaseUrls> {
  const { DATABASE_URL: app, DATABASE_URL_HUB: hub, DATABASE_URL_OWNER: owner } = settings
  if (app !== undefined && hub !== undefined && owner !== undefined) return { app, hub, owner }
  const folder = settings.BACKUP_DIR
  const failed = (error: unknown): void =>
    log?.error({ fault: String(error) }, 'the log of the database is not archived')
  const cluster: EmbeddedCluster = await startPostgres({
    dataDir,
    keepRunning: databaseNews,
    ...(folder !== undefined && { backups: { folder, failed } }),
  })
  opened.push(() => cluster.stop())
  await prepareDatabase(cluster.superuserUrl, databaseName, secrets.databasePasswords)
  const url = (role: 'owner' | 'app' | 'hub'): string =>
    `postgres://uitpost_${role}:${secrets.databasePasswords[role]}@127.0.0.1:${cluster.port}/${databaseName}`
  return { app: url('app'), hub: url('hub'), owner: url('owner'), cluster }
}

interface Started {
  readonly mail: MailSink | undefined
  readonly print: SftpSink | undefined
  readonly ebox: TrialEbox | undefined
  readonly identity: IdentityProvider | undefined
  readonly registrar: RegistrarStandIn | undefined
  readonly peppol: TrialAccessPoint | undefined
  readonly registry: RegistryStandIn | undefined
  readonly seals: TrialSeals | undefined
}

function configOfTrial(
  settings: Settings,
  secrets: TrialSecrets,
  urls: DatabaseUrls,
  { mail, print, ebox, identity, registrar, peppol, registry, seals }: Started,
): HubConfig {
  const eboxOfHub = ebox?.settings ?? eboxOf(settings)
  const peppolOfHub = peppol?.settings ?? peppolOf(settings)
  const encryptionKeys =
    settings.ENCRYPTION_KEYS ?? readSettings({ ENCRYPTION_KEYS: secrets.encryptionKeys }).ENCRYPTION_KEYS
  if (encryptionKeys === undefined) throw new Error('The trial has no encryption keys')
  const portal = (which: 'STAFF' | 'CITIZEN') => {
    const clientId = settings[`OIDC_CLIENT_${which}`]
    // The provider of the trial gives roles in the inbox; another one has to grant the scope first.
    const rolesToo = which === 'CITIZEN' && settings.OIDC_ISSUER_CITIZEN === undefined
    return {
      issuer: settings[`OIDC_ISSUER_${which}`] ?? identity?.issuer ?? '',
      clientId,
      clientSecret: settings[`OIDC_SECRET_${which}`] ?? secrets.secretFor(`client:${clientId}`),
      scopes: rolesToo ? `${settings.OIDC_SCOPES_CITIZEN} uitpost` : settings[`OIDC_SCOPES_${which}`],
      ...(which === 'CITIZEN' && { strong: settings.OIDC_STRONG_CITIZEN.split(' ') }),
    }
  }
  return {
    settings,
    dataDir: resolve(settings.DATA_DIR),
    appUrl: urls.app,
    hubUrl: urls.hub,
    blobsUrl: settings.BLOBS_URL ?? blobsIn(settings.DATA_DIR),
    partners: {
      smtpUrl: settings.SMTP_URL ?? mail?.smtpUrl ?? '',
      sftpUrl: settings.SFTP_URL ?? print?.url ?? '',
      sftpHostKey: settings.SFTP_HOST_KEY ?? print?.hostKeyFingerprint,
      ...(eboxOfHub !== undefined && { ebox: eboxOfHub }),
      ...(peppolOfHub !== undefined && { peppol: peppolOfHub }),
      // The stand-in reports a letter as presented and collected within a minute, so that it is seen.
      registrar: registrarOf(settings) ?? (registrar && { ...registrar, trackEveryMs: 15_000 }),
    },
    encryptionKeys,
    signingKey: settings.SIGNING_KEY ?? secrets.signingKey,
    web: {
      sessionSecret: settings.SESSION_SECRET ?? secrets.sessionSecret,
      staff: portal('STAFF'),
      citizen: portal('CITIZEN'),
    },
    registry:
      registryOf(settings) ?? (registry && { ...registry, timeoutMs: registryTimeoutMs(settings), isStandIn: true }),
    sealsFile: sealsFileOf(settings) ?? seals?.file,
    rateLimits: false,
    trial: nothingLeaves(settings),
  }
}

/** A trial that is configured with a real mail server, printer, eBox or access point really sends. */
function nothingLeaves({ SMTP_URL, SFTP_URL, EBOX_URL, PEPPOL_URL }: Settings): boolean {
  return [SMTP_URL, SFTP_URL, EBOX_URL, PEPPOL_URL].every((each) => each === undefined)
}

/** The folder in which the print packages of the trial arrive. */
export function printPartnerDir(standIns: StandIns): string {
  return standIns.print?.dir ?? join(standIns.config.dataDir, 'print-partner')
}
