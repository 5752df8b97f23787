/** What `uitpost bench` can measure; `smoke` asks all of them with tiny sizes. */
export const benchQuestions = ['render', 'memory', 'accept', 'end-to-end', 'search'] as const
export type BenchQuestion = (typeof benchQuestions)[number]
