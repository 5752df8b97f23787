/** The benchmarks of `uitpost bench`; `smoke` runs all of them with tiny sizes. */
export const benchQuestions = [
  'render',
  'memory',
  'accept',
  'batch',
  'end-to-end',
  'search',
  'archive',
  'ledger',
  'inbox',
  'size',
  'print',
  'print-memory',
  'ebox',
  'email',
  'callbacks',
  'month',
  'statistics',
  'transfer',
] as const
export type BenchQuestion = (typeof benchQuestions)[number]
