import { join } from 'node:path'
import { createTwoFilesPatch } from 'diff'
import { writeTemplateFiles } from '../../templates/folder/write-template-files.ts'
import type { HubTemplates } from './hub-templates.ts'
import type { LocalTemplate } from './local-templates.ts'

export interface TemplateDifference {
  readonly key: string
  /** Of the hub; absent where it has no such template. */
  readonly version?: number
  readonly status?: string
  readonly files: readonly { readonly path: string; readonly patch: string }[]
}

/** Beyond so many changed lines a comparison takes long and says little. */
const mostEdits = 5_000

/** One folder against the newest version of the hub, both in the form that pull writes. */
export async function diffTemplate(hub: HubTemplates, local: LocalTemplate): Promise<TemplateDifference> {
  const { key, folder } = local
  const newest = hub.newest.get(key)
  const there = newest === undefined ? undefined : await hub.read(key, newest.version)
  const ours = writeTemplateFiles(local)
  const theirs = there === undefined ? new Map<string, string>() : writeTemplateFiles(there.content)
  const paths = [...new Set([...theirs.keys(), ...ours.keys()])].sort()
  const files = paths.flatMap((path) => {
    const [before, after] = [theirs.get(path) ?? '', ours.get(path) ?? '']
    if (before === after) return []
    const name = there === undefined ? '/dev/null' : `hub ${key} version ${there.number}/${path}`
    const patch = createTwoFilesPatch(name, join(folder, path), before, after, '', '', { maxEditLength: mostEdits })
    return [{ path, patch: patch ?? `${name} and ${join(folder, path)} have little in common.` }]
  })
  return { key, ...(there === undefined ? {} : { version: there.number, status: there.status }), files }
}
