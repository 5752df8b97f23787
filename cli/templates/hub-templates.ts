import { z } from 'zod'
import { templateRow, templateVersion } from '../../api/contract/templates/template.ts'
import { defaultTemplateClass, type TemplateContent } from '../../templates/folder/template-content.ts'
import { folderName } from '../../templates/folder/template-folder.ts'
import type { TemplateFault, TemplateSource } from '../../templates/model/template-source.ts'
import { CommandFailed } from '../command-failed.ts'
import type { HubAnswer, HubApi } from '../reach/hub-api.ts'
import { all, expectOk, get, patiently, read } from './ask-hub.ts'

/** A version at the hub, as content that can be compared with a folder. */
export interface HubVersion {
  readonly number: number
  readonly status: string
  readonly etag: string
  readonly content: TemplateContent
  readonly faults: readonly TemplateFault[]
  readonly hints: readonly TemplateFault[]
  /** The actor who wrote it last, as the steps name them. */
  readonly writtenBy: string
  readonly writtenAt: string
}

export interface HubTemplates {
  readonly url: string
  /** The actor to which the key belongs, as the hub names it. */
  readonly actor: string
  /** The newest version of each template, by key. */
  readonly newest: ReadonlyMap<string, { readonly version: number; readonly published?: number }>
  read(key: string, version: number): Promise<HubVersion>
  create(content: TemplateContent): Promise<HubVersion>
  copy(key: string, from: number): Promise<HubVersion>
  /** Undefined when another user saved in between. */
  save(content: TemplateContent, version: number, etag: string): Promise<HubVersion | HubAnswer>
  rename(content: TemplateContent): Promise<void>
  step(key: string, version: number, step: 'submit' | 'publish', comment?: string): Promise<HubVersion>
}

const caller = z.object({ actor: z.string() })
const rows = z.object({ items: z.array(templateRow), next: z.string().optional() })
const styles = z.object({ items: z.array(z.object({ id: z.string(), key: z.string() })), next: z.string().optional() })

/** The templates of the entity to which the key belongs. @throws CommandFailed for every refusal that no caller can act upon */
export async function openHubTemplates(api: HubApi): Promise<HubTemplates> {
  const { actor } = read(caller, await get(api, '/v1/caller'))
  const newest = new Map<string, { version: number; published?: number }>()
  for (const row of await all(api, '/v1/templates', rows)) {
    const version = row.versions[0]?.version
    // The key becomes the name of a folder, so it is checked whatever hub sent it.
    if (!folderName.test(row.key)) throw new CommandFailed('The hub names a template by what can be no key.')
    if (version !== undefined)
      newest.set(row.key, {
        version,
        ...(row.publishedVersion === undefined ? {} : { published: row.publishedVersion }),
      })
  }
  const styleKeys = new Map((await all(api, '/v1/house-styles', styles)).map(({ id, key }) => [id, key]))
  const versionOf = (answer: HubAnswer): HubVersion => readVersion(answer, styleKeys)
  const at = (key: string, version: number): string => `/v1/templates/${key}/versions/${version}`
  return {
    url: api.url,
    actor,
    newest,
    read: async (key, version) => versionOf(await get(api, at(key, version))),
    create: async ({ key, name, source }) =>
      versionOf(
        expectOk(
          await patiently(() => api.post('/v1/templates', { key, name, class: source.class ?? defaultTemplateClass })),
        ),
      ),
    copy: async (key, from) =>
      versionOf(expectOk(await patiently(() => api.post(`/v1/templates/${key}/versions`, { from })))),
    save: async ({ key, source }, version, etag) => {
      const answer = await patiently(() =>
        api.put(at(key, version), { ...source, class: source.class ?? defaultTemplateClass }, etag),
      )
      return answer.ok ? versionOf(answer) : answer
    },
    rename: async ({ key, name }) => void expectOk(await patiently(() => api.put(`/v1/templates/${key}`, { name }))),
    step: async (key, version, step, comment) =>
      versionOf(
        expectOk(
          await patiently(() => api.post(`${at(key, version)}/${step}`, comment === undefined ? {} : { comment })),
        ),
      ),
  }
}

function readVersion(answer: HubAnswer, styleKeys: ReadonlyMap<string, string>): HubVersion {
  const { key, name, version, status, faults, hints, steps, ...rest } = read(templateVersion, answer)
  const { languages, fallback, variables, actions, payment, samples, channels, blocks, houseStyle, class: kind } = rest
  const source = { languages, fallback, variables, actions, payment, samples, channels, blocks, class: kind }
  const style = houseStyle === undefined ? undefined : (styleKeys.get(houseStyle) ?? houseStyle)
  const written = steps.findLast(({ action }) => action === 'created' || action === 'saved')
  return {
    number: version,
    status,
    etag: answer.etag ?? '',
    // Typed by the contract of the hub, whose schema has just read it.
    content: {
      key,
      name,
      source: dropAbsent({ ...source, houseStyle: style }) as unknown as TemplateSource,
    },
    faults: faults as TemplateFault[],
    hints: hints as TemplateFault[],
    writtenBy: written?.actor ?? '',
    writtenAt: written?.at ?? '',
  }
}

function dropAbsent<Value extends object>(value: Value): Value {
  return JSON.parse(JSON.stringify(value)) as Value
}
