import { checkGlyphs } from '../language/check-glyphs.ts'
import { isHint } from '../language/fault-sentences.ts'
import type { TemplateFault } from '../model/template-source.ts'
import type { TemplateTree } from '../model/template-tree.ts'
import type { TryVersion } from '../render/try-version.ts'
import { compile } from './compile-version.ts'
import type { VersionReading } from './read-version.ts'

/** What only the writers and their fonts can tell. */
export interface VersionChecks {
  readonly unprintable: (text: string) => readonly string[]
  readonly tryVersion: TryVersion
}

export interface Inspection {
  readonly tree: TemplateTree
  readonly faults: readonly TemplateFault[]
  /** Advice that only the drawn samples give; it keeps no version from a step. */
  readonly hints: readonly TemplateFault[]
}

/**
 * All that keeps a version from being submitted or published: its text is compiled, and when that is right every sample is
 * written in every language, medium and variant. Takes up to seconds, so no transaction may be open.
 */
export async function inspectVersion(reading: VersionReading, checks: VersionChecks): Promise<Inspection> {
  const { version, surroundings } = reading
  const { tree, faults: wrong } = compile(version.source, surroundings)
  const faults = [...wrong, ...checkGlyphs(version.source, checks.unprintable)]
  const houseStyle = surroundings.houseStyle?.style
  if (faults.length > 0 || houseStyle === undefined) return { tree, faults, hints: [] }
  const { id, entity, digest, source } = version
  const found = await checks.tryVersion({ id, entity, digest, source, tree, houseStyle })
  return { tree, faults: found.filter((each) => !isHint(each)), hints: found.filter(isHint) }
}
