import type { Database } from '../../../core/db/database.ts'
import type { EntityId } from '../../../core/words/id.ts'
import type { TemplateSource } from '../../../templates/model/template-source.ts'
import { addHouseStyle, type HouseStyleText } from '../../../templates/store/house-styles/house-styles.ts'
import { approveVersion } from '../../../templates/store/versions/change-status.ts'
import { compile, loadCompileContext } from '../../../templates/store/versions/compile-version.ts'
import { publishVersion, submitVersion } from '../../../templates/store/versions/publish-version.ts'
import { createTemplate, saveDraft } from '../../../templates/store/versions/write-version.ts'

/** A small letter with a variable of most kinds. */
const permit: TemplateSource = {
  languages: {
    nl: {
      subject: 'Uw vergunning {{dossier}}',
      body: '# Uw vergunning\n\nU betaalt {{money bedrag}} voor {{dossier}}.',
    },
  },
  fallback: [],
  variables: [
    { name: 'dossier', type: 'text', required: true, maxLength: 40, example: 'OMV-1' },
    { name: 'bedrag', type: 'money', required: true, example: '125.50' },
    { name: 'vanaf', type: 'date', example: '2026-12-01' },
    { name: 'toelichting', type: 'longText', example: 'Tekst' },
  ],
  actions: [],
  blocks: [],
  samples: [
    { name: 'gewoon', data: { dossier: 'OMV-1', bedrag: '125.50', vanaf: '2026-12-01', toelichting: 'Tekst' } },
  ],
  channels: ['inbox', 'email', 'print'],
}

const plainStyle: HouseStyleText = {
  name: { nl: 'Testdienst' },
  colour: '#00607c',
  senderLines: ['Proefstraat 1', '9999 Voorbeeldegem'],
  signatures: {},
  images: {},
}

/** Publishes the template `vergunning`, written by one key and approved by another. */
export async function seedPermit(database: Database, entity: EntityId, now: Date): Promise<void> {
  await database.asEntity(entity, (tx) => addHouseStyle(tx, entity, 'test', plainStyle, { actor: 'hub', now }))
  await publishTemplate(database, entity, { key: 'vergunning', source: permit }, now)
}

/** Publishes a template of the class `information`, written by one key and approved by another. */
export async function publishTemplate(
  database: Database,
  entity: EntityId,
  { key, source }: { readonly key: string; readonly source: TemplateSource },
  now: Date,
): Promise<void> {
  const writer = { actor: 'test:officer', now }
  await database.asEntity(entity, async (tx) => {
    await createTemplate(tx, entity, { key, name: { nl: key }, class: 'information' }, writer)
    const version = await saveDraft(tx, key, 1, source, undefined, writer)
    const inspection = compile(source, await loadCompileContext(tx, entity, source, 'information'))
    await submitVersion(tx, { version, inspection }, writer)
    const approved = await approveVersion(tx, key, 1, { actor: 'test:reviewer', now })
    await publishVersion(tx, { version: approved, inspection }, writer)
  })
}
