import { isDeepStrictEqual } from 'node:util'
import type { FileFault } from '../../templates/folder/file-fault.ts'
import { isSameContent, plainContent } from '../../templates/folder/template-content.ts'
import { CommandFailed } from '../command-failed.ts'
import type { HubAnswer } from '../reach/hub-api.ts'
import { refusalLines } from '../show/refusal.ts'
import { digestOf, type HubMark, readMark, writeMark } from './hub-mark.ts'
import type { HubTemplates, HubVersion } from './hub-templates.ts'
import type { LocalTemplate } from './local-templates.ts'

export interface PushOptions {
  readonly dryRun: boolean
  readonly overwrite: boolean
  readonly submit: boolean
  readonly publish: boolean
  readonly comment?: string
  /** Hints on the folder's own text; those of the hub replace them once it has the text. */
  readonly hints: readonly FileFault[]
}

/** The result of push for one template, planned or done. */
export interface Pushed {
  readonly key: string
  readonly action: 'created' | 'new-version' | 'saved' | 'renamed' | 'unchanged' | 'conflict' | 'refused'
  /** Absent where none was made. */
  readonly version?: number
  readonly status?: string
  /** In words, in addition to the action: what is pending, or a way out. */
  readonly detail?: string
  readonly faults: readonly FileFault[]
  /** Advice: it stops no step. */
  readonly hints: readonly FileFault[]
}

/** Makes the draft at the hub equal to one folder. A repetition does nothing; after an interruption it continues. */
export async function pushTemplate(hub: HubTemplates, local: LocalTemplate, options: PushOptions): Promise<Pushed> {
  const { key } = local
  const newest = hub.newest.get(key)
  const there = newest === undefined ? undefined : await hub.read(key, newest.version)
  if (there !== undefined && isSameContent({ ...there.content, name: local.name }, local))
    return finish(hub, local, there, await renameWhereNeeded(hub, local, there, options), options)
  const mark = await readMark(local.folder, hub.url)
  if (there !== undefined && !options.overwrite && isAnothers(there, mark, hub.actor)) return conflict(key, there)
  const action = there === undefined ? 'created' : there.status === 'draft' ? 'saved' : 'new-version'
  if (options.dryRun) return { key, action, ...versionAhead(there, action), faults: [], hints: options.hints }
  const draft =
    there === undefined ? await hub.create(local) : there.status === 'draft' ? there : await hub.copy(key, there.number)
  if (there !== undefined) await renameWhereNeeded(hub, local, there, options)
  const saved = await hub.save(local, draft.number, draft.etag)
  if ('ok' in saved) return refused(local, draft, saved)
  return finish(hub, local, saved, action, options)
}

/** A draft whose text another user saved last since this folder was equal to it; or a later version that they made. */
function isAnothers(there: HubVersion, mark: HubMark | undefined, actor: string): boolean {
  if (there.writtenBy === actor) return false
  if (there.status === 'draft') return mark?.version !== there.number || mark.etag !== there.etag
  return mark !== undefined && mark.content !== digestOf(there.content)
}

function conflict(key: string, { number, status, writtenBy, writtenAt }: HubVersion): Pushed {
  return {
    key,
    action: 'conflict',
    version: number,
    status,
    detail:
      `${writtenBy} wrote version ${number} (${status}) at ${writtenAt}, and this folder has not seen it. ` +
      'See it with `uitpost templates diff`; take it with `pull --overwrite` and put your change in again (git shows both), ' +
      'or replace it with `push --overwrite`.',
    faults: [],
    hints: [],
  }
}

function versionAhead(there: HubVersion | undefined, action: string): { version?: number; status: string } {
  const version = there === undefined ? 1 : action === 'saved' ? there.number : there.number + 1
  return { version, status: 'draft' }
}

async function renameWhereNeeded(
  hub: HubTemplates,
  local: LocalTemplate,
  there: HubVersion,
  { dryRun }: PushOptions,
): Promise<'renamed' | 'unchanged'> {
  if (isDeepStrictEqual(plainContent(there.content).name, plainContent(local).name)) return 'unchanged'
  if (!dryRun) await hub.rename(local)
  return 'renamed'
}

/** Adds the faults that the hub found; then, where requested and possible, takes the next step in the life of the version. */
async function finish(
  hub: HubTemplates,
  local: LocalTemplate,
  version: HubVersion,
  action: Pushed['action'],
  options: PushOptions,
): Promise<Pushed> {
  const { key } = local
  const { number, etag } = version
  if (!options.dryRun) await writeMark(local.folder, hub.url, { version: number, etag, content: digestOf(local) })
  const faults = version.faults.map(local.place)
  const result = { key, action, version: number, faults, hints: version.hints.map(local.place) }
  if (faults.length > 0)
    return {
      ...result,
      status: version.status,
      detail: 'It is kept as a draft, and cannot be submitted before it is repaired.',
    }
  const next = nextStep(version, options)
  if (next === undefined) return { ...result, status: version.status, ...waiting(version, options) }
  if (options.dryRun)
    return {
      ...result,
      status: version.status,
      detail: `It would be ${next === 'submit' ? 'submitted' : 'published'}.`,
    }
  const moved = await hub.step(key, number, next, next === 'submit' ? options.comment : undefined)
  return { ...result, hints: moved.hints.map(local.place), status: moved.status, ...waiting(moved, options) }
}

function nextStep({ status }: HubVersion, { submit, publish }: PushOptions): 'submit' | 'publish' | undefined {
  if (status === 'draft' && submit) return 'submit'
  return status === 'approved' && publish ? 'publish' : undefined
}

function waiting({ status }: HubVersion, { submit, publish }: PushOptions): { detail?: string } {
  if (status === 'retired')
    return { detail: 'It was retired: no letter gets it. Change the text to make a new version.' }
  if (status === 'in-review' && (submit || publish))
    return {
      detail: 'It waits for another person, who approves it in the staff app or with a key that has templates:review.',
    }
  if (status === 'approved' && submit) return { detail: 'It is approved; `push --publish` publishes it.' }
  return status === 'draft' && publish ? { detail: 'It is a draft; `push --submit` requests a review first.' } : {}
}

/** The hub rejected the shape of the folder, or another user saved at the same moment. */
function refused(local: LocalTemplate, draft: HubVersion, answer: HubAnswer): Pushed {
  const { key } = local
  if (answer.status === 412 || answer.status === 409)
    return {
      ...conflict(key, draft),
      detail: 'Another user saved this version at the same moment. Push again to see the user and what to do.',
    }
  const issues = Array.isArray(answer.body['issues']) ? (answer.body['issues'] as Record<string, unknown>[]) : []
  if (answer.status !== 400 || issues.length === 0) throw new CommandFailed(refusalLines(answer).join('\n'))
  const faults = issues.map(({ pointer, detail }) =>
    local.place({ pointer: String(pointer), line: 1, column: 1, detail: String(detail) }),
  )
  return { key, action: 'refused', version: draft.number, status: draft.status, faults, hints: [] }
}
