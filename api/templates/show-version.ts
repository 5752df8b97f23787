import { showId } from '../../core/words/id.ts'
import { checkGlyphs } from '../../templates/language/check/check-glyphs.ts'
import { type MentionOfText, mentionsOf } from '../../templates/language/mentions/check-mentions.ts'
import type { TemplateFault } from '../../templates/model/template-source.ts'
import type { LastReview } from '../../templates/store/last-review.ts'
import type { TemplateSummary, VersionLine } from '../../templates/store/list-templates.ts'
import { compile } from '../../templates/store/versions/compile-version.ts'
import type { OwnReading, VersionReading } from '../../templates/store/versions/read-version.ts'
import type * as contract from '../contract/templates/template.ts'
import { json, type Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'

/**
 * A version as its writer put it, with what the hub knows about it. The ETag is its revision.
 * @param drawn hints that the drawn samples gave, where these were drawn for this answer
 */
export async function replyVersion(
  status: 200 | 201,
  reading: OwnReading,
  deps: ApiDeps,
  drawn: readonly TemplateFault[] = [],
): Promise<Reply> {
  const { faults, hints, mentions } = await findingsOf(reading, deps)
  const shown = showVersion(reading, { faults, mentions, hints: [...hints, ...drawn] })
  return json(status, shown, { ETag: `"${reading.version.revision}"` })
}

function showVersion(reading: OwnReading, { faults, hints, mentions }: Findings): contract.TemplateVersion {
  const { template, version, steps, ownWork, successor, lastReview } = reading
  return {
    key: template.key,
    version: version.number,
    status: version.status,
    revision: version.revision,
    ownWork,
    afterRetirement:
      successor === undefined ? null : { version: successor.number, publishedAt: successor.publishedAt.toISOString() },
    name: template.name,
    createdAt: version.createdAt.toISOString(),
    ...instants(version),
    ...showContent(reading),
    ...(lastReview !== undefined && { lastReview: showReview(lastReview) }),
    mentions: [...mentions],
    faults: [...faults],
    hints: [...hints],
    steps: steps.map(({ at, actor, name, action, comment }) => ({
      at: at.toISOString(),
      actor,
      ...(name === null ? {} : { name }),
      action,
      ...(comment === null ? {} : { comment }),
    })),
  }
}

/** The content that the writer of a version put. */
export function showContent({ template, version, compileContext }: VersionReading): Shown {
  const { class: own, houseStyle, variables, ...source } = version.source
  const styleId = compileContext.houseStyle?.id ?? compileContext.draftedStyle
  return {
    class: own ?? template.class,
    ...copy({ ...source, variables }),
    // Stored by key, so that a letter gets the version of the style that is in force; shown as the id that the list gives.
    ...(houseStyle === undefined
      ? {}
      : { houseStyle: styleId === undefined ? houseStyle : showId('houseStyle', styleId) }),
  }
}

function showReview({ number, at, action, name, own }: LastReview): contract.TemplateVersion['lastReview'] {
  return { version: number, at: at.toISOString(), action, own, ...(name !== null && { name }) }
}

type Copied = Pick<
  contract.TemplateVersion,
  'languages' | 'fallback' | 'variables' | 'actions' | 'payment' | 'samples' | 'channels' | 'blocks'
>
type Shown = Copied & Pick<contract.TemplateVersion, 'class' | 'houseStyle'>

/** The text was checked by the same contract; the only difference is that nothing is read-only here. */
function copy(source: object): Copied {
  return structuredClone(source) as Copied
}

interface Findings {
  readonly faults: readonly TemplateFault[]
  readonly hints: readonly TemplateFault[]
  readonly mentions: readonly MentionOfText[]
}

/** A published version was valid, and stays as it is. */
async function findingsOf({ version, compileContext }: VersionReading, deps: ApiDeps): Promise<Findings> {
  if (['published', 'retired', 'discarded'].includes(version.status)) {
    const mentions = version.compiled === null ? [] : mentionsOf(version.compiled, compileContext.mentions)
    return { faults: [], hints: [], mentions }
  }
  const { unprintable } = await deps.templateChecks()
  const { tree, faults, hints } = compile(version.source, compileContext)
  const mentions = mentionsOf(tree, compileContext.mentions)
  return { faults: [...faults, ...checkGlyphs(version.source, unprintable)], hints, mentions }
}

export function showTemplate(row: TemplateSummary): contract.TemplateRow {
  const { published, versions, createdAt, found, ...shown } = row
  return {
    ...shown,
    createdAt: createdAt.toISOString(),
    ...(published === undefined ? {} : { publishedVersion: published }),
    ...(found !== undefined && { found: { ...found } }),
    versions: versions.map((line) => ({
      version: line.number,
      status: line.status,
      createdAt: line.createdAt.toISOString(),
      languages: [...line.languages],
      sentBack: line.sentBack,
      ...(line.writer === null ? {} : { writtenBy: line.writer }),
      ...instants(line),
    })),
  }
}

function instants({ publishedAt, publishAt }: Pick<VersionLine, 'publishedAt' | 'publishAt'>): {
  publishedAt?: string
  publishAt?: string
} {
  return {
    ...(publishedAt === null ? {} : { publishedAt: publishedAt.toISOString() }),
    ...(publishAt === null ? {} : { publishAt: publishAt.toISOString() }),
  }
}
