import { existsSync } from 'node:fs'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/**
 * The files that take longest by the clock, the longest first, as the list at the end of a run shows them. Vitest knows only the sizes
 * of the files in a fresh clone: a short file that takes a minute would come last, and leave the other workers without work.
 */
const costly = [
  'test/cli/start.test.ts',
  'test/api/documents/upload.test.ts',
  'test/templates/supplied/mark-letter.test.ts',
  'test/cli/trial/postgres.test.ts',
  'test/archive/search-scale.test.ts',
  'test/cli/templates-as-code.test.ts',
  'test/cli/hub/killed-dispatcher.test.ts',
  'test/templates/pdf/longest-values.test.ts',
  'test/templates/render/open-renderer.test.ts',
  'test/journeys/digital.test.ts',
  'test/cli/commands.test.ts',
  'test/dispatcher/print/print-runs.test.ts',
  'test/templates/render/drawn-three-times.test.ts',
  'test/api/hostile-requests.test.ts',
  'test/browser/staff/staff-looks.test.ts',
  'test/browser/staff/each-role-alone.test.ts',
  'test/browser/house-styles/house-styles.test.ts',
  'test/browser/templates/template-review.test.ts',
  'test/browser/inbox/inbox-looks.test.ts',
]

/** Begins with the costly files; the order of the others is that of Vitest. */
class CostlyFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const missing = costly.filter((file) => !existsSync(file))
    if (missing.length > 0) throw new Error(`test/tools/costly-first.ts names files that do not exist: ${missing.join(', ')}`)
    const rankOf = ({ moduleId }: TestSpecification): number => {
      const rank = costly.findIndex((file) => moduleId.endsWith(file))
      return rank === -1 ? costly.length : rank
    }
    return (await super.sort(files)).toSorted((one, other) => rankOf(one) - rankOf(other))
  }
}

/** The option `sequence` of Vitest; `--sequence.shuffle.files` has an order of its own. */
export const costlyFirst = process.argv.some((each) => each.startsWith('--sequence.shuffle')) ? {} : { sequencer: CostlyFirst }
