/** A list as the hub shows it, as far as the command line uses it. */
export interface ShownBatch {
  readonly id: string
  readonly status: string
  readonly template?: string
  readonly total?: number
  readonly progress: number
  readonly dryRun: boolean
  readonly counts: Readonly<
    Record<'ready' | 'invalid' | 'fixable' | 'refused' | 'duplicate' | 'accepted' | 'checked', number>
  >
  readonly letters?: Readonly<Record<string, number>>
  readonly stages?: readonly (string | number)[]
  readonly stage?: number
  readonly waitsFor?: 'columns' | 'continue' | 'quota'
  readonly waitsUntil?: string
  readonly issues: readonly { readonly detail: string }[]
  readonly createdAt: string
}

/** A row as the hub shows it. */
export interface ShownRow {
  readonly row: number
  readonly status: string
  readonly heap: string
  readonly reference?: string
  readonly message?: string
  readonly messageStatus?: string
  readonly issues: readonly { readonly column?: string; readonly detail: string; readonly code: string }[]
  readonly warnings?: readonly { readonly detail: string }[]
}

/** What became of a list, in lines. */
export function batchLines({ id, status, counts, letters, total, issues, ...batch }: ShownBatch): string[] {
  const { ready, fixable, refused, duplicate, accepted, checked } = counts
  const byStatus = Object.entries(letters ?? {}).map(([name, count]) => `${count} ${name}`)
  return [
    `${id}  ${status}${batch.dryRun ? ' (dry run)' : ''}  ${Math.floor(batch.progress * 100)} %`,
    `  rows: ${total ?? '–'}, checked ${checked}: ${accepted} accepted, ${ready} ready, ${fixable} to be mended, ${refused} refused, ${duplicate} sent before`,
    ...(byStatus.length > 0 ? [`  letters: ${byStatus.join(', ')}`] : []),
    ...(batch.stages === undefined ? [] : [`  stages: ${batch.stages.join(', ')}; begun: ${batch.stage ?? 0}`]),
    ...(batch.waitsFor === 'continue' ? [`  waits: uitpost batches continue ${id}`] : []),
    ...(batch.waitsFor === 'quota'
      ? [`  waits until ${batch.waitsUntil ?? ''}: the quota of the entity is used up`]
      : []),
    ...issues.map(({ detail }) => `  ${detail}`),
  ]
}
