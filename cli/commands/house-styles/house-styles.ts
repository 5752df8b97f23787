import { isDeepStrictEqual } from 'node:util'
import { Command } from 'commander'
import { houseStyleShape } from '../../../api/house-styles/house-style-shape.ts'
import { type HouseStyleRead, readHouseStyleFile } from '../../../templates/folder/read-house-style-file.ts'
import { writeWhole } from '../../../templates/folder/update-template-folder.ts'
import type { CommandContext } from '../../command-context.ts'
import { CommandFailed } from '../../command-failed.ts'
import { type HubAnswer, type HubApi, openHubApi } from '../../reach/hub-api.ts'
import { refusalLines } from '../../show/refusal.ts'
import { houseStyleBody } from '../../templates/house-style-body.ts'
import { failForFaults, printFaults } from '../../templates/local-templates.ts'
import { houseStyleSteps } from './house-styles-steps.ts'

/** `uitpost house-styles push|preview|submit|approve|…` */
export function houseStylesCommand(context: CommandContext): Command {
  const { terminal, settings } = context
  const push = new Command('push')
    .description('save a house style as a draft, if the file differs')
    .argument('<file>', 'house-styles/<key>.yaml, with its drawings, picture and fonts in the same folder')
    .option('--json', 'print what was done as JSON')
    .addHelpText(
      'after',
      `
The name of the file is the key of the house style; docs/templates-as-code.md shows its content. An existing draft is replaced,
else a new version is made. Letters keep the version in force until another person has approved this one and it is published:
see \`uitpost house-styles submit --help\`.

Asks the hub of UITPOST_URL with UITPOST_API_KEY (entity:manage); without them, the trial of DATA_DIR.

Example:
  $ uitpost house-styles push house-styles/gemeente.yaml`,
    )
    .action(async (file: string, { json }: { json?: true }) => {
      const read = await readStyle(context, file)
      const api = await openHubApi(settings())
      const body = await houseStyleBody(api, read)
      const newest = await newestOf(api, read.style.key)
      const isNew = newest === undefined || !saysTheSame(newest, body, read)
      const answer = isNew ? await saveDraft(api, body, newest) : undefined
      if (answer?.ok === false) throw new CommandFailed(refusalLines(answer).join('\n'))
      const { id, version, status } = answer?.body ?? newest ?? {}
      const said = isNew ? '' : '  (nothing has changed)'
      if (json) terminal.out(JSON.stringify({ key: read.style.key, id, version, status, changed: isNew }))
      else terminal.out(`${read.style.key}  version ${String(version)}  ${String(status)}${said}`)
    })
  const preview = new Command('preview')
    .description('every published template of the entity in a house style that is not pushed yet')
    .argument('<file>', 'house-styles/<key>.yaml')
    .option('--out <file>', 'where the ZIP goes', 'previews.zip')
    .addHelpText(
      'after',
      `
The ZIP holds a letter of each template, and index.json with what could not be rendered and why. Fonts are uploaded to the hub,
and stay there; the house style is not.

Asks the hub of UITPOST_URL with UITPOST_API_KEY (entity:manage, since fonts are uploaded); without them, the trial of DATA_DIR.

Example:
  $ uitpost house-styles preview house-styles/gemeente.yaml --out gemeente.zip`,
    )
    .action(async (file: string, { out }: { out: string }) => {
      const read = await readStyle(context, file)
      const api = await openHubApi(settings())
      const zip = await api.download('/v1/house-styles/previews', await houseStyleBody(api, read))
      if (!Buffer.isBuffer(zip)) throw new CommandFailed(refusalLines(zip).join('\n'))
      await writeWhole(out, zip)
      terminal.out(`${out}  ${zip.length} bytes`)
    })
  const command = new Command('house-styles')
    .description('house styles as files: logo, colour, fonts, sender')
    .addCommand(push)
    .addCommand(preview)
  for (const step of houseStyleSteps(context)) command.addCommand(step)
  return command
}

/** Replaces the existing draft, or adds a new version. */
function saveDraft(
  api: HubApi,
  body: Readonly<Record<string, unknown>>,
  newest: Readonly<Record<string, unknown>> | undefined,
): Promise<HubAnswer> {
  if (newest?.['status'] !== 'draft') return api.post('/v1/house-styles', body)
  const { key, ...text } = body
  const path = `/v1/house-styles/${encodeURIComponent(String(key))}/versions/${String(newest['version'])}`
  return api.put(path, text, `"${String(newest['revision'])}"`)
}

async function readStyle({ terminal }: CommandContext, file: string): Promise<Extract<HouseStyleRead, { ok: true }>> {
  const read = await readHouseStyleFile(file, houseStyleShape)
  if (read.ok) return read
  printFaults(terminal, read.faults)
  return failForFaults(read.faults)
}

async function newestOf(api: HubApi, key: string): Promise<Readonly<Record<string, unknown>> | undefined> {
  const answer = await api.get(`/v1/house-styles/${encodeURIComponent(key)}`)
  if (answer.status === 404) return undefined
  if (!answer.ok) throw new CommandFailed(refusalLines(answer).join('\n'))
  return answer.body
}

/** Members that the hub adds to a house style, and those that are compared in another way. */
const givenByHub = [
  'id',
  'version',
  'status',
  'revision',
  'createdAt',
  'createdBy',
  'publishAt',
  'publishedAt',
  'inForce',
  'newest',
  'standard',
  'templates',
  'ownWork',
  'steps',
  'fonts',
  'logoPng',
]

/**
 * Compares what was sent with what the hub has: without members that only the hub sets, the picture as the hub writes it, the
 * fonts by their ids.
 */
function saysTheSame(
  there: Readonly<Record<string, unknown>>,
  sent: Readonly<Record<string, unknown>>,
  { style }: Extract<HouseStyleRead, { ok: true }>,
): boolean {
  const given = new Set(givenByHub)
  const plain = (body: Readonly<Record<string, unknown>>): [string, unknown][] =>
    Object.entries(body).filter(([name]) => !given.has(name))
  const faces = Object.entries((there['fonts'] ?? {}) as Readonly<Record<string, unknown>>).filter(
    ([name]) => name !== 'family',
  )
  return (
    isDeepStrictEqual(Object.fromEntries(plain(there)), Object.fromEntries(plain(sent))) &&
    isDeepStrictEqual(Object.fromEntries(faces), sent['fonts'] ?? {}) &&
    there['logoPng'] === style.logoPicture?.png
  )
}
