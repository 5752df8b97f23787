import { join } from 'node:path'
import { createTwoFilesPatch } from 'diff'
import { type BlockFolder, writeBlockFiles } from '../../templates/folder/read-block-folder.ts'
import { writeTemplateFiles } from '../../templates/folder/write-template-files.ts'
import type { HubBlocks } from './hub-blocks.ts'
import type { HubTemplates } from './hub-templates.ts'
import type { LocalTemplate } from './local-templates.ts'

export interface TemplateDifference {
  readonly key: string
  /** Version at the hub; absent where it has no such template. */
  readonly version?: number
  readonly status?: string
  readonly files: readonly { readonly path: string; readonly patch: string }[]
}

/** Beyond this number of changed lines a comparison takes long and says little. */
const maxEdits = 5_000

/** Compares a version of a block with that of the hub. */
export async function diffBlock(hub: HubBlocks, local: BlockFolder): Promise<TemplateDifference['files']> {
  const name = `${local.key}@${local.version}`
  const there = await hub.read(local.key, local.version)
  const ours = writeBlockFiles(local)
  const theirs = there === undefined ? new Map<string, string>() : writeBlockFiles(there)
  const from = there === undefined ? undefined : `hub block ${name}`
  return patches(ours, theirs, (path) => [from === undefined ? '/dev/null' : `${from}/${path}`, `blocks/${path}`])
}

/** Compares one folder with the newest version at the hub, both in the form that pull writes. */
export async function diffTemplate(hub: HubTemplates, local: LocalTemplate): Promise<TemplateDifference> {
  const { key, folder } = local
  const newest = hub.newest.get(key)
  const there = newest === undefined ? undefined : await hub.read(key, newest.version)
  const ours = writeTemplateFiles(local)
  const theirs = there === undefined ? new Map<string, string>() : writeTemplateFiles(there.content)
  const files = patches(ours, theirs, (path) => [
    there === undefined ? '/dev/null' : `hub ${key} version ${there.number}/${path}`,
    join(folder, path),
  ])
  return { key, ...(there === undefined ? {} : { version: there.number, status: there.status }), files }
}

/** What differs between files by path, as git shows it. */
function patches(
  ours: ReadonlyMap<string, string>,
  theirs: ReadonlyMap<string, string>,
  namesOf: (path: string) => readonly [string, string],
): { path: string; patch: string }[] {
  return [...new Set([...theirs.keys(), ...ours.keys()])].sort().flatMap((path) => {
    const [before, after] = [theirs.get(path) ?? '', ours.get(path) ?? '']
    if (before === after) return []
    const [from, to] = namesOf(path)
    const patch = createTwoFilesPatch(from, to, before, after, '', '', { maxEditLength: maxEdits })
    return [{ path, patch: patch ?? `${from} and ${to} have little in common.` }]
  })
}
