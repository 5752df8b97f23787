import type { Clock } from '../../core/clock.ts'
import type { Priority } from '../../core/words/message.ts'
import { checkData } from '../../templates/language/check/check-data.ts'
import type { RenderPool } from '../../templates/render/open-renderer.ts'
import { maxLettersPerTask } from '../../templates/render/render-task.ts'
import { standardStyles } from '../../templates/store/load-for-render.ts'
import type { Sealer } from '../seal/sealer.ts'
import { createExampleLetters, type ExampleLetters } from './example-letters.ts'
import { createFramer, type Framing } from './frame-letter.ts'
import type { LetterMaker, LetterTask, MadeLetter, VersionFacts } from './letter-maker.ts'
import { type LetterSeals, noSeals, openLetterSeals } from './letter-seals.ts'
import { type LetterSource, openLetterSource } from './letter-source.ts'
import {
  findSupplied,
  makeSupplied,
  type SuppliedDeps,
  type SuppliedDocuments,
  withEnclosures,
} from './make-supplied.ts'
import { type Rendered, readRendered } from './read-rendered.ts'

export interface LetterMakerDeps extends SuppliedDeps {
  readonly clock: Clock
  readonly renderer: Pick<RenderPool, 'render'>
  /** Absent: no key is set up, and letters that are to have a seal wait; or the letters are not sent. */
  readonly sealer?: Sealer | undefined
}

/** Makes letters: those of templates with the render threads, supplied ones one after the other. */
export function openLetterMaker(deps: LetterMakerDeps): LetterMaker {
  const source = openLetterSource(deps.hub, deps.clock)
  const drawing: Drawing = {
    renderer: deps.renderer,
    frame: createFramer(deps),
    // Letters that are only looked at never have a seal.
    seals: deps.unsent !== undefined ? noSeals : openLetterSeals(deps.sealer),
    // Only the archive needs what letters have in common.
    examples: deps.unsent !== undefined ? async () => ({}) : createExampleLetters(deps.renderer),
  }
  return {
    make: async (tasks, lane) => {
      const documents = await findSupplied(deps, tasks)
      const written = tasks.filter(({ supplied }) => supplied === undefined)
      const letters = await makeWritten(drawing, source, withPagesAlong(written, documents), lane)
      const byTask = new Map(written.map((task, index) => [task, letters[index]]))
      const made: MadeLetter[] = []
      for (const task of tasks) {
        // PDFs of an entity are opened one at a time; two letters at once would only hold more memory.
        const letter = byTask.get(task) ?? (await makeSupplied(deps, source, task, documents))
        made.push(await withEnclosures(deps, source, task, letter, documents))
      }
      return made
    },
    houseStyles: async (ids) => {
      const versions = await source.versions(ids)
      return new Map(
        [...versions].map(([id, { houseStyle, tree }]): [typeof id, VersionFacts] => [
          id,
          { houseStyle, languages: Object.keys(tree.languages) as VersionFacts['languages'], fallback: tree.fallback },
        ]),
      )
    },
    standardStyles: (entities) => standardStyles(deps.hub, entities),
  }
}

/** Adds the pages of what shares the envelope, as far as they can be found: a missing document makes its letter fail later. */
function withPagesAlong(tasks: readonly LetterTask[], documents: SuppliedDocuments): readonly LetterTask[] {
  return tasks.map((task) => {
    const { attachments, along } = task
    const found = attachments.flatMap((id, at) => (along.onPaper[at] ? [documents.get(id)?.pages ?? 0] : []))
    return { ...task, along: { ...along, pages: [...along.pages, ...found] } }
  })
}

/** What letters of templates are drawn with. */
interface Drawing {
  readonly renderer: Pick<RenderPool, 'render'>
  readonly frame: ReturnType<typeof createFramer>
  readonly examples: ExampleLetters
  readonly seals: LetterSeals
}

/** Renders letters of one version together, at most eight per task. */
async function makeWritten(
  drawing: Drawing,
  source: LetterSource,
  tasks: readonly LetterTask[],
  lane: Priority,
): Promise<MadeLetter[]> {
  const framings = await drawing.seals.place(await gather(source, tasks))
  const outcomes = await renderAll(drawing, framings, lane)
  // Together: a time stamp authority is asked about several letters at the same time.
  return Promise.all(
    framings.map(async (framing): Promise<MadeLetter> => {
      if ('code' in framing) return framing
      const letter = readRendered(framing, outcomes.get(framing))
      return framing.seal === undefined ? letter : drawing.seals.put(framing.seal, letter)
    }),
  )
}

type Fault = Extract<MadeLetter, { readonly code: string }>

async function gather(source: LetterSource, tasks: readonly LetterTask[]): Promise<(Framing | Fault)[]> {
  const [versions, houseStyles, senders] = await Promise.all([
    source.versions([...new Set(tasks.flatMap((task) => task.version ?? []))]),
    source.houseStyles([...new Set(tasks.flatMap((task) => task.houseStyle ?? []))]),
    source.senders([...new Set(tasks.map((task) => task.entity))]),
  ])
  return tasks.map((task) => {
    const version = task.version === null ? undefined : versions.get(task.version)
    const houseStyle = task.houseStyle === null ? undefined : houseStyles.get(task.houseStyle)
    const sender = senders.get(task.entity)
    if (version === undefined || sender === undefined) return { kind: 'fault', code: 'no-version' }
    if (houseStyle === undefined) return { kind: 'fault', code: 'no-house-style' }
    // The data is kept as it came; an optional variable may be absent.
    const { data } = checkData(version.source.variables, task.data)
    return { task: { ...task, data }, version, houseStyle, sender }
  })
}

/** Submits all tasks at once: the pool's queue spreads them over the threads, urgent ones first. */
async function renderAll(
  { renderer, frame, examples }: Drawing,
  framings: readonly (Framing | Fault)[],
  lane: Priority,
): Promise<Map<Framing, Rendered>> {
  const byVersion = new Map<string, Framing[]>()
  for (const each of framings) {
    if ('code' in each) continue
    const { digest } = each.version
    byVersion.set(digest, [...(byVersion.get(digest) ?? []), each])
  }
  const outcomes = new Map<Framing, Rendered>()
  const groups = [...byVersion.values()].flatMap((all) => inTasks(all))
  await Promise.all(
    groups.map(async (group) => {
      const [first] = group
      if (first === undefined) return
      const { digest, tree } = first.version
      const task = { template: { hash: digest, tree }, letters: group.map(frame) }
      const rendered = await renderer.render(task, lane, first.task.entity)
      for (const [index, framing] of group.entries()) {
        const outcome = rendered[index]
        if (outcome === undefined) continue
        outcomes.set(framing, { outcome, example: needsExample(framing) ? await examples(framing, lane) : {} })
      }
    }),
  )
  return outcomes
}

function needsExample({ task: { media } }: Framing): boolean {
  return media.includes('page') || media.includes('email')
}

function inTasks(framings: readonly Framing[]): Framing[][] {
  const tasks: Framing[][] = []
  for (let from = 0; from < framings.length; from += maxLettersPerTask)
    tasks.push(framings.slice(from, from + maxLettersPerTask))
  return tasks
}
