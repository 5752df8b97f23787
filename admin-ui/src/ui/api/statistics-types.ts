import type * as contract from '../../../../api/contract/statistics.ts'

export type Statistics = contract.Statistics
export type StatisticSum = contract.StatisticSum
export type StatisticItem = Statistics['items'][number]
