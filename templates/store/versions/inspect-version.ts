import { checkGlyphs } from '../../language/check/check-glyphs.ts'
import { isHint } from '../../language/faults/fault-sentences.ts'
import type { TemplateFault } from '../../model/template-source.ts'
import type { TemplateTree } from '../../model/template-tree.ts'
import type { TryVersion } from '../../render/try-version.ts'
import { compile } from './compile-version.ts'
import type { VersionReading } from './read-version.ts'

/** The checks that only the writers and their fonts can make. */
export interface VersionChecks {
  readonly unprintable: (text: string) => readonly string[]
  readonly tryVersion: TryVersion
}

export interface Inspection {
  readonly tree: TemplateTree
  readonly faults: readonly TemplateFault[]
  /** Advice that only the drawn samples give; it does not prevent a step of the version. */
  readonly hints: readonly TemplateFault[]
}

/**
 * All faults that prevent a version from being submitted or published: its text is compiled, and when it has no fault every
 * sample is written in every language, medium and variant. It takes up to seconds, so no transaction may be open.
 */
export async function inspectVersion(reading: VersionReading, checks: VersionChecks): Promise<Inspection> {
  const { version, compileContext } = reading
  const { tree, faults: wrong } = compile(version.source, compileContext)
  const faults = [...wrong, ...checkGlyphs(version.source, checks.unprintable)]
  const houseStyle = compileContext.houseStyle?.style
  if (faults.length > 0 || houseStyle === undefined) return { tree, faults, hints: [] }
  const { id, entity, digest, source } = version
  const found = await checks.tryVersion({ id, entity, digest, source, tree, houseStyle })
  return { tree, faults: found.filter((each) => !isHint(each)), hints: found.filter(isHint) }
}
