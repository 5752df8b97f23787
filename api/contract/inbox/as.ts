import { z } from 'zod'

/** Whose letters are read. */
export const as = z
  .string()
  .max(64)
  .optional()
  .meta({ description: 'an enterprise number or a mandate id of `/v1/me`: whose letters are read' })
