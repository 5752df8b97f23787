import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { staffEn } from '../../admin-ui/src/texts/en.ts'
import { staffNl } from '../../admin-ui/src/texts/nl.ts'
import { problems } from '../../api/problems/problems.ts'
import { packageRoot } from '../../core/package-root.ts'
import { stuckKindOf, stuckKinds } from '../../core/words/stuck.ts'

async function sourceOf(...folders: readonly string[]): Promise<readonly { path: string; text: string }[]> {
  const paths = await Promise.all(
    folders.map(async (folder) =>
      (await readdir(join(packageRoot, folder), { recursive: true }))
        .filter((name) => name.endsWith('.ts'))
        .map((name) => join(folder, name)),
    ),
  )
  return Promise.all(
    paths.flat().map(async (path) => ({ path, text: await readFile(join(packageRoot, path), 'utf8') })),
  )
}

/** A page about a refusal that no request meets promises a rule that does not exist. */
test('every problem code of the catalogue is raised somewhere', async () => {
  const sources = await sourceOf('core', 'api', 'dispatcher', 'templates', 'channels', 'archive')
  const raising = sources.filter(({ path }) => !/^api\/(supplied-)?problem/.test(path)).map(({ text }) => text)
  expect(Object.keys(problems).filter((code) => !raising.some((text) => text.includes(`'${code}'`)))).toEqual([])
})

/** Codes that a renderer gives, with the stage that `readRendered` adds. */
async function renderCodes(): Promise<readonly string[]> {
  const [{ text } = { text: '' }] = (await sourceOf('templates/render')).filter(({ path }) =>
    path.endsWith('render-task.ts'),
  )
  const fault = text.slice(text.indexOf('export interface RenderFault'))
  const codes = [...(/readonly code: (.+)/.exec(fault)?.[1] ?? '').matchAll(/'([^']+)'/g)].map(([, code]) => code)
  const stages = [...(/readonly stage: (.+)/.exec(fault)?.[1] ?? '').matchAll(/'([^']+)'/g)].map(([, stage]) => stage)
  // `Medium` of the stages.
  stages.push('letter', 'page', 'email')
  return codes.flatMap((code) => stages.map((stage) => `${code}-${stage}`))
}

/** Codes as they are written where a letter is made or becomes a dead letter, the variable parts filled in. */
async function raisedCodes(): Promise<readonly string[]> {
  const texts = (await sourceOf('dispatcher')).map(({ text }) => text)
  const written = texts.flatMap((text) => [
    ...text.matchAll(/kind: 'fault',\s*code: (?:'([^']+)'|`([^`]+)`)/g),
    ...text.matchAll(/insertDead\(.*'(?:prepare|deliver)', '([^']+)'/g),
    ...text.matchAll(/'stuck', '([^']+)'/g),
    ...text.matchAll(/faults\.push\(\{ letter, code: [^']*'([^']+)'/g),
  ])
  return written.flatMap(([, plain, template]) => {
    const code = plain ?? template ?? ''
    // The two codes with a part that varies over a few values; a third one would meet the check below unfilled.
    if (code.includes('${what}')) return ['letter', 'attachment'].map((what) => code.replace('${what}', what))
    return [code.replace('${document.profile}', 'c5-left').replace('${sender.profile}', 'c5-right')]
  })
}

test('every reason for which the dispatcher stops a letter has words and a repair, in both languages', async () => {
  const raised = (await raisedCodes()).filter((code) => code !== '${code}-${stage}')
  const all = [...raised, ...(await renderCodes())]
  expect(all).toEqual(
    expect.arrayContaining(['UP-4007-letter', 'UP-4007-attachment', 'UP-4001-too-slow', 'no-version', 'worker-died']),
  )
  expect(all).toEqual(expect.arrayContaining(['nothing-follows', 'not-rendered', 'UP-2501-fill']))
  expect(all.filter((code) => code.includes('${') || stuckKindOf(code) === 'other')).toEqual([])
  for (const { stuckKind, stuckRepair } of [staffNl, staffEn]) {
    expect(Object.keys(stuckKind).toSorted()).toEqual([...stuckKinds].toSorted())
    expect(Object.keys(stuckRepair).toSorted()).toEqual([...stuckKinds].toSorted())
  }
})

test('too much time and too many pages are distinguished', () => {
  expect(stuckKindOf('UP-4001-too-slow')).toBe('too-slow')
  expect(stuckKindOf('too-many-pages 27: letter 8')).toBe('too-many-pages')
})
