import { block } from '../../api/contract/templates/block.ts'
import type { SharedBlock } from '../../templates/model/template-source.ts'
import { CommandFailed } from '../command-failed.ts'
import type { HubApi } from '../reach/hub-api.ts'
import { refusalLines } from '../show/refusal.ts'
import { expectOk, patiently, read } from './ask-hub.ts'

/** The shared blocks of the entity to which the key belongs. */
export interface HubBlocks {
  /** The number of the newest version; 0: there is none. */
  newest(key: string): Promise<number>
  /** Undefined: the hub has no such version. */
  read(key: string, version: number): Promise<SharedBlock | undefined>
  /** @throws CommandFailed when the hub refuses it, or when another user made that version at the same moment */
  add(wanted: SharedBlock): Promise<void>
}

export function openHubBlocks(api: HubApi): HubBlocks {
  const ask = async (path: string): Promise<SharedBlock | undefined> => {
    const answer = await patiently(() => api.get(`/v1/blocks/${path}`))
    if (answer.status === 404) return undefined
    const { key, version, languages } = read(block, expectOk(answer))
    // The schema allows undefined languages; in a letter they are absent.
    return { key, version, bodies: JSON.parse(JSON.stringify(languages)) as SharedBlock['bodies'] }
  }
  return {
    newest: async (key) => (await ask(key))?.version ?? 0,
    read: (key, version) => ask(`${key}/versions/${version}`),
    add: async ({ key, version, bodies }) => {
      const answer = await patiently(() => api.post('/v1/blocks', { key, languages: bodies }))
      if (!answer.ok) throw new CommandFailed([`Block ${key}@${version}:`, ...refusalLines(answer)].join('\n'))
      const made = read(block, answer).version
      if (made !== version)
        throw new CommandFailed(
          `The hub made version ${made} of block ${key}, not ${version}: another user wrote it at the same moment.`,
          `Move your text to blocks/${key}/${made}, pin that version, and push again.`,
        )
    },
  }
}
