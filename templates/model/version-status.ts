/** The life of a version: draft → in-review → approved → published → retired; a draft that is not wanted is discarded. */
export const versionStatuses = ['draft', 'in-review', 'approved', 'published', 'retired', 'discarded'] as const
export type VersionStatus = (typeof versionStatuses)[number]
