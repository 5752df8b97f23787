import type { Database } from '../../core/db/database.ts'
import { findEntityByCode } from '../../core/tenants/entities.ts'
import { localized } from '../../core/words/language.ts'
import { entities, operators } from '../../seeds/entities.ts'
import { citizens, enterprises } from '../../seeds/people.ts'
import { listTemplates } from '../../templates/store/list-templates.ts'
import { printPartnerDir, type StandIns } from './start-stand-ins.ts'
import type { TrialFile } from './trial-file.ts'
import { trialKeys } from './trial-keys.ts'

/** What a new user and a script need to know about the running trial (3.13 of the HTTP contract). */
export async function describeTrial(
  standIns: StandIns,
  database: Database,
  url: string,
  now: Date,
): Promise<TrialFile> {
  const { config, secrets, mail } = standIns
  const keys = trialKeys(secrets)
  const described: TrialFile['entities'] = []
  for (const { code, name } of entities) {
    const apiKeys = keys.entities[code]
    if (apiKeys === undefined) throw new Error(`No keys for entity ${code}`)
    described.push({ code, name: localized(name, 'nl'), apiKeys, templates: await publishedTemplates(database, code) })
  }
  const [first] = described
  if (first === undefined) throw new Error('The trial has no entity')
  return {
    url,
    docsUrl: `${url}/docs`,
    adminUrl: `${url}/admin/`,
    inboxUrl: `${url}/inbox/`,
    checkUrl: `${url}/check`,
    mailUrl: mail?.url ?? url,
    mailJsonUrl: mail?.jsonUrl ?? url,
    printPartnerDir: printPartnerDir(standIns),
    ...(standIns.ebox !== undefined && { eboxDir: standIns.ebox.dir }),
    databaseUrl: config.appUrl,
    databaseUrlHub: config.hubUrl,
    databaseUrlOwner: standIns.ownerUrl,
    operatorKey: keys.operator,
    pid: process.pid,
    startedAt: now.toISOString(),
    entities: described,
    entity: first.code,
    apiKeys: first.apiKeys,
    templates: first.templates,
    staff: [...entities.flatMap(({ staff }) => staff), ...operators].map(({ name, username, roles }) => ({
      name,
      username,
      roles: [...roles],
      password: secrets.passwordFor(username),
    })),
    citizens: citizens.map(({ givenName, familyName, insz, username }) => ({
      name: `${givenName} ${familyName}`,
      insz,
      username,
      password: secrets.passwordFor(username),
    })),
    enterprises: enterprises.map(({ name, enterpriseNumber }) => ({ name, enterpriseNumber })),
  }
}

async function publishedTemplates(database: Database, code: string): Promise<string[]> {
  const entity = await database.asHub((tx) => findEntityByCode(tx, code))
  if (entity === undefined) return []
  const templates = await database.asEntity(entity.id, (tx) => listTemplates(tx, 200))
  return templates.filter(({ published }) => published !== undefined).map(({ key }) => key)
}
