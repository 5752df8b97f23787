export const pathOf = (id: string): string => `/v1/batches/${encodeURIComponent(id)}`
