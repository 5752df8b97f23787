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
const site = z
  .object({ help: z.string().optional(), accessibility: z.string().optional(), privacy: z.string().optional() })
  .meta({ id: 'Site' })
export type Site = z.output<typeof site>

export const getSite = operation({
  id: 'getSite',
  tag: 'Service',
  summary: 'What the screens of this installation link to',
  answers: {
    200: {
      description: 'URLs of pages outside the hub; absent if the installation has none',
      body: site,
    },
  },
})
export const getMetrics = operation({
  id: 'getMetrics',
  tag: 'Service',
  summary: 'Figures for Prometheus',
  answers: { 200: { description: 'Prometheus text format', mediaTypes: ['text/plain'] } },
})
