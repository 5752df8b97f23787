import { z } from 'zod'
import { operation } from './operation.ts'

const health = z
  .object({ status: z.enum(['UP', 'DOWN']), parts: z.record(z.string(), z.enum(['UP', 'DOWN'])).optional() })
  .meta({ id: 'Health' })

export const getLive = operation({
  id: 'getLive',
  tag: 'Service',
  summary: 'The process answers',
  answers: { 200: { description: 'Alive', body: health } },
})
export const getReady = operation({
  id: 'getReady',
  tag: 'Service',
  summary: 'The process can do its work',
  answers: { 200: { description: 'Ready', body: health } },
  refusals: [503],
})
export const getMetrics = operation({
  id: 'getMetrics',
  tag: 'Service',
  summary: 'Figures for Prometheus',
  answers: { 200: { description: 'Prometheus text format', mediaTypes: ['text/plain'] } },
})
