import { Refusal } from '../../core/fault.ts'
import { type Language, languages } from '../../core/words/language.ts'
import { checkData } from '../../templates/language/check/check-data.ts'
import { commonPrintProfile } from '../../templates/model/letter-frame.ts'
import { previewLetter } from '../../templates/render/preview-letter.ts'
import { standIn } from '../../templates/render/stand-ins.ts'
import { digestOf } from '../../templates/store/digest-of.ts'
import { compareTexts, compareVersions } from '../../templates/store/versions/compare-versions.ts'
import { readJudgedVersion, readVersion, type VersionReading } from '../../templates/store/versions/read-version.ts'
import { entityOf } from '../authentication/caller.ts'
import type * as contract from '../contract/templates/template-operations.ts'
import { json, type Reply } from '../http/reply.ts'
import { whileConnected } from '../http/while-connected.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import type { CallOf } from '../server/route.ts'
import { treeOf } from './draw-version.ts'
import { showContent } from './show-version.ts'

type DiffCall = CallOf<typeof contract.diffVersions>
type Texts = Readonly<Partial<Record<Language, string>>>

/** `GET /v1/templates/{key}/diff`: the sources, and with `sample` the letters as plain text too. */
export async function getDiff(call: DiffCall, deps: ApiDeps): Promise<Reply> {
  const { from, to, sample } = call.query
  const { key } = call.path
  const [older, newer] = await deps.database.asEntity(entityOf(call.caller).id, async (tx) => [
    from === 'last-review' ? await readJudgedVersion(tx, key, to, call.caller.actor) : await readVersion(tx, key, from),
    await readVersion(tx, key, to),
  ])
  const compared = {
    ...compareVersions(older.version.source, newer.version.source),
    ...(from === 'last-review' && { judged: judgedContent(older) }),
  }
  if (sample === undefined) return json(200, compared)
  const before = await letterTexts(older, sample, call, deps)
  const after = await letterTexts(newer, sample, call, deps)
  const rendered = languages.flatMap((language) =>
    compareTexts(before[language] ?? '', after[language] ?? '').map((hunk) => ({ language, ...hunk })),
  )
  return json(200, { ...compared, rendered })
}

/** The parts of the judged text beside its words; the differences contain them. */
function judgedContent(judged: VersionReading): NonNullable<contract.TemplateDiff['judged']> {
  const { languages: _texts, variables: _variables, ...content } = showContent(judged)
  return content
}

/** The letter of a sample in each language. @throws Refusal UP-1001 where a version has faults or no such sample. */
async function letterTexts(reading: VersionReading, name: string, call: DiffCall, deps: ApiDeps): Promise<Texts> {
  const { version, compileContext } = reading
  const { source } = version
  const sample = source.samples.find((each) => each.name === name)
  if (sample === undefined) throw noSample(version.number)
  const tree = treeOf(reading)
  const houseStyle = compileContext.houseStyle?.style
  if (houseStyle === undefined) throw new Error('A version without faults has a house style')
  const written = languages.filter((language) => tree.languages[language] !== undefined)
  const letters = written.map((language) =>
    previewLetter({
      id: language,
      version: version.id,
      media: ['email'],
      language,
      variant: 'normal',
      // Only the text is compared; it is the same for each window.
      profile: commonPrintProfile,
      data: checkData(source.variables, sample.data).data,
      recipient: standIn({}, language),
      houseStyle,
      // The same in both, so that only the letter differs.
      reference: call.path.key,
      now: call.now,
      publicUrl: deps.publicUrl(),
    }),
  )
  const entity = entityOf(call.caller).id
  const outcomes = await whileConnected(call.request, (signal) =>
    deps.renderer.preview({ template: { hash: digestOf(tree), tree }, letters }, { entity, signal }),
  )
  return Object.fromEntries(
    outcomes.map((outcome) => [outcome.id, outcome.ok ? Buffer.from(outcome.email?.text ?? '').toString() : '']),
  )
}

function noSample(number: number): Refusal {
  const detail = `Version ${number} has no sample of that name.`
  return new Refusal('UP-1001', 'Correct it and ask again.', [
    { in: 'query', pointer: 'sample', code: 'UP-2305', detail },
  ])
}
