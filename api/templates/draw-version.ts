import { type Fault, type FaultCode, Refusal } from '../../core/fault.ts'
import type { Language } from '../../core/words/language.ts'
import type { Medium } from '../../core/words/medium.ts'
import { checkData } from '../../templates/language/check/check-data.ts'
import { isOfMention } from '../../templates/language/faults/fault-sentences.ts'
import { chooseLanguage } from '../../templates/language/fill/fill-template.ts'
import type { HouseStyle } from '../../templates/model/house-style.ts'
import type { PrintProfileName, Watermark } from '../../templates/model/letter-frame.ts'
import type { TemplateFault, TemplateSource } from '../../templates/model/template-source.ts'
import type { TemplateTree } from '../../templates/model/template-tree.ts'
import type { TemplateChecks } from '../../templates/render/open-template-checks.ts'
import { previewLetter } from '../../templates/render/preview-letter.ts'
import type { RenderedMessage } from '../../templates/render/render-task.ts'
import { exampleData, standIn } from '../../templates/render/stand-ins.ts'
import { digestOf } from '../../templates/store/digest-of.ts'
import { joinFontFiles } from '../../templates/store/house-styles/house-fonts.ts'
import { compile } from '../../templates/store/versions/compile-version.ts'
import { asFault } from '../../templates/store/versions/publish-version.ts'
import { readVersion, type VersionReading } from '../../templates/store/versions/read-version.ts'
import { entityOf } from '../authentication/caller.ts'
import type * as contract from '../contract/templates/template-operations.ts'
import { whileConnected } from '../http/while-connected.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import type { CallOf } from '../server/route.ts'
import { findPrintProfile } from '../set-up/print-profile.ts'
import { glyphFaults } from './glyph-faults.ts'
import { shownSource } from './shown-draft.ts'

type PreviewCall = CallOf<typeof contract.previewVersion>
type Asked = Pick<PreviewCall, 'caller' | 'path' | 'body' | 'now' | 'request'> & {
  readonly query: Omit<PreviewCall['query'], 'format'>
}

/** A version as letters of it would be sent today, and the house style in which it is drawn. */
export interface DrawnVersion {
  readonly outcome: RenderedMessage
  readonly houseStyle: HouseStyle
  readonly profile: PrintProfileName
}

/**
 * Draws a version, of a draft too, with a sample or with data, marked as a letter that is not sent.
 * @throws Refusal UP-1001 with the faults of the draft and of the data
 */
export async function drawVersion(
  call: Asked,
  deps: ApiDeps,
  media: readonly Medium[],
  watermark: Watermark,
): Promise<DrawnVersion> {
  const { key, version } = call.path
  const read = await deps.database.asEntity(entityOf(call.caller).id, (tx) => readVersion(tx, key, version))
  const source = shownSource(read.version.source, call.query.language)
  const reading: VersionReading = { ...read, version: { ...read.version, source } }
  // Data of the caller replace the samples: faults of the samples do not concern this letter.
  const tree = treeOf(reading, ({ pointer }) => call.body.data === undefined || !pointer.startsWith('/samples/'))
  const { language, data } = chooseContent(call, source, await deps.templateChecks())
  const style = reading.compileContext.houseStyle?.style
  if (style === undefined) throw new Error('A version without faults has a house style')
  const [houseStyle = style] = await deps.database.asEntity(entityOf(call.caller).id, (tx) =>
    joinFontFiles(tx, [style]),
  )
  const { profile } = await findPrintProfile(deps.database, entityOf(call.caller).id)
  const letter = previewLetter({
    id: reading.version.id,
    version: reading.version.id,
    media,
    language,
    variant: call.query.variant,
    profile,
    data,
    recipient: standIn(call.body.recipient ?? {}, language),
    houseStyle,
    reference: call.body.reference ?? `${key}-${version}`,
    now: call.now,
    publicUrl: deps.publicUrl(),
    watermark,
  })
  const template = { hash: digestOf(tree), tree }
  const entity = entityOf(call.caller).id
  const [outcome] = await whileConnected(call.request, (signal) =>
    deps.renderer.preview({ template, letters: [letter] }, { entity, signal }),
  )
  if (outcome === undefined) throw new Error('A render task gave no outcome')
  if (!outcome.ok) throw refusal([{ in: 'body', pointer: '', code: outcome.fault.code, detail: outcome.fault.detail }])
  return { outcome, houseStyle, profile }
}

/** @throws Refusal UP-1001 with the faults of a draft that `counts` selects. */
export function treeOf(
  { version, compileContext }: VersionReading,
  counts: (fault: TemplateFault) => boolean = () => true,
): TemplateTree {
  if (version.compiled !== null) return version.compiled
  const { tree, faults: all } = compile(version.source, compileContext)
  const faults = all.filter((fault) => counts(fault) && !isOfMention(fault))
  if (faults.length === 0) return tree
  throw refusal(faults.map(asFault))
}

/** The requested sample or data, else the first sample, else the examples of the variables. */
function chooseContent(
  { body, query }: Asked,
  source: TemplateSource,
  checks: TemplateChecks,
): { language: Language; data: Readonly<Record<string, unknown>> } {
  const sample = source.samples.find(({ name }) => name === (body.sample ?? source.samples[0]?.name))
  const faults: Fault[] = []
  const fault = (pointer: string, code: FaultCode, detail: string, place: Fault['in'] = 'body'): void => {
    faults.push({ in: place, pointer, code, detail })
  }
  if (body.sample !== undefined && body.data !== undefined)
    fault('/sample', 'UP-1001', 'Give a sample or data, not both.')
  if (body.sample !== undefined && sample === undefined)
    fault('/sample', 'UP-2305', 'This version has no sample of that name.')
  if (query.language !== undefined && source.languages[query.language] === undefined)
    fault('language', 'UP-2303', `This version is written in ${Object.keys(source.languages).join(', ')}.`, 'query')
  const given = body.data ?? sample?.data ?? exampleData(source.variables)
  faults.push(...checks.checkData({ source }, given), ...glyphFaults(body.recipient ?? {}, '/recipient', checks))
  if (faults.length > 0) throw refusal(faults)
  const wanted = query.language ?? body.recipient?.language ?? (body.data === undefined ? sample?.language : undefined)
  return { language: chooseLanguage(source, wanted), data: checkData(source.variables, given).data }
}

function refusal(faults: readonly Fault[]): Refusal {
  return new Refusal('UP-1001', 'Correct them and ask again.', faults)
}
